using System.Text.Json;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using CouncilBot.Storage.Sessions.OParl;
using CouncilBot.Storage.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

/// <summary>Meetings as servers show them, for the coalition of <see cref="SessionFiles"/>.</summary>
internal static class Meetings
{
    public static readonly SessionSyncPoint Complete = new(new string('A', 64), new string('B', 64), SessionFiles.Utc(11, 10, 6), IsComplete: true);

    public static string Of(string id, string start = "2026-11-24T17:00:00+01:00", string more = "", string organization = "\"Rat\"") =>
        $$"""{"id": "https://ris.example/meeting/{{id}}", "type": "https://schema.oparl.org/1.1/Meeting", "name": "Sitzung", "start": "{{start}}", "organization": [{{organization}}]{{more}}}""";

    public static string Deleted(string id) => $$"""{"id": "https://ris.example/meeting/{{id}}", "type": "https://schema.oparl.org/1.1/Meeting", "deleted": true}""";

    public static OParlMeetings Read(params string[] meetings)
    {
        var read = new OParlMeetings(SessionFiles.Context);
        foreach (var meeting in meetings)
        {
            using var json = JsonDocument.Parse(meeting);
            read.Add(json.RootElement);
        }

        return read;
    }

    public static FileSession Session(string meeting) => Assert.Single(File(Read(meeting)).Sessions);

    public static SessionFile File(OParlMeetings meetings, SessionSyncPoint? point = null) => meetings.ToFile(new Dictionary<string, string>(), point ?? Complete);
}

public sealed class AMeetingOfAServer
{
    [Fact]
    public void Becomes_a_session_with_place_and_agenda()
    {
        var session = Meetings.Session(Meetings.Of("1", more: """
            , "cancelled": true, "location": {"room": "Ratssaal", "streetAddress": "Markt 2", "locality": "Siegen"},
            "agendaItem": [{"order": 2, "number": "2", "name": "Wahl"}, {"order": 1, "number": "Ö 1", "name": "Haushalt"}, {"name": "weg", "deleted": true}, "https://ris.example/item/3", {"number": "4"}]
            """));

        Assert.Equal(("https://ris.example/meeting/1", "rat", SessionFiles.Utc(11, 24, 16), "Ratssaal, Markt 2, Siegen", true), (session.ExternalId, session.BodyKey, session.StartUtc, session.Place, session.IsCancelled));
        Assert.Equal([new AgendaItem("Ö 1", "Haushalt"), new AgendaItem("2", "Wahl")], session.Items);
    }

    [Theory]
    [InlineData("\"Rat der Stadt Siegen\"", "rat", null)]
    [InlineData("{\"name\": \"Haupt- und Finanzausschuss\"}", "hfa", null)]
    [InlineData("{\"shortName\": \"HFA\"}", "hfa", null)]
    [InlineData("{\"name\": \"<b>Kultur&shy;ausschuss</b>&nbsp;\"}", "ausschuss", "Kulturausschuss")]
    [InlineData("\"Fraktion X\", \"Rat\"", "rat", null)]
    public void Is_of_the_body_whose_organization_it_names(string organization, string key, string? name)
    {
        var session = Meetings.Session(Meetings.Of("1", organization: organization));

        Assert.Equal((key, name), (session.BodyKey, session.BodyName));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("17")]
    [InlineData("[null, 3, {\"name\": null}]")]
    [InlineData("\"https://ris.example/organization/unknown\"")]
    public void Is_of_the_body_in_its_name_without_an_organization(string organization) =>
        Assert.Equal("hfa", Meetings.Session($$"""{"id": "a", "name": "12. Sitzung des Haupt- und Finanzausschusses", "start": "2026-11-24T17:00:00", "organization": {{organization}} }""").BodyKey);

