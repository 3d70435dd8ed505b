using CouncilBot.Coalition.Committee;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

/// <summary>School holidays and recesses of the council, as they were imported: the series pauses.</summary>
public sealed class ARecess : IAsyncLifetime
{
    private CommitteeTown _town = null!;

    public async Task InitializeAsync()
    {
        _town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager);
        await using var db = _town.Bot.Open("siegen");
        await Recesses.ReplaceAsync(db, [new Recess("Sitzungsfreie Zeit", new DateOnly(2027, 1, 18), new DateOnly(2027, 1, 29))]);
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Has_no_meetings_of_the_series()
    {
        await _town.RoundAsync();

        Assert.Equal(["2027-01-11", "2027-02-01", "2027-02-08"], await DaysAsync());
    }

    [Fact]
    public async Task Of_another_coalition_counts_for_nothing()
    {
        await using (var db = _town.Bot.Open("krefeld"))
            await Recesses.ReplaceAsync(db, [new Recess("Ferien in Krefeld", new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 12))]);

        await _town.RoundAsync();

        Assert.Equal(["2027-01-11", "2027-02-01", "2027-02-08"], await DaysAsync());
    }

    [Fact]
    public async Task Has_a_meeting_that_a_manager_enters()
    {
        await _town.Bot.SayOneAsync(Town.CduManager, "Zusätzlicher Termin 25.1.2027, 15:30");
        await _town.RoundAsync();

        Assert.Contains("2027-01-25", await DaysAsync());
    }

    [Fact]
    public async Task Before_a_session_is_told_like_any_missing_meeting()
    {
        await _town.SessionAsync(new DateTime(2027, 1, 13, 17, 0, 0));
        await _town.SessionAsync(new DateTime(2027, 1, 27, 17, 0, 0));
        await _town.PassToAsync(new DateTime(2027, 1, 13, 8, 0, 0));
        await _town.RoundAsync();

        Assert.All([Town.CduManager, Town.SpdManager], p => Assert.Contains(_town.News(p), n => n.Contains("Rat am 27.01.2027: Davor liegt kein Kooperationsausschuss", StringComparison.Ordinal)));
    }

    private async Task<IEnumerable<string>> DaysAsync() =>
        (await _town.Bot.RowsAsync<MatterRow>()).Where(m => m.Kind == MatterKind.Meeting).Select(m => m.Title).Order(StringComparer.Ordinal);
}
