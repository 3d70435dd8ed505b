using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

/// <summary>What a click asks of the database, listed; how many motions are open makes no difference.</summary>
public sealed class TheQueriesOfAClick
{
    [Fact]
    public async Task Are_those_that_are_approved_however_many_motions_are_open()
    {
        var amongFew = await OfAsync(3);
        var amongMany = await OfAsync(300);

        Assert.Equal(amongFew, amongMany);
        Approved.Matches(nameof(TheQueriesOfAClick), amongFew);
    }

    private static async Task<string> OfAsync(int others)
    {
        await using var bot = await MotionTalk.StartAsync();
        await bot.SayAsync(Town.SpdChair, "Hilfe");
        await bot.FillBoardAsync(others);
        var id = await bot.AnnounceMotionAsync(Town.CduManager);
        // The notices, and the cards they bring; afterwards nothing is on its way.
        await bot.HearAsync(Town.SpdChair, MotionTalk.Title);
        await bot.SettledAsync();
        var card = await bot.LookAsync(Town.SpdChair, id);

        var board = await Queries.OfAsync(() => bot.SayOneAsync(Town.SpdChair, "Anträge"));
        var agreeing = await Queries.OfAsync(() => bot.PressAsync(Town.SpdChair, card.Button("Zustimmen")));
        return $"Opening the board\n{board}\n\nAgreeing\n{agreeing}";
    }
}