    [Fact]
    public void Is_of_the_organization_that_was_asked_for_and_not_of_a_body_in_its_name()
    {
        var meetings = Meetings.Read("""{"id": "a", "name": "Rat und HFA", "start": "2026-11-24T17:00:00", "organization": ["https://ris.example/organization/1", "/organization/1"]}""");

        Assert.Equal(["https://ris.example/organization/1", "/organization/1"], meetings.OrganizationLinks);
        var file = meetings.ToFile(new Dictionary<string, string> { ["/organization/1"] = "HFA" }, Meetings.Complete);
        Assert.Equal("hfa", Assert.Single(file.Sessions).BodyKey);
    }

    [Theory]
    [InlineData("""{"id": "a", "name": "Integrationsrat", "start": "2026-11-24T17:00:00"}""", OParlGap.BodyUnknown, "Integrationsrat")]
    [InlineData("""{"id": "a", "start": "2026-11-24T17:00:00"}""", OParlGap.BodyUnknown, null)]
    [InlineData("""{"id": "a", "name": "Rat und HFA", "start": "2026-11-24T17:00:00"}""", OParlGap.BodyAmbiguous, "Rat und HFA")]
    [InlineData("""{"id": "a", "organization": ["Rat", "HFA"], "start": "2026-11-24T17:00:00"}""", OParlGap.BodyAmbiguous, "Rat")]
    [InlineData("""{"id": "a", "organization": "Ausschuss", "start": "2026-11-24T17:00:00"}""", OParlGap.BodyNameMissing, "Ausschuss")]
    [InlineData("""{"id": "a", "name": "Rat"}""", OParlGap.StartMissing, "Rat")]
    [InlineData("""{"id": "a", "name": "Rat", "start": null}""", OParlGap.StartMissing, "Rat")]
    [InlineData("""{"id": "a", "name": "Rat", "start": "2026-11-24"}""", OParlGap.StartIsADay, "Rat")]
    [InlineData("""{"id": "a", "name": "Rat", "start": "bald"}""", OParlGap.StartUnreadable, "Rat")]
    [InlineData("""{"id": "a", "name": "Rat", "start": "2027-03-28T02:30:00"}""", OParlGap.StartUnreadable, "Rat")]
    [InlineData("""{"id": "a", "name": "Rat", "start": "2031-11-24T17:00:00"}""", OParlGap.TooFarAhead, "Rat")]
    public void Is_left_out_and_named_when_it_is_no_session_here(string meeting, OParlGap gap, string? name)
    {
        var meetings = Meetings.Read(meeting);

        Assert.Empty(Meetings.File(meetings).Sessions);
        Assert.Equal([new OParlLeftOut(gap, name, 1)], meetings.LeftOut);
    }

    [Fact]
    public void Is_counted_among_those_with_the_same_name()
    {
        var meetings = Meetings.Read([.. Enumerable.Range(0, 3).Select(i => $$"""{"id": "a{{i}}", "name": "Integrationsrat", "start": "2026-11-2{{i}}T17:00:00"}""")]);

        Meetings.File(meetings);

        Assert.Equal([new OParlLeftOut(OParlGap.BodyUnknown, "Integrationsrat", 3)], meetings.LeftOut);
    }

    [Fact]
    public void Is_cut_where_a_session_takes_no_more()
    {
        var items = string.Join(',', Enumerable.Range(0, SessionLimits.Items + 1).Select(_ => $$"""{"number": "123456789012345678901", "name": "{{new string('x', SessionLimits.Title)}}y"}"""));
        var meetings = Meetings.Read(Meetings.Of("1", more: $$""", "agendaItem": [{{items}}], "location": {"description": "{{new string('o', 300)}}"}"""), Meetings.Of(new string('i', 300), "2026-11-25T17:00:00"));

        var file = Meetings.File(meetings);

        var session = file.Sessions[0];
        Assert.Equal((SessionLimits.Items, null, SessionLimits.Title, SessionLimits.Name), (session.Items.Count, session.Items[0].Number, session.Items[0].Title.Length, session.Place!.Length));
        Assert.EndsWith("…", session.Items[0].Title, StringComparison.Ordinal);
        Assert.True(file.Sessions[1].ExternalId!.Length <= 256);
        Assert.Equal([new OParlLeftOut(OParlGap.AgendaCut, "Rat", 1)], meetings.LeftOut);
    }

