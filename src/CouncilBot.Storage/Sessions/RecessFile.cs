using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Storage.Files;

namespace CouncilBot.Storage.Sessions;

/// <summary>What is wrong with a file of recesses.</summary>
public enum RecessProblem
{
    /// <summary>Larger than <see cref="SessionFile.MaxBytes"/>.</summary>
    FileTooLarge,

    /// <summary>Not in UTF-8.</summary>
    NotUtf8,

    /// <summary>Neither a table with name, first and last day nor a calendar with whole days.</summary>
    NotUnderstood,

    /// <summary>The last day is before the first, or the time is longer than <see cref="RecessFile.MostDays"/>.</summary>
    WrongDays,

    /// <summary>The name is longer than <see cref="SessionLimits.Name"/> or missing.</summary>
    WrongName,

    /// <summary>Two begin on the same day.</summary>
    Twice,

    /// <summary>More than <see cref="RecessFile.MostRecesses"/>.</summary>
    TooMany,

    /// <summary>None at all.</summary>
    None,
}

/// <summary>Something wrong with a file of recesses.</summary>
/// <param name="Line">Line of the file, from 1; 0: the whole file.</param>
/// <param name="Problem">What.</param>
public sealed record RecessError(int Line, RecessProblem Problem);

/// <summary>
/// A file of school holidays or recesses: a table (CSV) with name, first and last day, or a calendar of whole days (iCalendar), as
/// ministries and towns publish them. In UTF-8; all errors are found in one reading.
/// </summary>
public sealed class RecessFile
{
    /// <summary>Most recesses of a file: those of a state for some decades.</summary>
    public const int MostRecesses = 500;

    /// <summary>Longest recess, in days: more is a slip.</summary>
    public const int MostDays = 120;

    private readonly List<Recess> _recesses = [];
    private readonly List<RecessError> _errors = [];

    private RecessFile()
    {
    }

    /// <summary>By first day.</summary>
    public IReadOnlyList<Recess> Recesses => [.. _recesses.OrderBy(r => r.First)];

    /// <summary>By line.</summary>
    public IReadOnlyList<RecessError> Errors => _errors;

    /// <summary>Reads a file; never more of the stream than <see cref="SessionFile.MaxBytes"/>.</summary>
    public static async Task<RecessFile> ReadAsync(Stream stream, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read((await TextFile.ReadAsync(stream, SessionFile.MaxBytes, cancel)).Span);
    }

    private static RecessFile Read(ReadOnlySpan<byte> bytes)
    {
        var file = new RecessFile();
        if (bytes.Length > SessionFile.MaxBytes)
            file.Refuse(0, RecessProblem.FileTooLarge);
        else if (TextFile.Decode(bytes, out var foreignLine) is not { } text)
            file.Refuse(foreignLine, RecessProblem.NotUtf8);
        else if (text.AsSpan().TrimStart().StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
            file.ReadCalendar(text);
        else
            file.ReadTable(text);

        if (file._recesses.Count > MostRecesses)
            file.Refuse(0, RecessProblem.TooMany);
        else if (file._recesses.Count + file._errors.Count == 0)
            file.Refuse(0, RecessProblem.None);

        return file;
    }

    /// <summary>Three cells a line; a first line without days is a heading.</summary>
    private void ReadTable(string text)
    {
        var isFirst = true;
        foreach (var (line, cells, isMalformed) in CsvTable.Read(text).Where(l => l.IsMalformed || l.Cells.Any(c => c.Length > 0)))
        {
            var (first, last, isHeading) = (default(DateOnly), default(DateOnly), false);
            if (!isMalformed && cells is [_, var from, var until])
                isHeading = isFirst & !LocalTimes.TryReadDay(from, out first, out var likeFirst) & !LocalTimes.TryReadDay(until, out last, out var likeLast) & !likeFirst & !likeLast;

            if (first != default && last != default)
                Add(line, cells[0], first, last);
            else if (!isHeading)
                Refuse(line, RecessProblem.NotUnderstood);

            isFirst = false;
        }
    }

    /// <summary>Events of whole days; the day of DTEND does not belong to them (RFC 5545, 3.6.1), and without one it is a single day.</summary>
    private void ReadCalendar(string text)
    {
        var (begin, entry) = (0, new Dictionary<string, CalendarLine>(StringComparer.Ordinal));
        foreach (var line in CalendarLine.Read(text))
        {
            var isOfEvent = line.Value.Trim().Equals("VEVENT", StringComparison.OrdinalIgnoreCase);
            if (line.Name == "BEGIN" && isOfEvent)
            {
                (begin, entry) = (line.Number, new Dictionary<string, CalendarLine>(StringComparer.Ordinal));
            }
            else if (line.Name == "END" && isOfEvent && begin > 0)
            {
                ReadEvent(begin, entry);
                begin = 0;
            }
            else if (begin > 0)
            {
                entry.TryAdd(line.Name, line);
            }
        }

        if (begin > 0)
            Refuse(begin, RecessProblem.NotUnderstood);
    }

    private void ReadEvent(int line, Dictionary<string, CalendarLine> entry)
    {
        if (entry.ContainsKey("RRULE") || !TryReadDay(entry.GetValueOrDefault("DTSTART"), out var first))
            Refuse(line, RecessProblem.NotUnderstood);
        else if (!entry.TryGetValue("DTEND", out var end))
            Add(line, entry.GetValueOrDefault("SUMMARY")?.Text ?? "", first, first);
        else if (TryReadDay(end, out var after) && after > first)
            Add(line, entry.GetValueOrDefault("SUMMARY")?.Text ?? "", first, after.AddDays(-1));
        else
            Refuse(line, RecessProblem.WrongDays);
    }

    private static bool TryReadDay(CalendarLine? line, out DateOnly day)
    {
        day = default;
        return line is { IsDate: true } && DateOnly.TryParseExact(line.Value.Trim(), "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out day);
    }

    private void Add(int line, string name, DateOnly first, DateOnly last)
    {
        if (PlainLine.Of(name) is not { Length: <= SessionLimits.Name } plain)
            Refuse(line, RecessProblem.WrongName);
        else if (last < first || last.DayNumber - first.DayNumber >= MostDays)
            Refuse(line, RecessProblem.WrongDays);
        else if (_recesses.Exists(r => r.First == first))
            Refuse(line, RecessProblem.Twice);
        else
            _recesses.Add(new Recess(plain, first, last));
    }

    private void Refuse(int line, RecessProblem problem) => _errors.Add(new RecessError(line, problem));
}
