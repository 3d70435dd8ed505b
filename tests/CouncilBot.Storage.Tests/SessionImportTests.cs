using System.Text;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

/// <summary>What sessions are read from, and a coalition to read them for.</summary>
internal static class SessionFiles
{
    public const string Header = "Gremium;Datum;Zeit;Ort;Kennung;TOP;Titel";

    public static SessionFileContext Context { get; } = new(
        [
            new Body("rat", BodyKind.Council, new LocalName("Rat", "Council"), ["Stadtrat"]),
            new Body("hfa", BodyKind.MainAndFinanceCommittee, new LocalName("Haupt- und Finanzausschuss", "Main committee"), ["HFA"]),
            new Body("ausschuss", BodyKind.Committee, new LocalName("Ausschuss", "Committee"), []),
        ],
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        new DateOnly(2026, 11, 10));

    public static SessionFile Read(string text) => SessionFile.Read(Encoding.UTF8.GetBytes(text), Context);

    public static string Calendar(params string[] events) => string.Join("\r\n", ["BEGIN:VCALENDAR", "VERSION:2.0", .. events, "END:VCALENDAR", ""]);

    public static string Event(string uid, string start = "DTSTART;TZID=Europe/Berlin:20261124T170000", string summary = "Sitzung des Rates", params string[] more) =>
        string.Join("\r\n", ["BEGIN:VEVENT", $"UID:{uid}", start, $"SUMMARY:{summary}", .. more, "END:VEVENT"]);

    public static DateTime Utc(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, DateTimeKind.Utc);
}

public sealed class ATableOfSessions
{
    [Fact]
    public void May_be_German_or_English_with_semicolons_or_commas_and_a_mark_in_front()
    {
        var german = SessionFiles.Read("\uFEFFgremium;datum;zeit;ort;kennung;top;titel\r\nRat;24.11.2026;17:00;Ratssaal;R1;1;Haushalt\r\n");
        var english = SessionFiles.Read("title,number,id,place,time,date,body\nHaushalt,1,R1,Ratssaal,17:00,2026-11-24,Council\n");

        Assert.Empty(german.Errors);
        Assert.Empty(english.Errors);
        var (one, other) = (Assert.Single(german.Sessions), Assert.Single(english.Sessions));
        Assert.Equal(("R1", "rat", SessionFiles.Utc(11, 24, 16), "Ratssaal"), (one.ExternalId, one.BodyKey, one.StartUtc, one.Place));
        Assert.Equal((one.ExternalId, one.Slot, one.Place), (other.ExternalId, other.Slot, other.Place));
        Assert.Equal([new AgendaItem("1", "Haushalt")], one.Items);
        Assert.Equal(one.Items, other.Items);
    }

    [Fact]
    public void Has_one_line_per_item_and_lines_of_the_same_session_are_one()
    {
        var file = SessionFiles.Read($"{SessionFiles.Header}\nRat;24.11.2026;17:00;Ratssaal;;1;Haushalt\nHFA;17.11.2026;16 Uhr;;;;\nrat;24.11.26;17 Uhr;;;2;\"Wahl; geheim\"\nKulturausschuss;24.11.2026;17:00;;;;Verschiedenes\n");

        Assert.Empty(file.Errors);
        Assert.Equal(["rat", "hfa", "ausschuss"], file.Sessions.Select(s => s.BodyKey));
        Assert.Equal([new AgendaItem("1", "Haushalt"), new AgendaItem("2", "Wahl; geheim")], file.Sessions[0].Items);
        Assert.Empty(file.Sessions[1].Items);
        Assert.Equal("Kulturausschuss", file.Sessions[2].BodyName);
    }

