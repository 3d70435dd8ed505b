using System.Globalization;
using CouncilBot.Load.Channel;
using CouncilBot.Load.Driving;

namespace CouncilBot.Load.Bots;

/// <summary>The peer: the smallest bot built with botbuilder. It answers every text with the same text.</summary>
internal sealed class EchoBot(string folder, string log) : Bot
{
    public override string Name => "echo bot (botbuilder 4.23.3)";

    protected override Uri ReadyUrl => new($"http://127.0.0.1:{Port}/");

    public override string? Fault(Question question, ReceivedActivity answer) =>
        answer.Text == "Echo: " + question.Text ? null : "not the echo of the question";

    protected override string ServiceUrl(FakeChannel channel) => $"http://127.0.0.1:{channel.Port}/emea/{Tenant}/";

    protected override BotProcess Launch(FakeChannel channel)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new InvalidOperationException($"First: npm ci --prefix {folder}");

        return BotProcess.Start("node", [Path.Combine(folder, "index.mjs")], new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NODE_ENV"] = "production",
            ["APP_ID"] = AppId,
            ["PORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["METADATA"] = $"http://127.0.0.1:{channel.Port}/v1/.well-known/openidconfiguration",
        }, log);
    }
}
