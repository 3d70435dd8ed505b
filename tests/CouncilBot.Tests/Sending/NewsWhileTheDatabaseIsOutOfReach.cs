using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CouncilBot.Tests.Sending;

public sealed class NewsWhileTheDatabaseIsOutOfReach : IAsyncLifetime
{
    /// <summary>https://www.sqlite.org/rescode.html#busy</summary>
    private const int Busy = 5;

    private readonly StoreFaults _faults = new();
    private MatterTown _town = null!;

    public async Task InitializeAsync() => _town = await MatterTown.StartAsync(_faults.Configure, Town.CduManager);

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "G2")]
    public async Task That_has_arrived_is_written_down_when_it_is_back_and_not_told_again()
    {
        await _town.TellAsync(await _town.BeginAsync(), "Announced", Town.CduManager);
        var before = _town.Bot.Connector.Delivered.Count;
        _town.Bot.Connector.Delivering = _ => _faults.IsOutOfReach = true;

        var round = _town.Bot.SendOutboxAsync();
        await Hearing.UntilAsync(() => Task.FromResult(_faults.Refused > 1));
        _faults.IsOutOfReach = false;
        await round;

        var message = Assert.Single(await _town.MessagesAsync());
        Assert.Equal((OutboxState.Sent, 1), (message.State, message.Attempts));
        Assert.Equal(before + 1, _town.Bot.Connector.Delivered.Count);
        Assert.Equal(message.ActivityId, Assert.Single(await _town.Bot.RowsAsync(db => db.MatterCards)).ActivityId);
    }

    [Fact]
    [Trait("Catalogue", "G3")]
    public async Task That_has_not_left_is_looked_at_again_in_some_seconds_and_counts_as_no_attempt()
    {
        await _town.TellAsync(await _town.BeginAsync(), "Announced", Town.CduManager);
        _town.Cards.Making = () => throw new SqliteException("Locked.", Busy);

        await _town.Bot.SendOutboxAsync();

        var message = Assert.Single(await _town.MessagesAsync());
        Assert.Equal((OutboxState.Pending, 0), (message.State, message.Attempts));
        Assert.InRange(message.DueUtc - _town.Now, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        _town.Cards.Making = null;
        _town.Bot.Clock.Pass(TimeSpan.FromSeconds(10));
        Assert.Single(await _town.SendAsync());
    }

    [Fact]
    [Trait("Catalogue", "G3")]
    public async Task That_waited_for_others_until_its_lease_was_over_is_told_once_by_who_has_it_then()
    {
        var matter = await _town.BeginAsync();
        await _town.HasCardAsync(matter, Town.CduManager);
        await _town.ChangeAsync(matter);
        await _town.TellAsync(await _town.BeginAsync("Brücke"), "Announced", Town.CduManager);
        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(2));
        _town.Cards.Making = () =>
        {
            _town.Cards.Making = null;
            _town.Bot.Clock.Pass(TimeSpan.FromMinutes(14));
            return Task.CompletedTask;
        };

        Assert.Single(await _town.SendAsync());
        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(3));
        Assert.Single(await _town.SendAsync());
        Assert.All(await _town.MessagesAsync(), m => Assert.Equal(OutboxState.Sent, m.State));
    }
}
