namespace CouncilBot.Tests.Support;

/// <summary>A reply cut into what is quoted and what frames it.</summary>
/// <param name="Frame">Everything that is no quote, line by line.</param>
/// <param name="Quotes">The quotes, in order.</param>
internal sealed record PrintedReply(IReadOnlyList<string> Frame, IReadOnlyList<PrintedQuote> Quotes)
{
    public static PrintedReply Of(string printed)
    {
        var blocks = printed.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(b => b.Trim('\n').Split('\n')).ToList();
        return new PrintedReply(
            [.. blocks.Where(b => !IsQuote(b)).SelectMany(b => b)],
            [.. blocks.Where(IsQuote).Select(PrintedQuote.Of)]);
    }

    /// <summary>A citation, where it stands, and then its words, set in.</summary>
    private static bool IsQuote(string[] block) => block.Length >= 3 && block[2].StartsWith("  ", StringComparison.Ordinal);
}

/// <summary>One printed passage.</summary>
/// <param name="Citation">How it is cited.</param>
/// <param name="Place">Headings, lines and what else is known about it.</param>
/// <param name="Intro">The line with the sentence that introduces it, or null.</param>
/// <param name="Words">Its words.</param>
/// <param name="Marked">The sentences that carry the answer.</param>
/// <param name="Findings">How it was found.</param>
internal sealed record PrintedQuote(string Citation, string Place, string? Intro, string Words, IReadOnlyList<string> Marked, IReadOnlyList<string> Findings)
{
    public static PrintedQuote Of(string[] block)
    {
        var set = block.Skip(2).ToList();
        var findings = set.SkipWhile(l => l is not ("  Gefunden durch:" or "  Found by:")).ToList();
        set = set[..^findings.Count];
        var marked = set.Where(l => l.StartsWith("  » ", StringComparison.Ordinal)).ToList();
        set = [.. set.Except(marked, StringComparer.Ordinal)];
        var intro = set.Find(l => l.StartsWith("  Einleitung: ", StringComparison.Ordinal) || l.StartsWith("  Introduction: ", StringComparison.Ordinal));
        return new PrintedQuote(
            block[0],
            block[1],
            intro?.Trim(),
            string.Join('\n', set.Where(l => l != intro).Select(l => l[2..])),
            [.. marked.Select(l => l[4..])],
            [.. findings.Skip(1).Select(l => l.Trim())]);
    }

    /// <summary>The line of the source file it is said to stand on.</summary>
    public int FileLine()
    {
        var words = Place.Split(' ');
        var at = Array.FindIndex(words, w => w is "Zeile" or "line");
        return int.Parse(words[at + 1].Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