    [Theory]
    [InlineData("Kreistag;24.11.2026;17:00;;;;", SessionFileProblem.BodyUnknown, SessionColumn.Body)]
    [InlineData("Ausschuss;24.11.2026;17:00;;;;", SessionFileProblem.BodyNameMissing, SessionColumn.Body)]
    [InlineData(";24.11.2026;17:00;;;;", SessionFileProblem.ValueMissing, SessionColumn.Body)]
    [InlineData("Rat;;17:00;;;;", SessionFileProblem.ValueMissing, SessionColumn.Date)]
    [InlineData("Rat;bald;17:00;;;;", SessionFileProblem.DayUnreadable, SessionColumn.Date)]
    [InlineData("Rat;29.02.2027;17:00;;;;", SessionFileProblem.DayDoesNotExist, SessionColumn.Date)]
    [InlineData("Rat;24.11.2031;17:00;;;;", SessionFileProblem.TooFarAhead, SessionColumn.Date)]
    [InlineData("Rat;24.11.2026;;;;;", SessionFileProblem.ValueMissing, SessionColumn.Time)]
    [InlineData("Rat;24.11.2026;25:00;;;;", SessionFileProblem.TimeUnreadable, SessionColumn.Time)]
    [InlineData("Rat;28.03.2027;02:30;;;;", SessionFileProblem.TimeDoesNotExist, SessionColumn.Time)]
    [InlineData("Rat;24.11.2026;17:00;;;1;", SessionFileProblem.ValueMissing, SessionColumn.Title)]
    [InlineData("Rat;24.11.2026;17:00;;;123456789012345678901;A", SessionFileProblem.ValueTooLong, SessionColumn.Number)]
    [InlineData("Rat;24.11.2026;17:00;;", SessionFileProblem.WrongNumberOfCells, null)]
    [InlineData("\"Rat;24.11.2026;17:00;;;;", SessionFileProblem.BadQuotes, null)]
    [InlineData("HFA;17.11.2026;16:00;Saal B;;;", SessionFileProblem.ContradictsLine, null)]
    public void Names_the_line_and_the_column_of_an_error(string line, SessionFileProblem problem, SessionColumn? column)
    {
        var file = SessionFiles.Read($"{SessionFiles.Header}\n\nHFA;17.11.2026;16:00;Saal A;;;\n{line}\n");

        var error = Assert.Single(file.Errors);
        Assert.Equal((4, problem, column), (error.Line, error.Problem, error.Column));
    }

    [Fact]
    public void Names_every_error_of_every_line() => Assert.Equal(
        [2, 2, 2, 3],
        SessionFiles.Read($"{SessionFiles.Header}\nKreistag;bald;nie;;;;\nRat;24.11.2026;17;;;1;\n").Errors.Select(e => e.Line));

    [Theory]
    [InlineData("Gremium;Datum;Zeit;Raum\n", SessionFileProblem.ColumnUnknown)]
    [InlineData("Gremium;Datum;Zeit;Body\n", SessionFileProblem.ColumnTwice)]
    [InlineData("Gremium;Datum\n", SessionFileProblem.ColumnMissing)]
    [InlineData("Gremium;Datum;Zeit\n", SessionFileProblem.NoSessions)]
    public void Needs_columns_that_are_known(string text, SessionFileProblem problem) => Assert.Equal(problem, Assert.Single(SessionFiles.Read(text).Errors).Problem);

    [Fact]
    public void Is_refused_in_another_encoding_or_too_large()
    {
        Assert.Equal((2, SessionFileProblem.NotUtf8), Of(SessionFile.Read([.. "a;b\n"u8, 0xFC], SessionFiles.Context)));
        Assert.Equal((0, SessionFileProblem.FileTooLarge), Of(SessionFile.Read(new byte[SessionFile.MaxBytes + 1], SessionFiles.Context)));

        static (int, SessionFileProblem) Of(SessionFile file) => (Assert.Single(file.Errors).Line, file.Errors[0].Problem);
    }

    [Fact]
    public void Has_at_most_so_many_sessions_and_items()
    {
        var sessions = string.Concat(Enumerable.Range(0, SessionFile.MaxSessions + 1).Select(i => $"Ausschuss Nr {i};24.11.2026;17:00\n"));
        var items = string.Concat(Enumerable.Range(0, SessionLimits.Items + 1).Select(i => $"Rat;24.11.2026;17:00;A{i}\n"));

        Assert.Equal(SessionFileProblem.TooManySessions, Assert.Single(SessionFiles.Read($"Gremium;Datum;Zeit\n{sessions}").Errors).Problem);
        Assert.Equal(SessionFileProblem.TooManyItems, Assert.Single(SessionFiles.Read($"Gremium;Datum;Zeit;Titel\n{items}").Errors).Problem);
    }
}

