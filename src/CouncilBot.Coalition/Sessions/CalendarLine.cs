using System.Text;

namespace CouncilBot.Coalition.Sessions;

/// <summary>A content line of an iCalendar file (RFC 5545, 3.1), put together again where it was folded.</summary>
/// <param name="Number">Line of the file on which it begins, from 1.</param>
/// <param name="Name">Name of the property in capitals; empty where the line is none.</param>
/// <param name="Zone">The parameter TZID, or null.</param>
/// <param name="IsDate">Whether the parameter VALUE says that the value is a day.</param>
/// <param name="Value">The value as it stands there.</param>
public sealed record CalendarLine(int Number, string Name, string? Zone, bool IsDate, string Value)
{
    /// <summary>The value as text (RFC 5545, 3.3.11).</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Value.Length);
            for (var i = 0; i < Value.Length; i++)
            {
                if (Value[i] != '\\' || i + 1 == Value.Length)
                    text.Append(Value[i]);
                else
                    text.Append(Value[++i] is 'n' or 'N' ? '\n' : Value[i]);
            }

            return text.ToString();
        }
    }

    /// <summary>The content lines of a file; blank lines are left out.</summary>
    public static IEnumerable<CalendarLine> Read(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (start, number) = (0, 0);
        var line = new StringBuilder();
        foreach (var physical in Physical(file))
        {
            number++;
            if (line.Length > 0 && physical.Length > 0 && physical[0] is ' ' or '\t')
            {
                line.Append(physical, 1, physical.Length - 1);
                continue;
            }

            if (line.Length > 0)
                yield return Parse(start, line.ToString());

            line.Clear().Append(physical);
            start = number;
        }

        if (line.Length > 0)
            yield return Parse(start, line.ToString());
    }

    private static IEnumerable<string> Physical(string file)
    {
        for (var at = 0; at < file.Length;)
        {
            var end = file.AsSpan(at).IndexOfAny('\r', '\n') is var found and >= 0 ? at + found : file.Length;
            yield return file[at..end];
            at = end + (end + 1 < file.Length && file[end] == '\r' && file[end + 1] == '\n' ? 2 : 1);
        }
    }

    private static CalendarLine Parse(int number, string line)
    {
        // A colon or a semicolon within quotation marks belongs to the value of a parameter.
        var (inQuotes, colon) = (false, -1);
        var parts = new List<int>();
        for (var i = 0; i < line.Length && colon < 0; i++)
        {
            if (line[i] == '"')
                inQuotes = !inQuotes;
            else if (!inQuotes && line[i] == ';')
                parts.Add(i);
            else if (!inQuotes && line[i] == ':')
                colon = i;
        }

        if (colon < 0)
            return new CalendarLine(number, "", Zone: null, IsDate: false, line);

        parts.Add(colon);
        var parameters = parts.Zip(parts.Skip(1), (from, to) => line[(from + 1)..to]).ToList();
        return new CalendarLine(
            number,
            line[..parts[0]].Trim().ToUpperInvariant(),
            parameters.Where(p => p.StartsWith("TZID=", StringComparison.OrdinalIgnoreCase)).Select(p => p[5..].Trim('"')).FirstOrDefault(),
            parameters.Any(p => p.Equals("VALUE=DATE", StringComparison.OrdinalIgnoreCase)),
            line[(colon + 1)..]);
    }
}
