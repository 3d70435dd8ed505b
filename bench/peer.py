"""Asks SQLite FTS5 (BM25) the same questions, as a peer measured in the same run.

usage: dotnet run -c Release --project bench/CouncilBot.Bench -- passages bench/questions/dev.jsonl > passages.jsonl
       python3 bench/peer.py passages.jsonl bench/questions/dev.jsonl
A passage is a row; the words of a question are joined with OR, best first by bm25().
"""
import json
import re
import sqlite3
import statistics
import sys
import time


def plain(text):
    return " ".join(re.sub("[*\"„“”‚‘’«»']", "", text).split())


databases = {}
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    if row["collection"] not in databases:
        databases[row["collection"]] = sqlite3.connect(":memory:")
        databases[row["collection"]].execute("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    databases[row["collection"]].execute("INSERT INTO passages VALUES (?)", (row["Text"],))

ranks, times = [], []
for line in open(sys.argv[2], encoding="utf-8"):
    question = json.loads(line)
    if question["kind"] == "none":
        continue
    words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question["q"]))
    start = time.perf_counter()
    found = databases[question["collection"]].execute("SELECT text FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT 3", (words,)).fetchall()
    times.append((time.perf_counter() - start) * 1000)
    gold = [plain(g) for g in question["gold"]]
    ranks.append(next((i + 1 for i, (text,) in enumerate(found) if any(g in plain(text) for g in gold)), 0))

times.sort()
print(f"SQLite FTS5 {sqlite3.sqlite_version}: {len(ranks)} questions, hit@1 {ranks.count(1) / len(ranks):.3f}, hit@3 {sum(r > 0 for r in ranks) / len(ranks):.3f}, "
      f"median {statistics.median(times):.3f} ms, p99 {times[int(len(times) * 0.99)]:.3f} ms")
