using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

public sealed class ADoubleTap : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task On_what_is_done_already_is_told_so_and_is_no_old_card()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember)).MotionId();
        var button = (await _bot.LookAsync(Town.CduMember, id)).Button("Dem Vorstand vorlegen");
        await _bot.PressAsync(Town.CduMember, button);

        var again = (await _bot.PressAsync(Town.CduMember, button)).Card();

        Assert.Contains("Das ist bereits so vermerkt.", again.Words(), StringComparison.Ordinal);
        Assert.Equal(2, (await _bot.MatterAsync(id)).Events);
    }
}
