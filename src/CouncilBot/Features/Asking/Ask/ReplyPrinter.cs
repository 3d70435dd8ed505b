using CouncilBot.Hosting;
using CouncilBot.Knowledge.Answers;

namespace CouncilBot.Features.Asking.Ask;

/// <summary>Prints a reply for people. The quotes stand as they are in the document; only the frame is worded here.</summary>
internal sealed class ReplyPrinter(Texts texts, Terminal terminal)
{
    private const string Bold = "\e[1m";
    private const string Plain = "\e[0m";

    public void Print(Reply reply)
    {
        if (reply.IsCovered)
        {
            foreach (var answer in reply.Answers)
                Print(answer, isAnswer: !reply.IsReference);

            if (reply.More > 0)
                terminal.Out.WriteLine(texts["More", reply.More]);

            return;
        }

        terminal.Out.WriteLine(texts["NotCovered"]);
        terminal.Out.WriteLine(texts["Searched", string.Join("; ", reply.Searched)]);
        if (reply.Nearest.Count == 0)
            return;

        terminal.Out.WriteLine();
        terminal.Out.WriteLine(texts["Nearest"]);
        terminal.Out.WriteLine();
        foreach (var nearest in reply.Nearest)
            Print(nearest, isAnswer: false);
    }

    private void Print(Answer answer, bool isAnswer)
    {
        var passage = answer.Passage;
        var lines = texts[passage.PrintedLines is null ? "FileLines" : "Lines", passage.Lines];
        terminal.Out.WriteLine(Styled(passage.Citation));
        terminal.Out.WriteLine(string.Join(" · ", [.. passage.HeadingPath.Take(1).Select(_ => string.Join(" › ", passage.HeadingPath)), lines, .. passage.Markers, .. isAnswer ? [texts["Confidence", answer.Confidence]] : Array.Empty<string>()]));
        if (passage.IntroText is { } intro)
            terminal.Out.WriteLine($"  {texts["Intro", intro]}");

        PrintQuote(answer, isAnswer);
        if (answer.Findings.Count > 0)
            Explain(answer);

        terminal.Out.WriteLine();
    }

    /// <summary>On a screen the sentences that carry the answer are bold; elsewhere they are repeated below the quote.</summary>
    private void PrintQuote(Answer answer, bool isAnswer)
    {
        var text = answer.Passage.Text;
        var isPartial = isAnswer && answer.Highlights.Sum(h => h.Length) < text.Length - 1;
        if (terminal.IsStyled && isPartial)
        {
            foreach (var highlight in answer.Highlights.OrderByDescending(h => h.Start))
                text = text.Insert(highlight.End, Plain).Insert(highlight.Start, Bold);
        }

        terminal.Out.WriteLine($"  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}");
        if (terminal.IsStyled || !isPartial)
            return;

        foreach (var highlight in answer.Highlights)
            terminal.Out.WriteLine($"  » {highlight.Of(answer.Passage.Text)}");
    }

    private void Explain(Answer answer)
    {
        terminal.Out.WriteLine($"  {texts["Explain"]}");
        foreach (var finding in answer.Findings)
        {
            var line = finding.Strength > 0
                ? texts["ExplainWord", finding.Asked, finding.Weight, finding.Strength, finding.Found ?? "…", finding.Kind is { } kind ? texts[$"Kind{kind}"] : "…"]
                : texts["ExplainMissing", finding.Asked, finding.Weight];
            terminal.Out.WriteLine($"    {line}");
        }
    }

    private string Styled(string words) => terminal.IsStyled ? $"{Bold}{words}{Plain}" : words;
}