    [Fact]
    public void Counts_once_as_it_stands_there_last()
    {
        var meetings = Meetings.Read(Meetings.Of("1"), Meetings.Of("2", "2026-11-25T17:00:00"), Meetings.Of("1", "2026-11-26T17:00:00"));

        Assert.Equal(2, meetings.Count);
        Assert.Equal([25, 26], Meetings.File(meetings).Sessions.Select(s => s.Day.Day).Order());
    }

    [Fact]
    public void Counts_as_it_takes_place_when_it_stands_there_twice_for_one_moment()
    {
        var meetings = Meetings.Read(Meetings.Of("1", more: ", \"cancelled\": true"), Meetings.Of("2"));

        var session = Assert.Single(Meetings.File(meetings).Sessions);

        Assert.Equal(("https://ris.example/meeting/2", false), (session.ExternalId, session.IsCancelled));
        Assert.Equal(OParlGap.Again, Assert.Single(meetings.LeftOut).Gap);
    }

    [Fact]
    public void Of_a_day_gone_by_is_counted_and_not_kept()
    {
        var meetings = Meetings.Read(Meetings.Of("1", "2026-11-09T17:00:00"), """{"name": "Rat", "start": "2020-01-01T10:00:00Z"}""");

        Assert.Equal((2, 2, 0), (meetings.Count, meetings.Past, meetings.Coming));
        Assert.Empty(Meetings.File(meetings).Sessions);
        Assert.Empty(meetings.LeftOut);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"https://ris.example/meeting/1\"")]
    [InlineData("null")]
    public void Is_none_when_it_is_no_object(string json) => Assert.Equal(0, Meetings.Read(json).Count);

    [Fact]
    public void May_hold_halves_of_characters()
    {
        var meetings = Meetings.Read("""{"x\ud83d": 1, "id": "\ud83d", "name": "\ud83d", "start": "\ud83d", "organization": ["\ud83d", {"name": "\ud83d"}], "agendaItem": [{"name": "\ud83d"}]}""");

        Assert.Empty(Meetings.File(meetings).Sessions);
    }

    /// <summary>Whatever kinds of values stand where: reading never fails, and what comes of it can be stored.</summary>
    [Fact]
    public void May_hold_anything_anywhere()
    {
        string[] names = ["id", "type", "name", "start", "modified", "cancelled", "deleted", "location", "organization", "agendaItem", "order", "number", "room", "shortName"];
        var leaves = Gen.Elements("null", "true", "0", "-1.5e300", "\"\"", "\"Rat\"", "\"2026-11-24T17:00:00\"", "\"https://ris.example/x\"", "\"<b>\"", "\"\\ud83d\"", $"\"{new string('x', 400)}\"");
        var objects = Gen.Elements(names).SelectMany(_ => leaves, (name, leaf) => $"\"{name}\": {leaf}").ListOf(6).Select(parts => $"{{{string.Join(", ", parts)}}}");
        var lists = Gen.OneOf(leaves, objects).ListOf(3).Select(parts => $"[{string.Join(", ", parts)}]");
        var values = Gen.OneOf(leaves, objects, lists);
        var meetings = Gen.Elements(names).SelectMany(_ => values, (name, value) => $"\"{name}\": {value}").ListOf(10).Select(parts => $"{{{string.Join(", ", parts)}}}");

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(new Replay(new Rnd(1_1), size: null)),
            Prop.ForAll(Arb.From(meetings), json => Meetings.File(Meetings.Read(json)).Sessions.All(s =>
                (s.ExternalId ?? "").Length <= 256 && (s.BodyName ?? "").Length <= SessionLimits.Name && (s.Place ?? "").Length <= SessionLimits.Name && s.Items.TrueForAll(i => i.Title.Length is > 0 and <= SessionLimits.Title))));
    }
}

public sealed class ImportingFromAServer
{
    private static readonly SessionSyncPoint Changes = Meetings.Complete with { IsComplete = false, AsOfUtc = SessionFiles.Utc(11, 10, 9) };

