using System.Collections.Concurrent;
using System.Net;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Teams.Tests.Turns;

public sealed class ADeliveryThatComesAgain(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Fact]
    [Trait("Catalogue", "C1")]
    public async Task Afterwards_has_the_same_key_so_that_it_has_one_effect()
    {
        var effects = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        _bot.Product.OnTurn = (turn, _) => Task.FromResult(effects.TryAdd(turn.DeliveryKey, true) ? new TurnResult { Messages = [OutgoingActivity.OfText("Antwort")] } : TurnResult.Nothing);

        var first = await _bot.PostAsync(InboundBot.Teams.Message("Kita"));
        var second = await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.Single(effects);
        Assert.Equal(["send a:1xyz Antwort"], _bot.Connector.Calls);
    }

    [Fact]
    [Trait("Catalogue", "C2")]
    [Trait("Catalogue", "C3")]
    public async Task While_it_is_at_work_waits_for_the_same_result()
    {
        var result = new TaskCompletionSource<TurnResult>();
        _bot.Product.OnTurn = (_, _) => result.Task;

        var replies = Enumerable.Range(0, 10).Select(_ => _bot.PostAsync(InboundBot.Teams.Execute("vote"))).ToList();
        await _bot.Clock.TimerOf(TimeBudget.Invoke);
        result.SetResult(new TurnResult { Response = new InvokeResponse.Note("Gespeichert."), Messages = [OutgoingActivity.OfText("Antwort")] });
        var answered = await Task.WhenAll(replies);

        // Deliveries that arrive after the first one ended are turns of their own, with the same key.
        Assert.All(answered, r => Assert.Contains("Gespeichert.", r.Body, StringComparison.Ordinal));
        Assert.Single(_bot.Product.Turns.Select(t => t.DeliveryKey).Distinct(StringComparer.Ordinal));
        Assert.Equal(_bot.Product.Turns.Count, _bot.Connector.Calls.Count);
    }

    [Fact]
    [Trait("Catalogue", "C2")]
    public async Task At_the_same_moment_is_one_turn()
    {
        var runner = _bot.Runner;
        var result = new TaskCompletionSource<TurnResult>();
        _bot.Product.OnTurn = (_, _) => result.Task;
        Assert.True(ActivityJson.TryRead(System.Text.Encoding.UTF8.GetBytes(InboundBot.Teams.Execute("vote").ToJsonString()), out var activity));
        var turn = TurnReader.Read(activity, Guid.Parse(InboundBot.Tenant), InboundBot.AppId, _bot.Clock.GetUtcNow());

        var deliveries = new Task<HttpAnswer>[50];
        Parallel.For(0, deliveries.Length, i => deliveries[i] = runner.RunAsync(turn));
        result.SetResult(new TurnResult { Response = new InvokeResponse.Note("Gespeichert.") });
        var answers = await Task.WhenAll(deliveries);

        Assert.Single(_bot.Product.Turns);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    [Trait("Catalogue", "C4")]
    public async Task With_the_same_id_in_another_conversation_is_another_one()
    {
        var elsewhere = InboundBot.Teams.Message("Kita");
        elsewhere["conversation"]!["id"] = "a:2xyz";

        await _bot.PostAsync(InboundBot.Teams.Message("Kita"));
        await _bot.PostAsync(elsewhere);
        await _bot.PostAsync(InboundBot.Teams.Message("Kita", id: "1763625600001"));

        Assert.Equal(3, _bot.Product.Turns.Select(t => t.DeliveryKey).Distinct(StringComparer.Ordinal).Count());
        Assert.All(_bot.Product.Turns, t => Assert.Matches("^[0-9a-f]{64}$", t.DeliveryKey));
    }

    [Fact]
    public async Task Has_the_hash_of_conversation_and_activity_as_its_key()
    {
        await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        var expected = System.Security.Cryptography.SHA256.HashData("a:1xyz\n1763625600000"u8);
        Assert.Equal(Convert.ToHexStringLower(expected), _bot.Product.Turn.DeliveryKey);
    }
}
