using System.Globalization;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;

var seeds = Path.GetFullPath(args[1]);
var (knowledge, errors) = KnowledgeBase.Open(seeds);
foreach (var e in errors.Take(20)) Console.WriteLine(e);
if (knowledge is null) return;
var answerer = new Answerer(knowledge.Glossary);
var all = args[2..].SelectMany(f => Evaluation.Read(File.ReadAllText(f))).ToList();
var js = all.Select(q => Evaluation.Judge(knowledge, answerer, q)).ToList();
if (args[0] == "speed") { var sp = new CouncilBot.Bench.Speed(knowledge, all); sp.Builds(20); sp.Questions(20); return; }
if (args[0] == "growth") { new CouncilBot.Bench.Speed(knowledge, all).Growth((Environment.GetEnvironmentVariable("SIZES") ?? "1000,10000,100000").Split(',').Select(int.Parse)); return; }
if (args[0] == "collections") { new CouncilBot.Bench.Speed(knowledge, all).Collections(seeds, 5000, 256L << 20); return; }
if (args[0] == "tune") { var t = new CouncilBot.Bench.Tune(knowledge, [.. all.Select(q => (q, q.Id.StartsWith('t') ? 1.0 : 2.0))]); var w = t.Run(2, 1); Console.WriteLine(w); return; }
if (args[0] == "features") foreach (var j in js)
{
    var index = knowledge.Find(j.Question.Collection)!;
    var q = answerer.Read(j.Question.Q).Question;
    if (q is null) continue;
    var r = answerer.Search(index, q, q.Tokens);
    if (r.Hits.Count == 0) continue;
    Console.WriteLine((j.Question.IsAnswerable ? "1" : "0") + " " + j.Question.Id + " " + string.Join(' ', Confidence.Signs(index, r, r.Hits[0]).Select(v => v.ToString("0.####", CultureInfo.InvariantCulture))));
}
if (args[0] == "show") { foreach (var j in js) { var index = knowledge.Find(j.Question.Collection)!; var q = answerer.Read(j.Question.Q).Question!; var r = answerer.Search(index, q, q.Tokens); Console.WriteLine($"== {j.Question.Id} {j.Question.Q}"); if (r.Hits.Count == 0) continue; Console.WriteLine($"   p={Confidence.Of(index, r, r.Hits[0]):0.00} {index.Passages[r.Hits[0].Passage].Text[..Math.Min(120, index.Passages[r.Hits[0].Passage].Text.Length)]}"); Console.WriteLine("   " + string.Join("; ", Answerer.Findings(index, r, r.Hits[0].Passage).Select((f, i) => $"{f.Asked}[{f.Weight:0.00}{(r.Units[i].IsSubject ? "S" : r.Units[i].IsKnown ? "k" : "")} x {f.Strength:0.00} {f.Found} {f.Kind}]"))); } return; }
if (args[0] == "wrong") foreach (var j in js.Where(j => j.Question.IsAnswerable ? j.Rank != 1 : !j.IsRefused))
{
    Console.WriteLine($"{j.Question.Id} {j.Question.Kind} {j.Question.Lang} rank {j.Rank} refused {j.IsRefused} | {j.Question.Q} | GOLD {string.Join(" ## ", j.Question.Gold ?? [])}");
    var index = knowledge.Find(j.Question.Collection)!;
    var reply = answerer.Ask(index, answerer.Read(j.Question.Q).Question!, explain: true);
    foreach (var a in reply.Answers.Concat(reply.Nearest).Take(2))
    {
        Console.WriteLine($"    {a.Confidence:0.00} {a.Passage.Text[..Math.Min(140, a.Passage.Text.Length)]}");
        Console.WriteLine("      " + string.Join("; ", a.Findings.Select(f => $"{f.Asked}[{f.Weight:0.00}x{f.Strength:0.00} {f.Found} {f.Kind}]")));
    }
}
if (args[0] == "raw") {
 var rows = js.Where(j => j.Question.IsAnswerable).Select(j => { var index = knowledge.Find(j.Question.Collection)!; var q = answerer.Read(j.Question.Q).Question; var hits = q is null ? [] : answerer.Search(index, q, q.Tokens).Hits; 
   var rank = 1 + hits.ToList().FindIndex(h => (j.Question.Gold ?? []).Any(g => Plain(index.Passages[h.Passage].Text).Contains(Plain(g), StringComparison.Ordinal))); return (j, rank, hits, index); }).ToList();
 void Raw(string n, IEnumerable<int> r) { var l = r.ToList(); Console.WriteLine($"{n,-24} n={l.Count} @1 {l.Count(x => x == 1) / (double)l.Count:0.000} @3 {l.Count(x => x is 1 or 2 or 3) / (double)l.Count:0.000} @10 {l.Count(x => x is > 0 and <= 10) / (double)l.Count:0.000}"); }
 Raw("all", rows.Select(r => r.rank)); foreach (var g in rows.GroupBy(r => r.j.Question.Lang)) Raw(g.Key, g.Select(x => x.rank)); foreach (var g in rows.GroupBy(r => r.j.Question.Kind)) Raw(g.Key, g.Select(x => x.rank));
 if (Environment.GetEnvironmentVariable("SHOW") is not null) foreach (var (j, rank, hits, index) in rows.Where(r => r.rank != 1)) {
   Console.WriteLine($"== {j.Question.Id} {j.Question.Kind} rank {rank} | {j.Question.Q}\n   GOLD {string.Join(" ## ", j.Question.Gold ?? [])}");
   var res = answerer.Search(index, answerer.Read(j.Question.Q).Question!, answerer.Read(j.Question.Q).Question!.Tokens);
   Console.WriteLine("   units " + string.Join("; ", res.Units.Select((u, i) => $"{u.Words}:{res.Weights[i]:0.00}{(u.IsEmpty ? "-" : "")}{(u.IsKnown ? "k" : "")}")));
   foreach (var h in res.Hits.Take(1).Concat(rank > 1 ? res.Hits.Skip(rank - 1).Take(1) : [])) { Console.WriteLine($"   {h.Score:0.00} {index.Passages[h.Passage].Text[..Math.Min(110, index.Passages[h.Passage].Text.Length)].Replace('\n',' ')}"); Console.WriteLine("      " + string.Join("; ", Answerer.Findings(index, res, h.Passage).Where(f => f.Strength > 0).Select(f => $"{f.Asked} {f.Strength:0.00}={f.Found}({f.Kind})"))); }
 }
 return;
}
static string Plain(string text) => string.Join(' ', new string([.. text.Where(c => !"*\"„“”‚‘’«»'".Contains(c))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
void Show(string n, IEnumerable<Judgement> g) { var m = Measures.Of(n, g.ToList()); Console.WriteLine($"{m.Name,-24} n={m.Answerable,3} hit@1 {m.HitAt1:0.000} hit@3 {m.HitAt3:0.000} mrr {m.MeanReciprocalRank:0.000} false refusals {m.FalseRefusals:0.000} | none={m.Unanswerable} refused {m.TrueRefusals:0.000}"); }
Show("all", js);
foreach (var g in js.GroupBy(j => j.Question.Lang)) Show(g.Key, g);
foreach (var g in js.GroupBy(j => j.Question.Kind)) Show(g.Key, g);
foreach (var g in js.GroupBy(j => j.Question.Collection)) Show(g.Key, g);
