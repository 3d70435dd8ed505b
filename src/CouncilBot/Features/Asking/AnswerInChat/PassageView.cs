using System.Text.RegularExpressions;
using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Features.Asking.AnswerInChat;

/// <summary>
/// A quoted passage on a card: the words in a block of their own, and in it below a line where they stand. No other text of a card
/// that speaks of the agreement is set off like this. The words of documents are never read as markup.
/// </summary>
internal static partial class PassageView
{
    /// <summary>The words, the sentences that carry the answer marked, and the citation.</summary>
    public static Container Quote(Texts texts, Passage passage, IReadOnlyList<TextSpan> highlights) =>
        Block([.. Intro(texts, passage), .. Words(passage, highlights)], texts, passage);

    /// <summary>The passage between its neighbours; it alone stands out, and items of lists show that they are.</summary>
    public static IEnumerable<CardElement> InContext(Texts texts, Document document, Passage passage, int around)
    {
        var at = passage.Ordinal - 1;
        var first = Math.Max(0, at - around);
        var last = Math.Min(document.Passages.Count - 1, at + around);
        Passage? before = null;
        for (var i = first; i <= last; i++)
        {
            var shown = document.Passages[i];
            foreach (var heading in Between(texts, before, shown))
                yield return heading;

            if (i == at)
                yield return Block([.. Words(shown, [], isItemShown: true)], texts, shown);
            else
                foreach (var line in Words(shown, [], isItemShown: true))
                    yield return line;

            before = shown;
        }
    }

    /// <summary>What the citation does not say: headings in full, lines, and what the source marks by its type.</summary>
    public static IEnumerable<string> Place(Texts texts, Passage passage)
    {
        var headings = passage.HeadingPath.Where(h => !passage.Citation.Contains(h, StringComparison.Ordinal)).ToList();
        if (headings.Count > 0)
            yield return string.Join(" › ", headings);

        if (passage.PrintedLines is { } lines && !passage.Citation.Contains(lines.ToString(), StringComparison.Ordinal))
            yield return texts["Lines", lines];

        foreach (var marker in passage.Markers)
            yield return marker;
    }

    /// <summary>Some words of a passage with its citation.</summary>
    public static Container Quote(string words, string citation) =>
        Block([.. words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new RichText([new TextRun(line)]))], citation, []);

    private static Container Block(IReadOnlyList<CardElement> words, Texts texts, Passage passage) => Block(words, passage.Citation, Place(texts, passage));

    private static Container Block(IReadOnlyList<CardElement> words, string citation, IEnumerable<string> place) => new(
    [
        .. words,
        Styled.Bold(Unbroken(citation)) with { Size = TextSize.Small, Separator = true, Spacing = Spacing.Medium },
        .. place.Select(Styled.Remark),
    ])
    {
        Style = ContainerStyle.Emphasis,
    };

    /// <summary>"Z. 83-84" on one line: a word joiner, which has no width, behind the dash.</summary>
    private static string Unbroken(string citation) => DashBetweenNumbers().Replace(citation, "-\u2060");

    [GeneratedRegex(@"(?<=\d)-(?=\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex DashBetweenNumbers();

    /// <summary>A new chapter, or the sentence that begins a list and is not shown itself.</summary>
    private static IEnumerable<CardElement> Between(Texts texts, Passage? before, Passage shown)
    {
        if (shown.HeadingPath.Count > 0 && before?.HeadingPath.SequenceEqual(shown.HeadingPath, StringComparer.Ordinal) != true)
            yield return Styled.Small(string.Join(" › ", shown.HeadingPath)) with { Separator = before is not null };

        if (shown.Intro is { } intro && before?.Intro != intro && !(before?.Span.Start <= intro.Start && intro.End <= before.Span.End))
            yield return Introduction(texts, shown.IntroText!);
    }

    private static IEnumerable<CardElement> Intro(Texts texts, Passage passage) => passage.IntroText is { } intro ? [Introduction(texts, intro)] : [];

    private static RichText Introduction(Texts texts, string intro) => new([new TextRun(texts["Intro", intro]) { IsItalic = true, Size = TextSize.Small }]);

    /// <summary>One element for each line of the passage, since a line break within a run is not shown everywhere.</summary>
    private static IEnumerable<CardElement> Words(Passage passage, IReadOnlyList<TextSpan> highlights, bool isItemShown = false)
    {
        var start = 0;
        foreach (var line in passage.Text.Split('\n'))
        {
            var span = new TextSpan(start, line.Length);
            if (!string.IsNullOrWhiteSpace(line))
                yield return new RichText([.. start == 0 && isItemShown ? Item(passage) : [], .. Runs(passage.Text, span, highlights)]);

            start = span.End + 1;
        }
    }

    /// <summary>The number or the dot of an item; the words of a passage are without it.</summary>
    private static TextRun[] Item(Passage passage) => passage.Kind switch
    {
        PassageKind.Paragraph => [],
        PassageKind.Bullet => [new TextRun("• ") { IsSubtle = true }],
        PassageKind.Rule => [new TextRun(passage.Label is { } label ? $"{label.Number}. " : "• ") { IsSubtle = true }],
    };

    private static IEnumerable<TextRun> Runs(string text, TextSpan line, IReadOnlyList<TextSpan> highlights)
    {
        var at = line.Start;
        foreach (var highlight in highlights.OrderBy(h => h.Start))
        {
            var (from, to) = (Math.Max(at, highlight.Start), Math.Min(line.End, highlight.End));
            if (from >= to)
                continue;

            if (from > at)
                yield return new TextRun(text[at..from]);

            yield return new TextRun(text[from..to]) { IsBold = true, IsHighlighted = true };
            at = to;
        }

        if (at < line.End)
            yield return new TextRun(text[at..line.End]);
    }
}
