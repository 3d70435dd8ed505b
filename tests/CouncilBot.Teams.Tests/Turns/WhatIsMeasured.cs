using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CouncilBot.Teams.Tests.Turns.Support;

namespace CouncilBot.Teams.Tests.Turns;

public sealed class WhatIsMeasured
{
    [Fact]
    public async Task Is_every_turn_by_kind_and_every_refusal_by_reason()
    {
        await using var bot = await InboundBot.StartAsync();
        var measured = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == TeamsTelemetry.Name && ReferenceEquals(instrument.Meter.Scope, bot.Meters))
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(t => t.Value))}"));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue($"{instrument.Name} {value:0} {string.Join(' ', tags.ToArray().Select(t => t.Value))}"));
        listener.Start();

        await bot.PostAsync(InboundBot.Teams.Message("Kita"));
        await bot.PostAsync(InboundBot.Teams.Submit(new() { ["verb"] = "vote" }));
        await bot.PostAsync(InboundBot.Teams.Execute("vote"));
        await bot.PostWithTokenAsync("a.b.c");

        Assert.Equal(
            [
                "councilbot.teams.turns 1 message answered", "councilbot.teams.turn.duration 0 message",
                "councilbot.teams.turns 1 submit answered", "councilbot.teams.turn.duration 0 submit",
                "councilbot.teams.turns 1 adaptiveCard/action answered", "councilbot.teams.turn.duration 0 adaptiveCard/action",
                "councilbot.teams.refused 1 TokenMalformed",
            ],
            measured,
            StringComparer.Ordinal);
    }
}
