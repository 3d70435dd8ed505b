using CouncilBot.Coalition.Committee;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

/// <summary>The managers decide when the committee reminds; everybody decides whether they are reminded at all.</summary>
public sealed class SettingReminders : IAsyncLifetime
{
    private CommitteeTown _town = null!;

    private TestBot Bot => _town.Bot;

    public async Task InitializeAsync()
    {
        _town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager, Town.CduBoard, Town.SpdChair);
        await _town.RoundAsync();
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Shows_what_holds()
    {
        var words = await Bot.HearAnswerAsync(Town.CduBoard, "Erinnerungen");

        Assert.Contains("Erinnerungen sind eingeschaltet.", words, StringComparison.Ordinal);
        Assert.Contains("Donnerstag, 12:00 Uhr", (await Bot.SayOneAsync(Town.CduBoard, "Erinnerungen")).Card!.Value.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_a_manager_holds_for_both_factions_and_is_told_to_the_other_managers()
    {
        Assert.Contains("Gespeichert.", await Bot.HearAnswerAsync(Town.CduManager, "Erinnerungszeiten Freitag 8:30, 10 Uhr, 45 Minuten"), StringComparison.Ordinal);

        await _town.PassToAsync(new DateTime(2027, 1, 7, 12, 0, 5));
        await _town.RoundAsync();
        Assert.Contains(Bot.Chat(Town.SpdManager), d => d.Words().Contains("CDU Geschäftsführung hat die Zeiten der Erinnerungen", StringComparison.Ordinal));
        Assert.Empty(_town.News(Town.SpdChair));

        await _town.PassToAsync(new DateTime(2027, 1, 8, 8, 30, 5));
        await _town.RoundAsync();
        Assert.Contains("Bitte melden Sie Punkte", Assert.Single(_town.News(Town.SpdChair)), StringComparison.Ordinal);
        await _town.DoAsync(Town.SpdChair, "Ich komme");

        await _town.PassToAsync(new DateTime(2027, 1, 11, 9, 59, 0));
        await _town.RoundAsync();
        Assert.Single(_town.News(Town.SpdChair));
        await _town.PassToAsync(new DateTime(2027, 1, 11, 10, 0, 5));
        await _town.RoundAsync();
        Assert.Equal(2, _town.News(Town.SpdChair).Count);

        await _town.PassToAsync(new DateTime(2027, 1, 11, 14, 45, 5));
        await _town.RoundAsync();
        Assert.Contains("Gleich beginnt", _town.News(Town.SpdChair)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_form_as_well()
    {
        var form = (await Bot.SayOneAsync(Town.SpdManager, "Erinnerungszeiten ändern")).Card!.Value;
        var saved = await Bot.PressAsync(Town.SpdManager, form.Button("Speichern"), inputs: new() { ["day"] = "Wednesday", ["call"] = "18:00", ["agenda"] = "07:15", ["shortly"] = "20" });

        Assert.Contains("Mittwoch, 18:00", saved.Card().Everything(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Erinnerungszeiten Donnerstag 12:00, 9:00")]
    [InlineData("Erinnerungszeiten Irgendwann 12:00, 9:00, 30")]
    [InlineData("Erinnerungszeiten Donnerstag 25:00, 9:00, 30")]
    [InlineData("Erinnerungszeiten Donnerstag 12:00, 9:00, 60")]
    [InlineData("Erinnerungszeiten Donnerstag 12:00, 9:00, 4")]
    [InlineData("Erinnerungszeiten Donnerstag 12:00, 9:00, -30")]
    public async Task Refuses_what_is_no_time_and_changes_nothing(string words)
    {
        Assert.Contains("Es wurde nichts geändert.", await Bot.HearAnswerAsync(Town.CduManager, words), StringComparison.Ordinal);
        Assert.Empty(await Bot.RowsAsync<CommitteeTimesRow>());
    }

    [Fact]
    public async Task Of_the_committee_is_for_managers_alone()
    {
        foreach (var other in new[] { Town.CduBoard, Town.SpdChair, Town.CduMember })
            Assert.Contains("Das können nur die Fraktionsgeschäftsführungen", await Bot.HearAnswerAsync(other, "Erinnerungszeiten Freitag 8:30, 10:00, 45"), StringComparison.Ordinal);

        Assert.Contains("kein Kooperationsausschuss vorgesehen", await Bot.HearAnswerAsync(Town.KrefeldManager, "Erinnerungszeiten Freitag 8:30, 10:00, 45"), StringComparison.Ordinal);
        Assert.Empty(await Bot.RowsAsync<CommitteeTimesRow>());
    }

    [Fact]
    public async Task Off_leaves_one_person_in_peace_and_no_other()
    {
        Assert.Contains("Erinnerungen sind ausgeschaltet.", await Bot.HearAnswerAsync(Town.CduBoard, "Erinnerungen aus"), StringComparison.Ordinal);
        await CallAsync();

        Assert.Empty(_town.News(Town.CduBoard));
        Assert.Single(_town.News(Town.SpdChair));
    }

    [Fact]
    public async Task Off_keeps_news_of_changes()
    {
        await Bot.SayOneAsync(Town.CduBoard, "Erinnerungen aus");
        await _town.DoAsync(Town.CduManager, "Absagen");
        Bot.Clock.Pass(TimeSpan.FromMinutes(2));
        await _town.RoundAsync();

        Assert.Contains("fällt aus", Assert.Single(_town.News(Town.CduBoard)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_a_pause_lasts_until_the_end_of_its_last_day()
    {
        Assert.Contains("Bis einschließlich 07.01.2027 kommen keine Erinnerungen.", await Bot.HearAnswerAsync(Town.CduBoard, "Erinnerungen pausieren bis 7.1.2027"), StringComparison.Ordinal);
        await CallAsync();
        Assert.Empty(_town.News(Town.CduBoard));

        await _town.PassToAsync(new DateTime(2027, 1, 11, 9, 0, 5));
        await _town.RoundAsync();
        Assert.Contains("Heute tagt", Assert.Single(_town.News(Town.CduBoard)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_ends_a_pause()
    {
        await Bot.SayOneAsync(Town.CduBoard, "Erinnerungen pausieren bis 31.12.2027");
        var card = (await Bot.SayOneAsync(Town.CduBoard, "Erinnerungen")).Card!.Value;
        await Bot.PressAsync(Town.CduBoard, card.Button("Einschalten"));
        await CallAsync();

        Assert.Single(_town.News(Town.CduBoard));
    }

    [Theory]
    [InlineData("gestern")]
    [InlineData("5.1.2027")]
    [InlineData("31.2.2027")]
    [InlineData("1.1.2099")]
    public async Task For_a_pause_wants_a_day_to_come(string day) =>
        Assert.Contains("Bitte nennen Sie einen Tag ab heute", await Bot.HearAnswerAsync(Town.CduBoard, $"Erinnerungen pausieren bis {day}"), StringComparison.Ordinal);

    [Fact]
    public async Task Later_comes_once_more_in_an_hour_and_leaves_the_series_as_it_is()
    {
        await _town.PassToAsync(new DateTime(2027, 1, 11, 9, 0, 5));
        await _town.RoundAsync();
        var reminder = Bot.Chat(Town.CduBoard)[^1];
        await Bot.PressAsync(Town.CduBoard, reminder.Button("Später erinnern"));
        await Bot.PressAsync(Town.CduBoard, reminder.Button("Später erinnern"));
        Assert.Single(_town.News(Town.CduBoard));

        await _town.PassToAsync(new DateTime(2027, 1, 11, 10, 0, 10));
        await _town.RoundAsync();
        Assert.Equal(2, _town.News(Town.CduBoard).Count);
        Assert.Contains("Zur Erinnerung", _town.News(Town.CduBoard)[^1], StringComparison.Ordinal);
        Assert.Single((await _town.RemindersAsync(ReminderKind.Agenda)).FindAll(m => m.Key.EndsWith(PersonOf(m), StringComparison.Ordinal) && m.PersonId == Id(Town.CduBoard)));

        static string PersonOf(OutboxRow row) => $"{row.PersonId:N}";
    }

    [Fact]
    public async Task Later_is_refused_when_the_meeting_begins_within_the_hour()
    {
        await _town.PassToAsync(new DateTime(2027, 1, 11, 14, 45, 0));

        Assert.Contains("Dafür ist es zu spät", await Bot.HearAnswerAsync(Town.CduBoard, $"Später erinnern {CommitteeTown.Named(CommitteeTown.Monday)}"), StringComparison.Ordinal);
    }

    private async Task CallAsync()
    {
        await _town.PassToAsync(new DateTime(2027, 1, 7, 12, 0, 5));
        await _town.RoundAsync();
    }

    private Guid Id(TownPerson person)
    {
        using var db = Bot.Open();
        var account = Guid.Parse(person.ObjectId);
        return db.People.Single(p => p.ObjectId == account).Id;
    }
}
