using CouncilBot.Coalition.Agreements;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Sending;

public sealed class NewsForAFactionWithoutABoard : IAsyncLifetime
{
    private MatterTown _town = null!;

    public async Task InitializeAsync() => _town = await MatterTown.StartAsync(Town.SpdMember);

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Are_kept_once_and_told_when_somebody_is_enrolled()
    {
        var matter = await _town.BeginAsync();
        Assert.Equal(0, await AnnounceAsync(matter, "Announced"));
        Assert.Equal(0, await AnnounceAsync(matter, "Changed"));
        Assert.Empty(await _town.SendAsync());
        Assert.Equal(["SPD-Fraktion"], (await OfAsync(matter)).Factions);

        await EnrolBoardAsync();
        var card = Assert.Single(await _town.SendAsync());

        Assert.Equal(Town.SpdMember.Chat, card.Conversation);
        Assert.Contains("Changed: Radweg", card.Json, StringComparison.Ordinal);
        Assert.Empty((await OfAsync(matter)).Factions);
        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Empty(await _town.SendAsync());
    }

    [Fact]
    public async Task Are_told_at_once_where_somebody_is()
    {
        await EnrolBoardAsync();

        Assert.Equal(1, await AnnounceAsync(await _town.BeginAsync(), "Announced"));
        Assert.Empty(await _town.MessagesAsync(OutboxKind.ForLater));
    }

    [Fact]
    public async Task Do_not_wait_where_the_board_is_who_caused_them()
    {
        await EnrolBoardAsync();
        var matter = await _town.BeginAsync();
        var only = await _town.IdOfAsync(Town.SpdMember);

        var told = await _town.HappensAsync(matter, (db, row, now) => Notices.ToBoardAsync(db, row, "Announced", "spd", Roles.Chair, only, now, CancellationToken.None));

        Assert.Equal(1, told);
        Assert.Empty(await _town.MessagesAsync(OutboxKind.ForLater));
        Assert.Empty(await _town.SendAsync());
    }

    [Fact]
    public async Task Wait_for_ninety_days()
    {
        var matter = await _town.BeginAsync();
        await AnnounceAsync(matter, "Announced");
        _town.Bot.Clock.Pass(TimeSpan.FromDays(89));
        await _town.SendAsync();
        Assert.Equal(OutboxState.Pending, Assert.Single(await _town.MessagesAsync(OutboxKind.ForLater)).State);

        _town.Bot.Clock.Pass(TimeSpan.FromDays(2));
        await _town.SendAsync();
        await EnrolBoardAsync();

        Assert.Empty(await _town.SendAsync());
        Assert.Equal(OutboxState.Expired, Assert.Single(await _town.MessagesAsync(OutboxKind.ForLater)).State);
    }

    [Fact]
    public async Task Wait_anew_when_the_board_left_again()
    {
        var matter = await _town.BeginAsync();
        await AnnounceAsync(matter, "Announced");
        await EnrolBoardAsync();
        Assert.Single(await _town.SendAsync());
        await _town.Bot.EnrolAsync($"tenant;objekt;name;koalition;fraktion;rollen;sprache\n{Town.Line(Town.SpdMember, "siegen", "spd", "Mitglied")}");

        Assert.Equal(0, await AnnounceAsync(matter, "Changed"));

        Assert.Equal(OutboxState.Pending, Assert.Single(await _town.MessagesAsync(OutboxKind.ForLater)).State);
    }

    private Task<int> AnnounceAsync(MatterRow matter, string news) =>
        _town.HappensAsync(matter, (db, row, now) => Notices.ToBoardAsync(db, row, news, "spd", Roles.Chair, except: null, now, CancellationToken.None));

    /// <summary>As the command line does, in another process.</summary>
    private async Task EnrolBoardAsync() => await _town.Bot.EnrolAsync($"tenant;objekt;name;koalition;fraktion;rollen;sprache\n{Town.Line(Town.SpdMember, "siegen", "spd", "Vorsitz")}");

    private async Task<Deliveries> OfAsync(MatterRow matter)
    {
        await using var db = _town.Bot.Open("siegen");
        return await Deliveries.OfAsync(db, matter.Id, _town.Now, CancellationToken.None);
    }
}
