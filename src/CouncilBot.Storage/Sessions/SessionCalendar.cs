using System.Globalization;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Storage.Sessions;

/// <summary>
/// The events of a calendar as sessions. Other components, and properties that say nothing about a session, are passed over. It
/// is read here and not by a library because every error is to be named with its line, all of them at once.
/// </summary>
internal sealed class SessionCalendar(SessionFile file)
{
    private static readonly string[] Repeating = ["RRULE", "RDATE", "RECURRENCE-ID"];

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    public void Read(string text)
    {
        var open = new Stack<(string Name, int Line)>();
        var entry = new Dictionary<string, CalendarLine>(StringComparer.Ordinal);
        foreach (var line in CalendarLine.Read(text))
        {
            var isInEvent = open.Count > 0 && open.Peek().Name == "VEVENT";
            switch (line.Name)
            {
                case "":
                    file.Refuse(line.Number, SessionFileProblem.NotACalendarLine, value: line.Value);
                    break;
                case "BEGIN":
                    open.Push((line.Value.Trim().ToUpperInvariant(), line.Number));
                    if (open.Peek().Name == "VEVENT")
                        entry.Clear();
                    break;
                case "END" when open.Count > 0 && open.Peek().Name.Equals(line.Value.Trim(), StringComparison.OrdinalIgnoreCase):
                    var (_, begin) = open.Pop();
                    if (isInEvent)
                        ReadEvent(begin, entry);
                    break;
                case "END":
                    file.Refuse(line.Number, SessionFileProblem.NotNested, value: line.Value);
                    return;
                case var name when isInEvent:
                    entry.TryAdd(name, line);
                    break;
            }
        }

        if (open.TryPeek(out var last))
            file.Refuse(last.Line, SessionFileProblem.NotNested, value: last.Name);
    }

    private void ReadEvent(int begin, Dictionary<string, CalendarLine> entry)
    {
        foreach (var name in Repeating.Where(entry.ContainsKey))
            file.Refuse(entry[name].Number, SessionFileProblem.Repeats, value: name);

        var before = file.ErrorCount;
        var id = entry.GetValueOrDefault("UID") is { } uid ? file.IdOf(uid.Number, uid.Text) : null;
        if (id is not null && !_ids.TryAdd(id, begin) && !entry.ContainsKey("RECURRENCE-ID"))
            file.Refuse(begin, SessionFileProblem.DuplicateOfLine, value: SessionFile.Text(_ids[id]));

        var body = Property(begin, entry, "SUMMARY", SessionColumn.Body) is { } summary ? file.BodyOf(summary.Number, BodyFinder.In(summary.Text, file.Context.Bodies), PlainLine.Of(summary.Text)!) : null;
        var start = Property(begin, entry, "DTSTART", SessionColumn.Date) is { } dtstart ? StartOf(dtstart) : null;
        var place = entry.GetValueOrDefault("LOCATION") is { } location ? file.Limited(location.Number, SessionColumn.Place, location.Text, SessionLimits.Name) : null;
        var isCancelled = entry.GetValueOrDefault("STATUS") is { } status && status.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);
        var items = entry.GetValueOrDefault("DESCRIPTION") is { } description ? ItemsOf(description) : [];
        if (file.ErrorCount == before && body is { } found && start is { } moment)
            file.Add(new FileSession(begin, id, found.Key, found.Name, moment.Utc, moment.Day, place, isCancelled) { Items = items });
    }

    private CalendarLine? Property(int begin, Dictionary<string, CalendarLine> entry, string name, SessionColumn column)
    {
        if (entry.TryGetValue(name, out var line) && PlainLine.Of(line.Text) is not null)
            return line;

        file.Refuse(line?.Number ?? begin, SessionFileProblem.ValueMissing, column, name);
        return null;
    }

    private (DateTime Utc, DateOnly Day)? StartOf(CalendarLine line)
    {
        var value = line.Value.Trim();
        if (line.IsDate || value.Length == 8)
        {
            file.Refuse(line.Number, SessionFileProblem.StartIsADay, SessionColumn.Date, value);
            return null;
        }

        var isUtc = value.EndsWith('Z');
        if (!DateTime.TryParseExact(value.TrimEnd('Z'), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written))
        {
            file.Refuse(line.Number, SessionFileProblem.DayUnreadable, SessionColumn.Date, value);
            return null;
        }

        TimeZoneInfo? zone = file.Context.Zone;
        if (!isUtc && line.Zone is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
        {
            file.Refuse(line.Number, SessionFileProblem.ZoneUnknown, SessionColumn.Date, name);
            return null;
        }

        if ((isUtc ? DateTime.SpecifyKind(written, DateTimeKind.Utc) : LocalTimes.ToUtc(written, zone!)) is not { } utc)
        {
            file.Refuse(line.Number, SessionFileProblem.TimeDoesNotExist, SessionColumn.Time, value);
            return null;
        }

        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, file.Context.Zone));
        return file.IsPlanned(line.Number, day, value) ? (utc, day) : null;
    }

    private List<AgendaItem> ItemsOf(CalendarLine line)
    {
        var items = AgendaText.ReadNumbered(line.Text);
        foreach (var item in items.Where(i => i.Title.Length > SessionLimits.Title))
            file.Refuse(line.Number, SessionFileProblem.ValueTooLong, SessionColumn.Title, SessionFile.Text(item.Title.Length));

        return [.. items];
    }
}
