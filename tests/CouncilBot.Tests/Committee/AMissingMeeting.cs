using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

/// <summary>Rule 7 of Siegen: in any case before sessions of the council and of the main and finance committee.</summary>
public sealed class AMissingMeeting : IAsyncLifetime
{
    private CommitteeTown _town = null!;

    public async Task InitializeAsync()
    {
        _town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager, Town.CduBoard);
        // Easter Monday is 29 March 2027.
        await _town.SessionAsync(new DateTime(2027, 3, 24, 17, 0, 0), "hfa");
        await _town.SessionAsync(new DateTime(2027, 3, 31, 17, 0, 0));
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Before_a_session_is_told_to_both_managers_two_weeks_ahead_with_a_proposal()
    {
        await _town.PassToAsync(new DateTime(2027, 3, 16, 8, 0, 0));
        await _town.RoundAsync();
        Assert.DoesNotContain(_town.News(Town.CduManager), Tells);

        await _town.PassToAsync(new DateTime(2027, 3, 17, 8, 0, 0));
        await _town.RoundAsync();

        Assert.All([Town.CduManager, Town.SpdManager], p => Assert.Contains("Vorschlag: Dienstag, 30. März 2027, 15:30 bis 16:45 Uhr.", Assert.Single(_town.News(p), Tells), StringComparison.Ordinal));
        Assert.DoesNotContain(_town.News(Town.CduBoard), Tells);
    }

    [Fact]
    public async Task Is_told_again_every_week_until_there_is_one()
    {
        foreach (var day in new[] { 17, 18, 24 })
        {
            await _town.PassToAsync(new DateTime(2027, 3, day, 8, 0, 0));
            await _town.RoundAsync();
        }

        Assert.Equal(2, _town.News(Town.CduManager).Count(Tells));
    }

    [Fact]
    public async Task Is_entered_with_one_tap_and_no_longer_missing()
    {
        await _town.PassToAsync(new DateTime(2027, 3, 17, 8, 0, 0));
        await _town.RoundAsync();
        var notice = _town.Bot.Chat(Town.CduManager).Last(d => Tells(d.Words()));

        await _town.Bot.PressAsync(Town.CduManager, notice.Button("Vorschlag eintragen"));
        await _town.PassToAsync(new DateTime(2027, 3, 24, 8, 0, 0));
        await _town.RoundAsync();

        Assert.Contains((await _town.Bot.RowsAsync<MatterRow>()), m => m is { Kind: MatterKind.Meeting, Title: "2027-03-30" });
        Assert.Single(_town.News(Town.CduManager), Tells);
    }

    private static bool Tells(string words) => words.Contains("liegt kein Kooperationsausschuss", StringComparison.Ordinal);
}