public sealed class ACalendarOfSessions
{
    [Theory]
    [InlineData("DTSTART;TZID=Europe/Berlin:20261124T170000")]
    [InlineData("DTSTART:20261124T170000")]
    [InlineData("DTSTART:20261124T160000Z")]
    [InlineData("DTSTART;TZID=\"W. Europe Standard Time\":20261124T170000")]
    [InlineData("DTSTART;TZID=Europe/London:20261124T160000")]
    public void Begins_by_its_zone_in_UTC_or_here(string start)
    {
        var file = SessionFiles.Read(SessionFiles.Calendar(SessionFiles.Event("u1", start)));

        Assert.Empty(file.Errors);
        Assert.Equal(SessionFiles.Utc(11, 24, 16), Assert.Single(file.Sessions).StartUtc);
    }

    [Fact]
    public void Has_place_state_and_a_numbered_agenda()
    {
        var session = Assert.Single(SessionFiles.Read(SessionFiles.Calendar(SessionFiles.Event(
            "u1", more: ["LOCATION:Ratssaal\\, Markt 2", "STATUS:CANCELLED", "DESCRIPTION:Öffentliche Sitzung\\n1 Haus", " halt\\n2.1 Wahl\\; geheim\\nBitte pünktlich"]))).Sessions);

        Assert.Equal(("u1", "Ratssaal, Markt 2", true), (session.ExternalId, session.Place, session.IsCancelled));
        Assert.Equal([new AgendaItem("1", "Haushalt"), new AgendaItem("2.1", "Wahl; geheim")], session.Items);
    }

