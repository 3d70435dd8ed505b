using System.Text.Json;
using CouncilBot.Features.Handover.Give;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Tests.Support;

/// <summary>Questions that the agreement does not answer, and their way to the managers of the faction.</summary>
internal static class Handovers
{
    /// <summary>Asks what the agreement does not cover; returns the button that gives the question on.</summary>
    public static async Task<JsonElement> AskUncoveredAsync(this TestBot bot, TownPerson person) =>
        (await bot.SayOneAsync(person, "Wie viele Einhörner hat der Zirkus?")).ButtonFor(GiveHandler.Verb);

    /// <summary>Gives a question on and returns the card that its manager gets.</summary>
    public static async Task<DeliveredActivity> HandOverAsync(this TestBot bot, TownPerson person, TownPerson manager)
    {
        await bot.SayAsync(manager, "Hilfe");
        var button = await bot.AskUncoveredAsync(person);
        var before = bot.Connector.Delivered.Count;
        await bot.PressAsync(person, button);
        await bot.Connector.DeliveredAsync(before + 1);
        return bot.Connector.Delivered.Skip(before).Single(d => d.Conversation == manager.Chat);
    }
}
