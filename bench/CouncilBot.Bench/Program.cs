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
if (args[0] == "features") foreach (var j in js)
{
    var index = knowledge.Find(j.Question.Collection)!;
    var q = answerer.Read(j.Question.Q).Question;
    if (q is null) continue;
    var r = answerer.Search(index, q);
    if (r.Hits.Count == 0) continue;
    Console.WriteLine((j.Question.IsAnswerable ? "1" : "0") + " " + j.Question.Id + " " + string.Join(' ', Confidence.Signs(r, r.Hits[0]).Select(v => v.ToString("0.####", CultureInfo.InvariantCulture))));
}
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
void Show(string n, IEnumerable<Judgement> g) { var m = Measures.Of(n, g.ToList()); Console.WriteLine($"{m.Name,-24} n={m.Answerable,3} hit@1 {m.HitAt1:0.000} hit@3 {m.HitAt3:0.000} mrr {m.MeanReciprocalRank:0.000} false refusals {m.FalseRefusals:0.000} | none={m.Unanswerable} refused {m.TrueRefusals:0.000}"); }
Show("all", js);
foreach (var g in js.GroupBy(j => j.Question.Lang)) Show(g.Key, g);
foreach (var g in js.GroupBy(j => j.Question.Kind)) Show(g.Key, g);
foreach (var g in js.GroupBy(j => j.Question.Collection)) Show(g.Key, g);
