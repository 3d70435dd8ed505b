using System.Globalization;
using System.Text.Json.Nodes;
using CouncilBot.Features.Quiet;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Sending;

public sealed class QuietHoursOfAPerson : IAsyncLifetime
{
    private MatterTown _town = null!;

    public async Task InitializeAsync() => _town = await MatterTown.StartAsync(Town.CduManager, Town.SpdManager);

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Hold_news_back_until_they_are_over_and_then_let_them_go_as_one_message()
    {
        await _town.Bot.SayAsync(Town.CduManager, "Ruhezeit 22 bis 7");
        await _town.PassUntilAsync(new TimeOnly(23, 0));
        await _town.TellAsync(await _town.BeginAsync("Radweg"), "Announced", Town.CduManager, Town.SpdManager);
        await _town.PassUntilAsync(new TimeOnly(1, 0));
        await _town.TellAsync(await _town.BeginAsync("Kita"), "Announced", Town.CduManager);

        Assert.Equal(Town.SpdManager.Chat, Assert.Single(await _town.SendAsync()).Conversation);
        await _town.PassUntilAsync(new TimeOnly(6, 59));
        Assert.Empty(await _town.SendAsync());
        await _town.PassUntilAsync(new TimeOnly(7, 0, 1));
        Assert.Contains("Neues zu 2 Vorgängen", Assert.Single(await _town.SendAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Also_hold_back_what_is_tried_again_or_was_late()
    {
        await _town.TellAsync(await _town.BeginAsync(), "Announced", Town.CduManager);
        await _town.Bot.SayAsync(Town.CduManager, "Ruhezeit 22 bis 7");
        await _town.PassUntilAsync(new TimeOnly(22, 30));

        Assert.Empty(await _town.SendAsync());
        Assert.Equal((OutboxState.Pending, 0), Assert.Single(await _town.MessagesAsync()) is var m ? (m.State, m.Attempts) : default);
        await _town.PassUntilAsync(new TimeOnly(7, 1));
        Assert.Single(await _town.SendAsync());
    }

    [Fact]
    public async Task Do_not_hold_back_answers_and_cards_that_only_change()
    {
        var matter = await _town.BeginAsync();
        var card = await _town.HasCardAsync(matter, Town.CduManager);
        await _town.Bot.SayAsync(Town.CduManager, "Ruhezeit 22 bis 7");
        await _town.PassUntilAsync(new TimeOnly(23, 0));
        await _town.ChangeAsync(matter);

        Assert.Equal(card.Id, Assert.Single(await _town.SendAsync()).Id);
        Assert.NotNull((await _town.Bot.SayOneAsync(Town.CduManager, "Hilfe")).Card);
    }

    [Fact]
    public async Task Switched_off_let_go_what_waits()
    {
        await _town.Bot.SayAsync(Town.CduManager, "Ruhezeit 22 bis 7");
        await _town.PassUntilAsync(new TimeOnly(23, 0));
        await _town.TellAsync(await _town.BeginAsync(), "Announced", Town.CduManager);
        Assert.Empty(await _town.SendAsync());

        await _town.Bot.SayAsync(Town.CduManager, "Ruhezeit aus");

        Assert.Single(await _town.SendAsync());
    }

    [Theory]
    [InlineData("Ruhezeit 22 bis 7", 22 * 60, 7 * 60, "22:00 Uhr bis 7:00 Uhr")]
    [InlineData("Ruhezeit 22:30 bis 6:30", (22 * 60) + 30, (6 * 60) + 30, "22:30 Uhr bis 6:30 Uhr")]
    [InlineData("ruhezeit von 20.15 Uhr bis 24 Uhr", (20 * 60) + 15, 0, "20:15 Uhr bis 0:00 Uhr")]
    [InlineData("quiet hours 22 to 7", 22 * 60, 7 * 60, "22:00 Uhr bis 7:00 Uhr")]
    [InlineData("Ruhezeit 13-14", 13 * 60, 14 * 60, "13:00 Uhr bis 14:00 Uhr")]
    public async Task Are_set_in_words(string words, int from, int until, string said)
    {
        var answer = await _town.Bot.SayOneAsync(Town.CduManager, words);

        Assert.Contains(said, answer.Words(), StringComparison.Ordinal);
        Assert.Equal((from, until), await StoredAsync());
    }

    [Theory]
    [InlineData("Ruhezeit 22 bis 22")]
    [InlineData("Ruhezeit 25 bis 7")]
    [InlineData("Ruhezeit 22:75 bis 7")]
    [InlineData("Ruhezeit 22")]
    [InlineData("Ruhezeit immer")]
    [InlineData("Ruhezeit 99999999999 bis 7")]
    public async Task That_cannot_be_meant_change_nothing(string words)
    {
        var answer = await _town.Bot.SayOneAsync(Town.CduManager, words);

        Assert.Contains("Bitte nennen Sie zwei verschiedene Uhrzeiten", answer.Words(), StringComparison.Ordinal);
        Assert.Equal((null, null), await StoredAsync());
    }

    [Fact]
    public async Task Are_set_and_switched_off_by_the_buttons_of_a_card()
    {
        var card = await _town.Bot.SayOneAsync(Town.CduManager, "Ruhezeit");
        Assert.Contains("Sie haben keine Ruhezeit", card.Words(), StringComparison.Ordinal);

        var set = await _town.Bot.PressAsync(Town.CduManager, card.ButtonFor(QuietHandler.Verb), inputs: new JsonObject { [QuietHandler.FromInput] = "21:30", [QuietHandler.UntilInput] = "6" });
        Assert.Contains("21:30 Uhr bis 6:00 Uhr", set.GetProperty("value").Words(), StringComparison.Ordinal);
        Assert.Equal(((21 * 60) + 30, 6 * 60), await StoredAsync());

        var off = await _town.Bot.PressAsync(Town.CduManager, set.GetProperty("value").Button("Ruhezeit ausschalten"));
        Assert.Contains("ausgeschaltet", off.GetProperty("value").Words(), StringComparison.Ordinal);
        Assert.Equal((null, null), await StoredAsync());
    }

    [Theory]
    [Trait("Catalogue", "D6")]
    [InlineData("", "7")]
    [InlineData("22", "22:00")]
    [InlineData("1e9", "NaN")]
    public async Task Filled_in_wrongly_change_nothing(string from, string until)
    {
        var card = await _town.Bot.SayOneAsync(Town.CduManager, "Ruhezeit");

        var answer = await _town.Bot.PressAsync(Town.CduManager, card.ButtonFor(QuietHandler.Verb), inputs: new JsonObject { [QuietHandler.FromInput] = from, [QuietHandler.UntilInput] = until });

        Assert.Contains("zwei verschiedene Uhrzeiten", answer.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((null, null), await StoredAsync());
    }

    [Fact]
    public async Task Are_among_the_data_of_the_person()
    {
        await _town.Bot.SayAsync(Town.CduManager, "Ruhezeit 22 bis 7");

        Assert.Contains("Ruhezeit: 22:00 bis 7:00 Uhr".Replace("7:00", "07:00", StringComparison.Ordinal), string.Join('\n', (await _town.Bot.SayAsync(Town.CduManager, "Meine Daten")).Select(m => m.Words())), StringComparison.Ordinal);
    }

    private async Task<(int? From, int? Until)> StoredAsync() =>
        (await _town.Bot.RowsAsync(db => db.People)).Single(p => p.ObjectId == Guid.Parse(Town.CduManager.ObjectId)) is var person ? (person.QuietFrom, person.QuietUntil) : default;
}

public sealed class QuietHoursAsTheClocksShowThem
{
    [Theory]
    // An ordinary night, in winter time (UTC+1).
    [InlineData("22:00", "07:00", "2026-11-20T20:59:00Z", "2026-11-20T20:59:00Z")]
    [InlineData("22:00", "07:00", "2026-11-20T21:00:00Z", "2026-11-21T06:00:00Z")]
    [InlineData("22:00", "07:00", "2026-11-21T05:59:59Z", "2026-11-21T06:00:00Z")]
    [InlineData("22:00", "07:00", "2026-11-21T06:00:00Z", "2026-11-21T06:00:00Z")]
    // By day.
    [InlineData("13:00", "14:30", "2026-11-20T12:10:00Z", "2026-11-20T13:30:00Z")]
    // Until midnight, and from midnight.
    [InlineData("20:00", "00:00", "2026-11-20T21:00:00Z", "2026-11-20T23:00:00Z")]
    [InlineData("00:00", "06:00", "2026-11-20T23:00:00Z", "2026-11-21T05:00:00Z")]
    // Over the turn of the year.
    [InlineData("22:00", "07:00", "2026-12-31T22:00:00Z", "2027-01-01T06:00:00Z")]
    // The night with an hour less: 28 March 2027, at 2 it is 3.
    [InlineData("22:00", "07:00", "2027-03-27T22:00:00Z", "2027-03-28T05:00:00Z")]
    [InlineData("22:00", "02:30", "2027-03-27T22:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("02:15", "02:45", "2027-03-28T00:59:00Z", "2027-03-28T00:59:00Z")]
    [InlineData("02:15", "02:45", "2027-03-28T01:00:00Z", "2027-03-28T01:00:00Z")]
    // The night with an hour more: 25 October 2026, at 3 it is 2.
    [InlineData("22:00", "07:00", "2026-10-24T22:00:00Z", "2026-10-25T06:00:00Z")]
    [InlineData("22:00", "02:30", "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("22:00", "02:30", "2026-10-25T01:10:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("22:00", "03:00", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z")]
    public void End_when_the_clocks_of_Berlin_say_so(string from, string until, string at, string end)
    {
        var hours = new QuietHours(Minutes(from), Minutes(until));

        Assert.Equal(Utc(end), hours.After(Utc(at)));
        Assert.False(hours.Includes(hours.After(Utc(at))));
    }

    [Fact]
    public void Without_a_length_are_none() => Assert.Null(QuietHours.Of(600, 600));

    [Fact]
    public void Are_never_longer_than_a_day_and_an_hour()
    {
        var hours = new QuietHours(1, 0);
        for (var at = Utc("2026-10-24T00:00:00Z"); at < Utc("2026-10-27T00:00:00Z"); at = at.AddMinutes(7))
            Assert.InRange(hours.After(at) - at, TimeSpan.Zero, TimeSpan.FromHours(25));
    }

    private static int Minutes(string clock) => (int)TimeOnly.Parse(clock, CultureInfo.InvariantCulture).ToTimeSpan().TotalMinutes;

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
