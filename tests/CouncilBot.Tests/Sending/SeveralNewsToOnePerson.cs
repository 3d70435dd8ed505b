using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Sending;

public sealed class SeveralNewsToOnePerson : IAsyncLifetime
{
    private MatterTown _town = null!;

    public async Task InitializeAsync() => _town = await MatterTown.StartAsync(Town.CduManager, Town.SpdManager);

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Go_at_once_the_first_time_and_together_when_the_minute_is_over()
    {
        var (one, two, three) = (await _town.BeginAsync("Radweg"), await _town.BeginAsync("Kita"), await _town.BeginAsync("Haushalt"));
        await _town.TellAsync(one, "Announced", Town.CduManager);
        Assert.Contains("Radweg", Assert.Single(await _town.SendAsync()).Words(), StringComparison.Ordinal);

        _town.Bot.Clock.Pass(TimeSpan.FromSeconds(20));
        await _town.TellAsync(two, "Announced", Town.CduManager);
        await _town.TellAsync(three, "Changed", Town.CduManager);
        Assert.Empty(await _town.SendAsync());
        _town.Bot.Clock.Pass(TimeSpan.FromSeconds(42));
        var list = Assert.Single(await _town.SendAsync());

        Assert.Contains("Neues zu 2 Vorgängen", list.Words(), StringComparison.Ordinal);
        Assert.Contains("Announced: Kita", list.Words(), StringComparison.Ordinal);
        Assert.Contains("Changed: Haushalt", list.Words(), StringComparison.Ordinal);
        Assert.Equal([$"{two.ShortId} öffnen", $"{three.ShortId} öffnen"], list.Card!.Value.ButtonTitles());
        Assert.Equal(two.Id.ToString("N"), list.ButtonFor(OpenHandler.Verb).GetProperty("data").GetProperty("matter").GetString());
        Assert.All(await _town.MessagesAsync(), m => Assert.Equal(OutboxState.Sent, m.State));
    }

    [Fact]
    public async Task About_one_matter_show_its_card_once_with_the_newest_news()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager);
        await _town.SendAsync();
        await _town.TellAsync(matter, "Changed", Town.CduManager);
        await _town.TellAsync(matter, "Agreed", Town.CduManager);
        _town.Bot.Clock.Pass(TimeSpan.FromSeconds(62));

        var card = Assert.Single(await _town.SendAsync());

        Assert.Contains("Stand 4", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Agreed: Radweg", card.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_at_most_one_message_a_minute()
    {
        var matter = await _town.BeginAsync();
        var arrived = 0;
        for (var second = 0; second < 180; second += 15)
        {
            await _town.TellAsync(matter, "Changed", Town.CduManager);
            arrived += (await _town.SendAsync()).Count;
            _town.Bot.Clock.Pass(TimeSpan.FromSeconds(15));
        }

        Assert.InRange(arrived, 3, 4);
    }

    [Fact]
    public async Task Do_not_wait_for_those_to_somebody_else()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager);
        await _town.SendAsync();
        await _town.TellAsync(matter, "Changed", Town.CduManager, Town.SpdManager);

        Assert.Equal(Town.SpdManager.Chat, Assert.Single(await _town.SendAsync()).Conversation);
    }

    [Fact]
    [Trait("Catalogue", "K8")]
    public async Task About_many_matters_become_a_list_of_ten_and_a_number()
    {
        await _town.TellAsync(await _town.BeginAsync(), "Announced", Town.CduManager);
        await _town.SendAsync();
        for (var i = 1; i <= 25; i++)
            await _town.TellAsync(await _town.BeginAsync($"Antrag {i}"), "Announced", Town.CduManager);

        _town.Bot.Clock.Pass(TimeSpan.FromSeconds(62));
        var list = Assert.Single(await _town.SendAsync());

        Assert.Contains("Neues zu 25 Vorgängen", list.Words(), StringComparison.Ordinal);
        Assert.Contains("und 15 weitere", list.Words(), StringComparison.Ordinal);
        Assert.Equal(10, list.Card!.Value.ButtonTitles().Count);
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Leave_out_what_the_person_may_not_see()
    {
        var (one, two) = (await _town.BeginAsync("Radweg"), await _town.BeginAsync("Kita"));
        await _town.TellAsync(one, "Announced", Town.CduManager);
        await _town.TellAsync(two, "Announced", Town.CduManager);
        _town.Cards.ShutOut(await _town.IdOfAsync(Town.CduManager));
        _town.Bot.Clock.Pass(TimeSpan.FromSeconds(62));

        Assert.Empty(await _town.SendAsync());
        Assert.All(await _town.MessagesAsync(), m => Assert.Equal((OutboxState.Expired, MatterMessages.NotForThem), (m.State, m.LastError)));
    }
}
