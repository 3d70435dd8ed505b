using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Tests.Support;

/// <summary>What must hold for every document, however it came in.</summary>
internal static class Exact
{
    /// <summary>Every passage, intro and sentence is a span of the cleaned text, and nothing of it stands in two passages.</summary>
    public static void Spans(Document document)
    {
        var end = 0;
        foreach (var passage in document.Passages)
        {
            Assert.True(passage.Span.Start >= end, passage.Id);
            end = passage.Span.End;
            Assert.Equal(passage.Span.Of(document.CleanText), passage.Text);
            Assert.Equal(passage.Intro?.Of(document.CleanText), passage.IntroText);
            Assert.NotEmpty(passage.Sentences);
            Assert.Equal(passage.Text.Where(c => !char.IsWhiteSpace(c)), passage.Sentences.SelectMany(s => s.Of(passage.Text)).Where(c => !char.IsWhiteSpace(c)));
        }

        Assert.Equal(Enumerable.Range(1, document.Passages.Count), document.Passages.Select(p => p.Ordinal));
        Assert.Equal(document.Passages.Count, document.Passages.Select(p => p.Id).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Every character that is no white space maps to the same character of the source, in the order of the source.</summary>
    public static void Map(Document document)
    {
        var last = -1;
        foreach (var (i, c) in document.CleanText.Index().Where(c => !char.IsWhiteSpace(c.Item)))
        {
            var at = document.Map.ToSource(i);
            Assert.True(at > last, $"{c} at {i} comes from {at}, the one before it from {last}");
            Assert.Equal(c, document.SourceText[at]);
            last = at;
        }
    }

    /// <summary>The lines given for a passage are those of its first and last character.</summary>
    public static void Lines(Document document)
    {
        foreach (var passage in document.Passages)
        {
            var source = document.Map.ToSource(passage.Span);
            Assert.Equal(new LineRange(LineOf(document.SourceText, source.Start), LineOf(document.SourceText, source.End - 1)), passage.SourceLines);
        }
    }

    /// <summary>Every letter of the source stands in the cleaned text or in a line of a block that was left out; <paramref name="residue"/> tells what may vanish.</summary>
    public static void Completeness(Document document, Func<int, bool> residue)
    {
        var kept = new bool[document.SourceText.Length];
        for (var i = 0; i < document.CleanText.Length; i++)
            kept[document.Map.ToSource(i)] = true;

        var lost = document.SourceText.Index()
            .Where(c => char.IsLetter(c.Item) && !kept[c.Index])
            .Select(c => (c.Item, c.Index, Line: LineOf(document.SourceText, c.Index)))
            .Where(c => !document.Skipped.Any(s => s.Lines.Contains(c.Line)) && !residue(c.Index));
        Assert.Empty(lost);
    }

    /// <summary>What stands between the passages in the cleaned text are headings that some passage has above it.</summary>
    public static void NothingButHeadingsBetweenPassages(Document document)
    {
        var headings = document.Passages.SelectMany(p => p.HeadingPath).ToHashSet(StringComparer.Ordinal);
        var from = 0;
        foreach (var passage in document.Passages)
        {
            foreach (var line in document.CleanText[from..passage.Span.Start].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                Assert.Contains(headings, h => h == line.TrimEnd(':') || h.EndsWith(") " + line, StringComparison.Ordinal));

            from = passage.Span.End;
        }

        Assert.Equal(string.Empty, document.CleanText[from..].Trim());
    }

    private static int LineOf(string source, int offset) => source.AsSpan(0, offset).Count('\n') + 1;
}
