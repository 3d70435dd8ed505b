using CsvHelper;

namespace CouncilBot.Storage.Files;

/// <summary>A line of a table.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="IsMalformed">Whether its quotation marks do not match.</param>
internal readonly record struct CsvLine(int Line, string[] Cells, bool IsMalformed);

/// <summary>A table as spreadsheets save it: CSV (RFC 4180), separated by semicolons or commas.</summary>
internal static class CsvTable
{
    /// <summary>All lines, also the empty ones.</summary>
    public static IEnumerable<CsvLine> Read(string text)
    {
        HashSet<long> badQuotes = [];
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            Separator = SeparatorOf(text),
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            // A quotation mark that is never closed spoils its own line and not the rest of the list.
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = record => badQuotes.Add(record.LineNumber),
        };
        using var csv = CsvReader.FromText(text, options);
        while (csv.Read())
            yield return new((int)csv.LineNumber, csv.Current.ToArray(), badQuotes.Contains(csv.LineNumber));
    }

    private static char SeparatorOf(string text)
    {
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return header.Count(';') >= header.Count(',') ? ';' : ',';
    }
}
