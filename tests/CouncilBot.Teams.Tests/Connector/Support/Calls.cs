using CouncilBot.Teams.Connector;

namespace CouncilBot.Teams.Tests.Connector.Support;

/// <summary>The calls by name, for theories over several of them.</summary>
public static class Calls
{
    /// <summary>Calls whose repetition has no second effect.</summary>
    public static TheoryData<string> Repeatable { get; } = ["update", "delete", "create", "members"];

    internal static Task<ConnectorResult> RunAsync(this Outbound bot, string call) => call switch
    {
        "send" => bot.SendAsync(),
        "update" => bot.UpdateAsync(),
        "delete" => bot.DeleteAsync(),
        "create" => bot.CreateAsync(),
        "members" => MembersAsync(bot),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call, "No such call."),
    };

    private static async Task<ConnectorResult> MembersAsync(Outbound bot)
    {
        bot.Service.With(Outbound.Chat, new TestChannel.Channel.FakeMember("29:1"));
        return new ConnectorResult(await bot.MembersAsync() is null ? ConnectorStatus.TryLater : ConnectorStatus.Done);
    }
}