    [Theory, OnSqlite, OnSqlServer]
    public async Task Adds_and_changes_by_identity_and_remembers_how_far_it_came(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);

        Assert.Equal(new SessionImportResult(2, 0, 0, 0, 0), await ImportAsync(store, Meetings.Complete, Meetings.Of("1"), Meetings.Of("2", "2026-12-01T17:00:00+01:00")));
        Assert.Equal(new SessionImportResult(0, 1, 0, 0, 0), await ImportAsync(store, Changes, Meetings.Of("1", "2026-11-25T17:00:00+01:00")));

        var (sessions, sync) = await RowsAsync(store);
        Assert.Equal([SessionFiles.Utc(11, 25, 16), SessionFiles.Utc(12, 1, 16)], sessions.Select(s => s.StartUtc));
        Assert.All(sessions, s => Assert.Equal(SessionSource.OParl, s.Source));
        Assert.Equal(("siegen", Changes.AsOfUtc, Meetings.Complete.AsOfUtc), (Assert.Single(sync).CoalitionId, sync[0].AsOfUtc, sync[0].CompleteUtc));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Tells_of_a_session_that_moves_is_called_off_takes_place_again_and_is_deleted(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        var watcher = new Watcher();
        await ImportAsync(store, Meetings.Complete, watcher, Meetings.Of("1"));

        await ImportAsync(store, Changes, watcher, Meetings.Of("1", "2026-11-25T17:00:00+01:00"));
        await ImportAsync(store, Changes, watcher, Meetings.Of("1", "2026-11-25T17:00:00+01:00", ", \"cancelled\": true"));
        await ImportAsync(store, Changes, watcher, Meetings.Of("1", "2026-11-25T17:00:00+01:00"));
        Assert.Equal(1, (await ImportAsync(store, Changes, watcher, Meetings.Deleted("1"))).Changed);
        Assert.Equal(0, (await ImportAsync(store, Changes, watcher, Meetings.Deleted("1"), Meetings.Deleted("never-seen"))).Changed);

        Assert.Equal([SessionChange.Moved, SessionChange.CalledOff, SessionChange.Reinstated, SessionChange.CalledOff], watcher.Seen);
        Assert.NotNull(Assert.Single((await RowsAsync(store)).Sessions).CancelledUtc);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Doubles_no_session_whose_identity_changed(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        await ImportAsync(store, Meetings.Complete, Meetings.Of("1"), Meetings.Of("2", "2026-12-01T17:00:00+01:00"));
        var before = await RowsAsync(store);
        var watcher = new Watcher();

        var result = await ImportAsync(store, Meetings.Complete, watcher, Meetings.Of("new-1"), Meetings.Of("new-2", "2026-12-01T18:00:00+01:00"), Meetings.Deleted("1"), Meetings.Deleted("2"));

        Assert.Equal(new SessionImportResult(0, 2, 0, 0, 0), result);
        var (sessions, _) = await RowsAsync(store);
        Assert.Equal(before.Sessions.Select(s => s.Id), sessions.Select(s => s.Id));
        Assert.Equal(["https://ris.example/meeting/new-1", "https://ris.example/meeting/new-2"], sessions.Select(s => s.ExternalId));
        Assert.Equal([SessionChange.Moved], watcher.Seen);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Keeps_two_sessions_of_a_body_on_one_day_apart(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        await ImportAsync(store, Meetings.Complete, Meetings.Of("1"));
        var watcher = new Watcher();

        Assert.True(await IsUnsureAsync(store, Changes, Meetings.Of("2", "2026-11-24T20:00:00+01:00")));
        Assert.True(await IsUnsureAsync(store, Changes, Meetings.Of("2", more: ", \"cancelled\": true")));
        Assert.False(await IsUnsureAsync(store, Changes, Meetings.Of("1", "2026-11-24T20:00:00+01:00")));
        Assert.False(await IsUnsureAsync(store, Changes, Meetings.Of("2", "2026-11-26T20:00:00+01:00")));
        Assert.False(await IsUnsureAsync(store, Meetings.Complete, Meetings.Of("2", "2026-11-24T20:00:00+01:00")));
        Assert.Equal(new SessionImportResult(1, 0, 1, 0, 0), await ImportAsync(store, Meetings.Complete, watcher, Meetings.Of("2", "2026-11-24T20:00:00+01:00"), Meetings.Of("1")));

        Assert.Empty(watcher.Seen);
        Assert.Equal(2, (await RowsAsync(store)).Sessions.Count);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Leaves_alone_what_people_entered_or_changed_on_that_day(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        await store.AddAsync(new SessionRow { Id = Guid.NewGuid(), CoalitionId = "siegen", BodyKey = "rat", StartUtc = SessionFiles.Utc(11, 24, 18), Place = "Aula" });

        Assert.Equal(new SessionImportResult(0, 0, 0, 1, 0), await ImportAsync(store, Meetings.Complete, Meetings.Of("1")));
        await ImportAsync(store, Meetings.Complete, Meetings.Of("1", "2026-11-27T17:00:00+01:00", ", \"cancelled\": true"));
        Assert.Equal(new SessionImportResult(0, 0, 0, 1, 0), await ImportAsync(store, Changes, Meetings.Deleted("1")));

        var session = Assert.Single((await RowsAsync(store)).Sessions);
        Assert.Equal((SessionFiles.Utc(11, 24, 18), "Aula", SessionSource.Chat, null), (session.StartUtc, session.Place, session.Source, session.CancelledUtc));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Takes_over_what_a_file_brought(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        await store.AddAsync(new SessionRow { Id = Guid.NewGuid(), CoalitionId = "siegen", BodyKey = "rat", StartUtc = SessionFiles.Utc(11, 24, 15), Source = SessionSource.Csv, ExternalId = "R1" });

        await ImportAsync(store, Meetings.Complete, Meetings.Of("1"));

        var session = Assert.Single((await RowsAsync(store)).Sessions);
        Assert.Equal((SessionSource.OParl, "https://ris.example/meeting/1", SessionFiles.Utc(11, 24, 16)), (session.Source, session.ExternalId, session.StartUtc));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Touches_no_other_coalition(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        await store.AddAsync(
            new SessionRow { Id = Guid.NewGuid(), CoalitionId = "krefeld", BodyKey = "rat", StartUtc = SessionFiles.Utc(11, 24, 16), Source = SessionSource.OParl, ExternalId = "https://ris.example/meeting/1" },
            new SessionSyncRow { CoalitionId = "krefeld", Source = Meetings.Complete.Source, Bodies = Meetings.Complete.Bodies, AsOfUtc = SessionFiles.Utc(11, 1, 0), CompleteUtc = SessionFiles.Utc(11, 1, 0) });

        await ImportAsync(store, Meetings.Complete, Meetings.Of("1", "2026-11-25T17:00:00+01:00"));
        await ImportAsync(store, Changes, Meetings.Deleted("1"));

        var (sessions, sync) = await RowsAsync(store);
        var theirs = sessions.Single(s => s.CoalitionId == "krefeld");
        Assert.Equal((SessionFiles.Utc(11, 24, 16), null), (theirs.StartUtc, theirs.CancelledUtc));
        Assert.Equal(SessionFiles.Utc(11, 1, 0), sync.Single(s => s.CoalitionId == "krefeld").AsOfUtc);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Imports_nothing_and_remembers_nothing_when_it_fails_in_the_middle(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        await ImportAsync(store, Meetings.Complete, Meetings.Of("1"));

        await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(store, Changes, new Failing(), Meetings.Of("9", "2026-12-09T17:00:00+01:00"), Meetings.Of("1", "2026-11-25T17:00:00+01:00")));

        var (sessions, sync) = await RowsAsync(store);
        Assert.Equal(SessionFiles.Utc(11, 24, 16), Assert.Single(sessions).StartUtc);
        Assert.Equal(Meetings.Complete.AsOfUtc, Assert.Single(sync).AsOfUtc);
    }

    [Fact]
    public async Task Doubles_nothing_when_two_do_it_at_once()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        // The other one saves after this one has looked and before it saves. Of what is changed they share nothing but how far they came.
        var other = new Meanwhile(() => ImportAsync(store, Changes, Meetings.Of("2", "2026-12-01T17:00:00+01:00")));
        await ImportAsync(store, Meetings.Complete, Meetings.Of("1", "2026-11-25T17:00:00+01:00"));

        await ImportAsync(store, Meetings.Complete, other, Meetings.Of("1"), Meetings.Of("2", "2026-12-01T17:00:00+01:00"));

        Assert.Equal(2, (await RowsAsync(store)).Sessions.Count);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Changes_nothing_the_second_time(Database database)
    {
        await using var store = await TestStore.CreateAsync(database);
        string[] meetings = [Meetings.Of("1", more: ", \"agendaItem\": [{\"number\": \"1\", \"name\": \"Haushalt\"}], \"location\": {\"room\": \"Saal\"}"), Meetings.Of("2", "2026-11-26T20:00:00+01:00", ", \"cancelled\": true"), """{"name": "HFA", "start": "2026-11-26T20:00:00"}"""];
        await ImportAsync(store, Meetings.Complete, meetings);
        var before = await RowsAsync(store);

        Assert.Equal(new SessionImportResult(0, 0, 3, 0, 0), await ImportAsync(store, Meetings.Complete, meetings));

        Assert.Equal(before.Sessions.Select(s => (s.Id, s.Version)), (await RowsAsync(store)).Sessions.Select(s => (s.Id, s.Version)));
    }

    [Fact]
    public async Task Needs_nothing_to_have_changed()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);

        Assert.Equal(new SessionImportResult(0, 0, 0, 0, 0), await ImportAsync(store, Changes));

        Assert.Equal(Changes.AsOfUtc, Assert.Single((await RowsAsync(store)).Syncs).AsOfUtc);
    }

    private static Task<SessionImportResult> ImportAsync(TestStore store, SessionSyncPoint point, params string[] meetings) => ImportAsync(store, point, new Watcher(), meetings);

    private static async Task<SessionImportResult> ImportAsync(TestStore store, SessionSyncPoint point, ISessionWatcher watcher, params string[] meetings)
    {
        await using var db = store.Open("siegen");
        return await SessionImport.ImportAsync(db, Meetings.File(Meetings.Read(meetings), point), [watcher], store.Time);
    }

    private static async Task<bool> IsUnsureAsync(TestStore store, SessionSyncPoint point, params string[] meetings)
    {
        await using var db = store.Open("siegen");
        return await SessionImport.IsUnsureAsync(db, Meetings.File(Meetings.Read(meetings), point));
    }

    private static async Task<(List<SessionRow> Sessions, List<SessionSyncRow> Syncs)> RowsAsync(TestStore store)
    {
        await using var db = store.Open();
        return (await db.Sessions.IgnoreQueryFilters().OrderBy(s => s.StartUtc).AsNoTracking().ToListAsync(), await db.SessionSyncs.IgnoreQueryFilters().AsNoTracking().ToListAsync());
    }

    private sealed class Watcher : ISessionWatcher
    {
        public List<SessionChange> Seen { get; } = [];

        public Task OnChangedAsync(CouncilDb db, SessionRow session, SessionChange change, DateTime startBefore, CancellationToken cancel)
        {
            Seen.Add(change);
            return Task.CompletedTask;
        }
    }

    private sealed class Failing : ISessionWatcher
    {
        public Task OnChangedAsync(CouncilDb db, SessionRow session, SessionChange change, DateTime startBefore, CancellationToken cancel) => throw new InvalidDataException();
    }

    private sealed class Meanwhile(Func<Task> other) : ISessionWatcher
    {
        private Func<Task>? _other = other;

        public async Task OnChangedAsync(CouncilDb db, SessionRow session, SessionChange change, DateTime startBefore, CancellationToken cancel)
        {
            var theirs = Interlocked.Exchange(ref _other, value: null);
            await (theirs?.Invoke() ?? Task.CompletedTask);
        }
    }
}
