using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

/// <summary>An invented coalition with an amount, coordinated inquiries and a ladder of three steps: nothing is wired to the real ones.</summary>
public sealed class AMotionInMusterstadt : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await Invented.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Below_the_amount_is_brought_in_at_once()
    {
        var small = await _bot.DraftMotionAsync(Invented.LindeChair, MotionTalk.Fields(money: "yes", euro: "9.999"));
        var large = await _bot.DraftMotionAsync(Invented.LindeChair, MotionTalk.Fields(money: "yes", euro: "10.000"));

        Assert.Contains("Als eingebracht vermerken", small.Decisions());
        Assert.Contains("Kleinere Anträge sind davon ausgenommen.", small.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Als eingebracht vermerken", large.Decisions());
    }

    [Fact]
    public async Task Goes_down_its_three_steps_with_their_times_and_people()
    {
        var id = await _bot.AnnounceMotionAsync(Invented.LindeChair, MotionTalk.Fields(money: "yes"));
        await _bot.SayAsync(Invented.EicheChair, $"Antrag {id} ablehnen: Nein.");

        var speakers = await _bot.LookAsync(Invented.EicheMember, id);
        Assert.Contains("Die Sprecherinnen und Sprecher des zuständigen Ausschusses suchen ein Einvernehmen.", speakers.Words(), StringComparison.Ordinal);
        Assert.Contains("längstens sieben Tage", speakers.Words(), StringComparison.Ordinal);
        Assert.Contains("Kein Einvernehmen", speakers.Decisions());
        Assert.Contains("Die Vorsitzenden beider Fraktionen suchen ein Einvernehmen.", (await _bot.DoAsync(Invented.EicheChair, id, "Kein Einvernehmen")).Words(), StringComparison.Ordinal);
        Assert.Contains("Der Kooperationsausschuss sucht ein Einvernehmen.", (await _bot.DoAsync(Invented.LindeChair, id, "Kein Einvernehmen")).Words(), StringComparison.Ordinal);
        Assert.Contains("Die Fraktion Linde kann allein einbringen.", (await _bot.DoAsync(Invented.LindeChair, id, "Kein Einvernehmen")).Words(), StringComparison.Ordinal);
    }
}
