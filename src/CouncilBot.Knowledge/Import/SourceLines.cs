using System.Globalization;
using System.Text.RegularExpressions;

namespace CouncilBot.Knowledge.Import;

/// <summary>One line of the source, without the line number the source may print in front of it.</summary>
/// <param name="Number">Line of the file, from 1.</param>
/// <param name="Printed">The number printed in the source, if any.</param>
/// <param name="Start">Offset of <paramref name="Text"/> in the source.</param>
/// <param name="Text">The line without end-of-line characters and without its printed number.</param>
internal sealed record SourceLine(int Number, int? Printed, int Start, string Text)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>Cuts a source into lines and takes a printed column of line numbers off it.</summary>
internal static partial class SourceLines
{
    /// <summary>At least so many lines must carry a number, and so large a share of all that are not blank, before they count as a column.</summary>
    private const int FewestNumbered = 20;
    private const double SmallestShare = 0.8;

    /// <summary>A page may lose a line or two of its numbers, not more.</summary>
    private const int LargestGap = 3;

    public static IReadOnlyList<SourceLine> Read(string source, out bool printsLineNumbers)
    {
        var lines = Split(source);
        var numbered = TakeNumbersOff(lines);
        var written = lines.Count(l => !l.IsBlank);
        var found = numbered.Count(l => l.Printed is not null);
        printsLineNumbers = found >= FewestNumbered && found >= SmallestShare * written;
        return printsLineNumbers ? numbered : lines;
    }

    private static List<SourceLine> Split(string source)
    {
        var lines = new List<SourceLine>();
        var start = 0;
        while (start <= source.Length)
        {
            var end = source.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? source.Length : start + end;
            lines.Add(new SourceLine(lines.Count + 1, null, start, source[start..end]));
            start = end + (end + 1 < source.Length && source[end] == '\r' && source[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    private static List<SourceLine> TakeNumbersOff(List<SourceLine> lines)
    {
        var result = new List<SourceLine>(lines.Count);
        var last = 0;
        foreach (var line in lines)
        {
            var match = PrintedNumber().Match(line.Text);
            if (match.Success && int.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number) && number > last && number <= last + LargestGap)
            {
                last = number;
                var text = match.Groups["text"];
                result.Add(line with { Printed = number, Start = line.Start + text.Index, Text = text.Value });
            }
            else
            {
                result.Add(line);
            }
        }

        return result;
    }

    /// <summary>
    /// A number at the start of the line; extraction from PDF often turns the column of numbers beside a list into bullets of
    /// its own ("- 68 - die Fortsetzung"), so that a dash in front of the number belongs to the column, not to the text.
    /// </summary>
    [GeneratedRegex(@"^\s*(?:-\s+)?(?<number>\d{1,5})(?:\s+(?<text>.*)|(?<text>))$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex PrintedNumber();
}
