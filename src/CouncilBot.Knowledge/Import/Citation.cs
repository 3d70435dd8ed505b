using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>
/// Words a citation the way German councils cite their papers. It is always German, like the documents: people paste it
/// into motions and minutes.
/// </summary>
internal static class Citation
{
    public static string Of(
        DocumentInfo info,
        IEnumerable<(string Text, Reference? Reference)> headings,
        Reference? label,
        int? item,
        int paragraph,
        (int First, int Last)? sentences,
        LineRange? printedLines)
    {
        var parts = new List<string> { info.ShortTitle };
        parts.AddRange(headings.Select(h => h.Reference is { } r && h.Text.StartsWith(r.ToString(), StringComparison.Ordinal) ? r.ToString() : Quoted(h.Text)));
        if (printedLines is { } lines)
        {
            parts.Add($"Z. {lines}");
            return string.Join(", ", parts);
        }

        if (label is { } own)
            parts.Add(own.ToString());
        else if (item is { } number)
            parts.Add(paragraph > 1 || (paragraph == 1 && number == 0) ? $"Absatz {paragraph}, Spiegelstrich {number}" : $"Spiegelstrich {number}");
        else
            parts.Add($"Absatz {paragraph}");

        if (sentences is { } cut)
            parts[^1] += cut.First == cut.Last ? $", Satz {cut.First}" : $", Sätze {cut.First}-{cut.Last}";

        return string.Join(", ", parts);
    }

    /// <summary>Commas and full stops of a heading must not be taken for those of the citation.</summary>
    private static string Quoted(string heading) => heading.AsSpan().IndexOfAny(",.") < 0 ? heading : $"„{heading}“";
}