    [Fact]
    public void Passes_over_what_is_no_event()
    {
        var file = SessionFiles.Read(SessionFiles.Calendar(
            "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE",
            SessionFiles.Event("u1", more: ["BEGIN:VALARM\r\nDESCRIPTION:1 Wecker\r\nEND:VALARM", "X-ANDERES:1"]),
            "BEGIN:VTODO\r\nSUMMARY:Kaffee\r\nEND:VTODO"));

        Assert.Empty(file.Errors);
        Assert.Empty(Assert.Single(file.Sessions).Items);
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261124", "Rat", "X-A:1", 5, SessionFileProblem.StartIsADay)]
    [InlineData("DTSTART:20261124", "Rat", "X-A:1", 5, SessionFileProblem.StartIsADay)]
    [InlineData("DTSTART:20270229T170000", "Rat", "X-A:1", 5, SessionFileProblem.DayUnreadable)]
    [InlineData("DTSTART;TZID=Mond/Krater:20261124T170000", "Rat", "X-A:1", 5, SessionFileProblem.ZoneUnknown)]
    [InlineData("DTSTART;TZID=Europe/Berlin:20270328T023000", "Rat", "X-A:1", 5, SessionFileProblem.TimeDoesNotExist)]
    [InlineData("DTSTART:20311124T170000", "Rat", "X-A:1", 5, SessionFileProblem.TooFarAhead)]
    [InlineData("X-START:1", "Rat", "X-A:1", 3, SessionFileProblem.ValueMissing)]
    [InlineData("DTSTART:20261124T170000", "Sommerfest", "X-A:1", 6, SessionFileProblem.BodyUnknown)]
    [InlineData("DTSTART:20261124T170000", "Rat und HFA", "X-A:1", 6, SessionFileProblem.BodyAmbiguous)]
    [InlineData("DTSTART:20261124T170000", " ", "X-A:1", 6, SessionFileProblem.ValueMissing)]
    [InlineData("DTSTART:20261124T170000", "Rat", "RRULE:FREQ=WEEKLY", 7, SessionFileProblem.Repeats)]
    [InlineData("DTSTART:20261124T170000", "Rat", "RECURRENCE-ID:20261124T170000", 7, SessionFileProblem.Repeats)]
    [InlineData("DTSTART:20261124T170000", "Rat", "Freitext", 7, SessionFileProblem.NotACalendarLine)]
    [InlineData("DTSTART:20261124T170000", "Rat", "END:VTODO", 7, SessionFileProblem.NotNested)]
    public void Names_the_line_and_the_reason(string start, string summary, string more, int line, SessionFileProblem problem)
    {
        var error = SessionFiles.Read(SessionFiles.Calendar(SessionFiles.Event("u1", start, summary, more))).Errors[0];

        Assert.Equal((line, problem), (error.Line, error.Problem));
    }

    [Fact]
    public void Names_an_entry_that_does_not_end_and_one_that_stands_there_twice()
    {
        Assert.Equal((1, SessionFileProblem.NotNested), Of(SessionFiles.Read($"BEGIN:VCALENDAR\r\n{SessionFiles.Event("u1")}\r\n")));
        Assert.Equal((8, SessionFileProblem.DuplicateOfLine), Of(SessionFiles.Read(SessionFiles.Calendar(SessionFiles.Event("u1"), SessionFiles.Event("u1", "DTSTART:20261125T170000")))));
        Assert.Equal((8, SessionFileProblem.DuplicateOfLine), Of(SessionFiles.Read(SessionFiles.Calendar(SessionFiles.Event("u1"), SessionFiles.Event("u2")))));

        static (int, SessionFileProblem) Of(SessionFile file) => (Assert.Single(file.Errors).Line, file.Errors[0].Problem);
    }
}

public sealed class ImportingSessions
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Adds_them_with_their_agendas_and_changes_nothing_the_second_time(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        const string Table = $"{SessionFiles.Header}\nRat;24.11.2026;17:00;Ratssaal;;1;Haushalt\nRat;24.11.2026;17:00;;;2;Wahl\nHFA;17.11.2026;16:00;;H1;;";

        Assert.Equal(new SessionImportResult(2, 0, 0, 0, 0), await ImportAsync(store, Table));
        var before = await RowsAsync(store);
        Assert.Equal(new SessionImportResult(0, 0, 2, 0, 0), await ImportAsync(store, Table));

        var (sessions, items) = await RowsAsync(store);
        Assert.Equal(before.Sessions.Select(s => (s.Id, s.Version)), sessions.Select(s => (s.Id, s.Version)));
        Assert.Equal(before.Items.Select(i => i.Id), items.Select(i => i.Id));
        Assert.Equal([("hfa", "H1"), ("rat", null)], sessions.Select(s => (s.BodyKey, s.ExternalId?.StartsWith("slot-", StringComparison.Ordinal) == true ? null : s.ExternalId)));
        Assert.Equal(["Haushalt", "Wahl"], items.Select(i => i.Title));
        Assert.All(sessions, s => Assert.Equal(SessionSource.Csv, s.Source));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Updates_by_the_identity_of_the_file_keeps_items_and_tells_who_watches(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        await ImportAsync(store, SessionFiles.Calendar(SessionFiles.Event("u1", more: ["DESCRIPTION:1 Haushalt\\n2 Wahl"]), SessionFiles.Event("u2", "DTSTART:20261201T170000")));
        var before = await RowsAsync(store);
        var watcher = new Watcher();

        var result = await ImportAsync(store, SessionFiles.Calendar(SessionFiles.Event("u1", "DTSTART:20261125T170000", more: ["STATUS:CANCELLED", "DESCRIPTION:1 Nachtrag\\n2 Haushalt"])), watcher);

        Assert.Equal(new SessionImportResult(0, 1, 0, 0, 0), result);
        var (sessions, items) = await RowsAsync(store);
        Assert.Equal(before.Sessions.Select(s => s.Id), sessions.Select(s => s.Id));
        Assert.Equal(SessionFiles.Utc(11, 25, 16), sessions[0].StartUtc);
        Assert.NotNull(sessions[0].CancelledUtc);
        Assert.Null(sessions[1].CancelledUtc);
        Assert.Equal(["Nachtrag", "Haushalt"], items.Select(i => i.Title));
        Assert.Equal(before.Items[0].Id, items[1].Id);
        Assert.Equal(new SessionImportResult(0, 1, 0, 0, 0), await ImportAsync(store, SessionFiles.Calendar(SessionFiles.Event("u1", "DTSTART:20261125T170000", more: ["STATUS:CANCELLED", "DESCRIPTION:1 Nachtrag"]))));
        Assert.Equal(2, (await RowsAsync(store)).Sessions[0].Version);
        Assert.Equal([(SessionChange.Moved, SessionFiles.Utc(11, 24, 16)), (SessionChange.CalledOff, SessionFiles.Utc(11, 24, 16))], watcher.Seen);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Lets_a_session_take_place_again_and_keeps_an_agenda_the_file_has_not(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        await ImportAsync(store, SessionFiles.Calendar(SessionFiles.Event("u1", more: ["STATUS:CANCELLED", "DESCRIPTION:1 Haushalt"])));
        var watcher = new Watcher();

        await ImportAsync(store, SessionFiles.Calendar(SessionFiles.Event("u1", more: ["STATUS:CONFIRMED"])), watcher);

        var (sessions, items) = await RowsAsync(store);
        Assert.Null(Assert.Single(sessions).CancelledUtc);
        Assert.Single(items);
        Assert.Equal(SessionChange.Reinstated, Assert.Single(watcher.Seen).Change);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Does_not_overwrite_what_people_entered_or_changed(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        await store.AddAsync(new SessionRow { Id = Guid.NewGuid(), CoalitionId = "siegen", BodyKey = "rat", StartUtc = SessionFiles.Utc(11, 24, 16), Place = "Aula" });
        const string Table = $"{SessionFiles.Header}\nRat;24.11.2026;17:00;Ratssaal;;1;Haushalt";

        Assert.Equal(new SessionImportResult(0, 0, 0, 1, 0), await ImportAsync(store, Table));
        await using (var db = store.Open("siegen"))
        {
            (await db.Sessions.SingleAsync()).StartUtc = SessionFiles.Utc(11, 26, 16);
            await db.SaveChangesAsync();
        }

        Assert.Equal(new SessionImportResult(0, 0, 0, 1, 0), await ImportAsync(store, Table));
        var (sessions, items) = await RowsAsync(store);
        Assert.Equal(("Aula", SessionSource.Chat), (Assert.Single(sessions).Place, sessions[0].Source));
        Assert.Empty(items);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Passes_over_days_gone_by_and_other_coalitions(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        var other = new SessionRow { Id = Guid.NewGuid(), CoalitionId = "krefeld", BodyKey = "rat", StartUtc = SessionFiles.Utc(11, 24, 16), Source = SessionSource.Csv, ExternalId = "R1", Place = "Krefeld" };
        await store.AddAsync(other);

        var result = await ImportAsync(store, $"{SessionFiles.Header}\nRat;09.11.2026;17:00;;R0;;\nRat;24.11.2026;17:00;Ratssaal;R1;;");

        Assert.Equal(new SessionImportResult(1, 0, 0, 0, 1), result);
        var (sessions, _) = await RowsAsync(store);
        Assert.Equal(["Krefeld", "Ratssaal"], sessions.Select(s => s.Place).Order(StringComparer.Ordinal));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Takes_as_many_as_a_file_may_have(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        var table = "Gremium;Datum;Zeit;Kennung\n" + string.Concat(Enumerable.Range(0, SessionFile.MaxSessions).Select(i => $"Ausschuss Nr {i};24.11.2026;17:00;K{i}\n"));

        Assert.Equal(SessionFile.MaxSessions, (await ImportAsync(store, table)).Added);
        Assert.Equal(SessionFile.MaxSessions, (await ImportAsync(store, table)).Unchanged);
    }

    private static async Task<SessionImportResult> ImportAsync(TestStore store, string text, params ISessionWatcher[] watchers)
    {
        var file = SessionFiles.Read(text);
        Assert.Empty(file.Errors);
        await using var db = store.Open("siegen");
        return await SessionImport.ImportAsync(db, file, watchers, store.Time);
    }

    private static async Task<(List<SessionRow> Sessions, List<AgendaItemRow> Items)> RowsAsync(TestStore store)
    {
        await using var db = store.Open();
        return (
            await db.Sessions.IgnoreQueryFilters().OrderBy(s => s.StartUtc).AsNoTracking().ToListAsync(),
            await db.AgendaItems.IgnoreQueryFilters().OrderBy(i => i.SessionId).ThenBy(i => i.Ordinal).AsNoTracking().ToListAsync());
    }

    private sealed class Watcher : ISessionWatcher
    {
        public List<(SessionChange Change, DateTime Before)> Seen { get; } = [];

        public Task OnChangedAsync(CouncilDb db, SessionRow session, SessionChange change, DateTime startBefore, CancellationToken cancel)
        {
            Seen.Add((change, startBefore));
            return Task.CompletedTask;
        }
    }
}
