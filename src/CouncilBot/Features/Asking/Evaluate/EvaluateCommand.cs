using System.Text.Json;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;

namespace CouncilBot.Features.Asking.Evaluate;

/// <summary>Measures the answers to labelled questions, overall and by kind, language and collection.</summary>
internal sealed class EvaluateCommand(KnowledgeBase knowledge, Terminal terminal)
{
    private readonly Texts _texts = Texts.Of<EvaluateCommand>(terminal.Language);

    public int Run(string file)
    {
        if (!File.Exists(file))
            return terminal.Refuse(_texts["FileMissing", file]);

        IReadOnlyList<LabelledQuestion> questions;
        try
        {
            questions = Evaluation.Read(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse(_texts["FileMissing", file]);
        }
        catch (JsonException e)
        {
            return terminal.Refuse(_texts["Line", e.Message]);
        }

        if (questions.Count == 0)
            return terminal.Refuse(_texts["Empty"]);

        var answerer = new Answerer(knowledge.Glossary);
        var judgements = questions.Select(q => Evaluation.Judge(knowledge, answerer, q)).ToList();
        terminal.Out.WriteLine(_texts["Heading"]);
        Print(Measures.Of(_texts["All"], judgements));
        foreach (var by in new Func<LabelledQuestion, string>[] { q => q.Lang, q => q.Kind, q => q.Collection })
        {
            foreach (var group in judgements.GroupBy(j => by(j.Question), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
                Print(Measures.Of(group.Key, [.. group]));
        }

        return Exit.Success;
    }

    private void Print(Measures m)
    {
        var answerable = m.Answerable == 0
            ? new string(' ', 47)
            : string.Create(_texts.Culture, $"{m.HitAt1,9:0.000}  {m.HitAt3,9:0.000}  {m.MeanReciprocalRank,5:0.000}  {m.FalseRefusals,16:0.000}");
        var unanswerable = m.Unanswerable == 0 ? string.Empty : string.Create(_texts.Culture, $"{m.Unanswerable,12}  {m.TrueRefusals,17:0.000}");
        terminal.Out.WriteLine($"{m.Name,-22}  {m.Answerable,6}  {answerable} | {unanswerable}".TrimEnd());
    }
}
