using CouncilBot.Coalition.Sessions;
using CouncilBot.Storage.Files;

namespace CouncilBot.Storage.Sessions;

/// <summary>
/// A table of sessions with one line per item of an agenda: lines with the same identity, or else with the same body, day and
/// time, are one session. The first line names the columns in German or English.
/// </summary>
internal sealed class SessionTable(SessionFile file)
{
    private static readonly Dictionary<string, SessionColumn> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gremium"] = SessionColumn.Body,
        ["body"] = SessionColumn.Body,
        ["datum"] = SessionColumn.Date,
        ["date"] = SessionColumn.Date,
        ["zeit"] = SessionColumn.Time,
        ["uhrzeit"] = SessionColumn.Time,
        ["beginn"] = SessionColumn.Time,
        ["time"] = SessionColumn.Time,
        ["ort"] = SessionColumn.Place,
        ["place"] = SessionColumn.Place,
        ["kennung"] = SessionColumn.Id,
        ["id"] = SessionColumn.Id,
        ["top"] = SessionColumn.Number,
        ["item number"] = SessionColumn.Number,
        ["number"] = SessionColumn.Number,
        ["titel"] = SessionColumn.Title,
        ["title"] = SessionColumn.Title,
    };

    private static readonly SessionColumn[] Needed = [SessionColumn.Body, SessionColumn.Date, SessionColumn.Time];

    private readonly Dictionary<SessionColumn, int> _columns = [];
    private readonly Dictionary<string, FileSession> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string?, DateTime), FileSession> _bySlot = [];

    public void Read(string text)
    {
        foreach (var (line, cells, isMalformed) in CsvTable.Read(text))
        {
            var isHeader = _columns.Count == 0;
            if (isMalformed)
                file.Refuse(line, SessionFileProblem.BadQuotes);
            else if (isHeader)
                ReadHeaders(line, cells);
            else if (cells.Any(cell => cell.Length > 0))
                ReadLine(line, cells);

            if (isHeader && file.ErrorCount > 0)
                return;
        }
    }

    private void ReadHeaders(int line, string[] headers)
    {
        for (var i = 0; i < headers.Length; i++)
        {
            if (!Words.TryGetValue(headers[i], out var column))
                file.Refuse(line, SessionFileProblem.ColumnUnknown, value: headers[i]);
            else if (!_columns.TryAdd(column, i))
                file.Refuse(line, SessionFileProblem.ColumnTwice, column, headers[i]);
        }

        foreach (var column in Needed.Where(c => !_columns.ContainsKey(c)))
            file.Refuse(line, SessionFileProblem.ColumnMissing, column);
    }

    private void ReadLine(int line, string[] cells)
    {
        if (cells.Length != _columns.Count)
        {
            file.Refuse(line, SessionFileProblem.WrongNumberOfCells, value: SessionFile.Text(cells.Length));
            return;
        }

        var before = file.ErrorCount;
        var body = Cell(line, cells, SessionColumn.Body) is { Length: > 0 } text ? file.BodyOf(line, BodyFinder.Named(text, file.Context.Bodies), text) : null;
        var start = StartOf(line, Cell(line, cells, SessionColumn.Date), Cell(line, cells, SessionColumn.Time));
        var place = file.Limited(line, SessionColumn.Place, Optional(cells, SessionColumn.Place), SessionLimits.Name);
        var id = file.IdOf(line, Optional(cells, SessionColumn.Id));
        var item = ItemOf(line, cells);
        if (file.ErrorCount > before || body is not { } found || start is not { } begin)
            return;

        var session = new FileSession(line, id, found.Key, found.Name, begin.Utc, begin.Day, place, IsCancelled: false);
        if (Known(session) is not { } known)
            file.Add(known = session);
        else if (known.Slot != session.Slot || known.ExternalId != session.ExternalId || (session.Place is not null && known.Place != session.Place))
            file.Refuse(line, SessionFileProblem.ContradictsLine, value: SessionFile.Text(known.Line));

        if (item is not null)
            known.Items.Add(item);
    }

    private FileSession? Known(FileSession session)
    {
        if ((session.ExternalId is { } id && _byId.TryGetValue(id, out var known)) || _bySlot.TryGetValue(session.Slot, out known))
            return known;

        if (session.ExternalId is not null)
            _byId.Add(session.ExternalId, session);

        _bySlot.Add(session.Slot, session);
        return null;
    }

    private (DateTime Utc, DateOnly Day)? StartOf(int line, string date, string time)
    {
        var before = file.ErrorCount;
        if (date.Length > 0 && !LocalTimes.TryReadDay(date, out _, out var looksLikeOne))
            file.Refuse(line, looksLikeOne ? SessionFileProblem.DayDoesNotExist : SessionFileProblem.DayUnreadable, SessionColumn.Date, date);

        if (time.Length > 0 && !LocalTimes.TryReadTime(time, out _))
            file.Refuse(line, SessionFileProblem.TimeUnreadable, SessionColumn.Time, time);

        if (file.ErrorCount > before || !LocalTimes.TryReadDay(date, out var day, out _) || !LocalTimes.TryReadTime(time, out var clock) || !file.IsPlanned(line, day, date))
            return null;

        if (LocalTimes.ToUtc(day.ToDateTime(clock), file.Context.Zone) is { } utc)
            return (utc, day);

        file.Refuse(line, SessionFileProblem.TimeDoesNotExist, SessionColumn.Time, time);
        return null;
    }

    private AgendaItem? ItemOf(int line, string[] cells)
    {
        var number = file.Limited(line, SessionColumn.Number, Optional(cells, SessionColumn.Number), SessionLimits.Number);
        var title = file.Limited(line, SessionColumn.Title, Optional(cells, SessionColumn.Title), SessionLimits.Title);
        if (title is not null)
            return new AgendaItem(number, title);

        if (number is not null && Optional(cells, SessionColumn.Title).Length == 0)
            file.Refuse(line, SessionFileProblem.ValueMissing, SessionColumn.Title);

        return null;
    }

    private string Cell(int line, string[] cells, SessionColumn column)
    {
        var cell = cells[_columns[column]];
        if (cell.Length == 0)
            file.Refuse(line, SessionFileProblem.ValueMissing, column);

        return cell;
    }

    private string Optional(string[] cells, SessionColumn column) => _columns.TryGetValue(column, out var index) ? cells[index] : "";
}
