using System.Globalization;
using System.Text.Json.Nodes;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Sessions.Support;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Sessions;

/// <summary>A session that moves or is called off while matters refer to it.</summary>
public sealed class ASessionOfMatters : IAsyncLifetime
{
    private TestBot _bot = null!;
    private SessionRow _session = null!;

    public async Task InitializeAsync()
    {
        _bot = await Deviations.StartAsync(Town.CduMember, Town.CduBoard, Town.SpdChair);
        _session = await _bot.SessionAsync(TimeSpan.FromDays(14));
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "E8")]
    public async Task Is_told_to_the_author_and_both_boards_of_a_motion_on_its_way()
    {
        var id = await AnnouncedAsync();

        await MoveAsync(16);

        Assert.Equal(["CDU Geschäftsführung", "CDU Mitglied", "CDU Vorstand", "SPD Vorsitz", "SPD Vorstand"], await ToldAsync("SessionMoved"));
        await _bot.HearAsync(d => d.Conversation == Town.SpdChair.Chat && d.Json.Contains("Die Sitzung wurde verlegt: ", StringComparison.Ordinal) && d.Json.Contains($"jetzt Rat am {_bot.Day(16)}, 18:00 Uhr", StringComparison.Ordinal));
        Assert.Equal(3, (await _bot.MatterAsync(id)).Events);
    }

    [Fact]
    public async Task Is_shown_on_the_cards_that_lie_in_chats()
    {
        var id = await AnnouncedAsync();
        await _bot.HearAsync(d => d.Conversation == Town.SpdChair.Chat && d.Card?.Words().Contains(id, StringComparison.Ordinal) == true);
        await WaitForCardAsync(Town.SpdChair);

        await MoveAsync(16);

        await _bot.HearAsync(d => d.Conversation == Town.SpdChair.Chat && d.Delivery == TestChannel.Channel.Delivery.Updated && d.Card is { } card && card.Everything().Contains($"{_bot.Day(16)}, 18:00 Uhr", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Catalogue", "D1")]
    public async Task Is_told_of_a_draft_to_nobody_but_its_author()
    {
        await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(session: _session.Id.ToString("N")));

        await MoveAsync(16);

        Assert.Equal(["CDU Mitglied"], await ToldAsync("SessionMoved"));
    }

    [Fact]
    [Trait("Catalogue", "D1")]
    public async Task Is_told_of_a_deviating_vote_to_nobody_but_its_author()
    {
        await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(session: _session.Id.ToString("N")));
        _bot.Clock.Pass(TimeSpan.FromMinutes(2));

        await _bot.SayAsync(Town.CduManager, $"Sitzung absagen {_session.Short()}");

        Assert.Equal(["CDU Mitglied"], await ToldAsync("SessionCalledOff"));
        await _bot.HearAsync(d => d.Conversation == Town.CduMember.Chat && d.Json.Contains("Die Sitzung zu Ihrer Ankündigung wurde abgesagt: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_told_each_time_though_nothing_happened_to_the_matter_in_between()
    {
        await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(session: _session.Id.ToString("N")));

        await MoveAsync(16);
        await MoveAsync(17);
        await _bot.SayAsync(Town.CduManager, $"Sitzung absagen {_session.Short()}");
        await _bot.SayAsync(Town.CduManager, $"Sitzung doch stattfinden {_session.Short()}");
        await _bot.SayAsync(Town.CduManager, $"Sitzung absagen {_session.Short()}");

        Assert.Equal((2, 2, 1), ((await ToldAsync("SessionMoved")).Count, (await ToldAsync("SessionCalledOff")).Count, (await ToldAsync("SessionReinstated")).Count));
    }

    [Fact]
    public async Task Is_told_to_nobody_when_the_matter_is_over_or_refers_to_another_one()
    {
        var other = await _bot.SessionAsync(TimeSpan.FromDays(20));
        await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(session: other.Id.ToString("N")));
        await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(session: _session.Id.ToString("N")));
        var vote = (await _bot.RowsAsync<MatterRow>()).Single(m => m.Kind == MatterKind.DeviatingVote);
        await _bot.SayAsync(Town.CduMember, $"Ankündigung endgültig zurückziehen {vote.ShortId}");
        Assert.False((await _bot.RowsAsync<MatterRow>()).Single(m => m.Id == vote.Id).IsOpen);

        await MoveAsync(16);

        Assert.Empty(await ToldAsync("SessionMoved"));
    }

    [Fact]
    public async Task Is_told_when_only_the_agenda_or_the_place_changes_to_nobody()
    {
        await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(session: _session.Id.ToString("N")));

        await _bot.SayAsync(Town.CduManager, $"Tagesordnung ersetzen {_session.Short()}:\n1 Haushalt");

        Assert.DoesNotContain(await _bot.RowsAsync<OutboxRow>(), m => m.Payload.Contains("Session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_told_when_an_import_moves_it_and_calls_it_off()
    {
        await ImportAsync($"Gremium;Datum;Zeit;Kennung\nRat;{_bot.Day(30)};17:00;K1\n", "1 neu");
        var session = (await _bot.RowsAsync<SessionRow>()).Single(s => s.ExternalId == "K1");
        await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(session: session.Id.ToString("N")));

        await ImportAsync($"Gremium;Datum;Zeit;Kennung\nRat;{_bot.Day(31)};17:00;K1\n", "1 geändert");
        await ImportAsync($"Gremium;Datum;Zeit;Kennung\nRat;{_bot.Day(31)};17:00;K1\n", "1 unverändert");

        Assert.Equal(["CDU Mitglied"], await ToldAsync("SessionMoved"));
    }

    [Fact]
    public async Task Is_told_when_a_server_moves_it_calls_it_off_lets_it_take_place_and_deletes_it()
    {
        await using var town = await OParlTown.StartAsync();
        string Start(int days) => DateTime.ParseExact(_bot.Day(days), "dd.MM.yyyy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd'T17:00:00'", CultureInfo.InvariantCulture);
        async Task SyncAsync(JsonObject meeting, string result)
        {
            town.Passes(TimeSpan.FromHours(1));
            meeting["modified"] = town.Clock.ToString("o", CultureInfo.InvariantCulture);
            town.Meetings.Clear();
            town.Meetings.Add(meeting);
            Assert.Contains(result, (await _bot.CommandAsync("sessions", "sync", "--oparl", town.List.ToString(), "--coalition", "siegen")).Success(), StringComparison.Ordinal);
        }

        await SyncAsync(town.Meeting("1", Start(30)), "1 neu");
        var session = (await _bot.RowsAsync<SessionRow>()).Single(s => s.Source == SessionSource.OParl);
        await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(session: session.Id.ToString("N")));

        await SyncAsync(town.Meeting("1", Start(31)), "1 geändert");
        var calledOff = town.Meeting("1", Start(31));
        calledOff["cancelled"] = true;
        await SyncAsync(calledOff, "1 geändert");
        await SyncAsync(town.Meeting("1", Start(31)), "1 geändert");
        await SyncAsync(new JsonObject { ["id"] = calledOff["id"]!.DeepClone(), ["deleted"] = true }, "1 geändert");

        Assert.Equal((1, 2, 1), ((await ToldAsync("SessionMoved")).Count, (await ToldAsync("SessionCalledOff")).Count, (await ToldAsync("SessionReinstated")).Count));
    }

    private async Task ImportAsync(string table, string result)
    {
        var file = Path.Combine(Path.GetDirectoryName(_bot.DatabaseFile)!, "sitzungen.csv");
        await File.WriteAllTextAsync(file, table);
        Assert.Contains(result, (await _bot.CommandAsync("sessions", "import", file, "--coalition", "siegen")).Success(), StringComparison.Ordinal);
    }

    /// <summary>A motion of a member that its board has announced; what was told of it lies behind.</summary>
    private async Task<string> AnnouncedAsync()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(session: _session.Id.ToString("N")))).MotionId();
        await _bot.DoAsync(Town.CduMember, id, "Dem Vorstand vorlegen");
        _bot.Clock.Pass(TimeSpan.FromMinutes(2));
        await _bot.DoAsync(Town.CduBoard, id, "Dem Partner ankündigen");
        _bot.Clock.Pass(TimeSpan.FromMinutes(2));
        return id;
    }

    private async Task MoveAsync(int days)
    {
        var said = await _bot.SayAsync(Town.CduManager, $"Sitzung ändern {_session.Short()}: {_bot.Day(days)}, 18 Uhr");
        Assert.Contains(said, d => d.Words().Contains("ist gespeichert", StringComparison.Ordinal));
    }

    /// <summary>That a card lies in a chat is noted after it was sent, which nobody sees from outside.</summary>
    private async Task WaitForCardAsync(TownPerson person)
    {
        var id = (await _bot.RowsAsync<PersonRow>()).Single(p => p.Name == person.Name).Id;
        await Hearing.UntilAsync(async () =>
        {
            await _bot.SendOutboxAsync();
            return (await _bot.RowsAsync<MatterCardRow>()).Exists(c => c.PersonId == id);
        });
    }

    private async Task<List<string>> ToldAsync(string news)
    {
        var people = (await _bot.RowsAsync<PersonRow>()).ToDictionary(p => p.Id, p => p.Name);
        return [.. (await _bot.RowsAsync<OutboxRow>())
            .Where(m => m.Kind == OutboxKind.Notice && NoticePayload.Read(m.Payload).News == news)
            .Select(m => people[m.PersonId!.Value])
            .Order(StringComparer.Ordinal)];
    }
}
