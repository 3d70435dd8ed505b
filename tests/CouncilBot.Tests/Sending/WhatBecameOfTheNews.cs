using System.Net;
using System.Text.Json;
using CouncilBot.Features.Matters.Deliveries;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Sending;

public sealed class WhatBecameOfTheNews : IAsyncLifetime
{
    private MatterTown _town = null!;

    public async Task InitializeAsync() => _town = await MatterTown.StartAsync(Town.CduManager, Town.CduMember, Town.SpdManager);

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Is_shown_to_the_board_of_its_faction_for_each_person_by_the_newest()
    {
        var matter = await _town.BeginAsync();
        await _town.Bot.SayAsync(Town.CduMember, "Ruhezeit 11 bis 13");
        await _town.TellAsync(matter, "Announced", Town.CduMember, Town.SpdManager, Town.SpdMember);
        await _town.SendAsync();

        var card = await _town.Bot.SayOneAsync(Town.CduManager, $"Zustellung {matter.ShortId}");

        Assert.Equal("Wartet bis 13:00 Uhr (Ruhezeit).", FactOf(card, "CDU Mitglied"));
        Assert.StartsWith("Zugestellt um 12:0", FactOf(card, "SPD Geschäftsführung"), StringComparison.Ordinal);
        Assert.StartsWith("Nicht erreichbar: Die App ist dort nicht installiert.", FactOf(card, "SPD Mitglied"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_told_apart_when_it_waits_is_tried_again_or_was_refused()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.SpdManager);
        Assert.IsType<Fate.Waiting>(await FateAsync(matter));
        Assert.Equal("Wird gerade zugestellt.", await WordsAsync(matter));

        _town.Bot.Connector.Then(ScriptedAnswer.TooManyRequests("600"));
        await _town.SendAsync();
        Assert.Equal(WaitReason.Retry, Assert.IsType<Fate.Waiting>(await FateAsync(matter)).Reason);
        Assert.StartsWith("Noch nicht zugestellt. Nächster Versuch um 12:1", await WordsAsync(matter), StringComparison.Ordinal);

        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(11));
        await _town.SendAsync();
        await _town.TellAsync(matter, "Changed", Town.SpdManager);
        Assert.Equal(WaitReason.Bundle, Assert.IsType<Fate.Waiting>(await FateAsync(matter)).Reason);

        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(2));
        _town.Bot.Connector.Then(ScriptedAnswer.Error(HttpStatusCode.Forbidden, "ConversationBlockedByUser"));
        await _town.SendAsync();
        Assert.Equal(UnreachableReason.Blocked, Assert.IsType<Fate.Unreachable>(await FateAsync(matter)).Reason);
    }

    public static TheoryData<string, string?, string> Ends => new()
    {
        { nameof(OutboxState.Unknown), null, "Gesendet; ob es ankam, ist nicht bekannt." },
        { nameof(OutboxState.Failed), "MessageSizeTooBig", "Nicht zugestellt: Teams hat es nicht angenommen." },
        { nameof(OutboxState.Expired), null, "Nicht zugestellt: Die Zeit dafür ist abgelaufen." },
        { nameof(OutboxState.Expired), "NotForThem", "Nicht zugestellt: darf den Vorgang nicht oder nicht mehr sehen." },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Has_words_for_each_end(string state, string? error, string words)
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.SpdManager);
        await using (var db = _town.Bot.Open())
        {
            var row = await db.Outbox.SingleAsync(o => o.Kind == OutboxKind.Notice);
            (row.State, row.LastError) = (Enum.Parse<OutboxState>(state), error);
            await db.SaveChangesAsync();
        }

        Assert.Equal(words, await WordsAsync(matter));
    }

    [Fact]
    public async Task Names_the_day_when_it_is_another_one()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.SpdManager);
        await _town.SendAsync();
        _town.Bot.Clock.Pass(TimeSpan.FromDays(1));

        Assert.Matches(@"^Zugestellt am \d\d\.\d\d\.20\d\d um 12:0\d Uhr\.$", await WordsAsync(matter));
    }

    [Theory]
    [Trait("Catalogue", "D1")]
    [Trait("Catalogue", "E7")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_shown_to_nobody_else_and_looks_then_as_if_there_were_none(bool exists)
    {
        var matter = await _town.BeginAsync();
        var words = exists ? matter.ShortId : "ABCDEF";
        var data = JsonSerializer.SerializeToNode(new { matter = exists ? matter.Id : Guid.NewGuid() });

        foreach (var person in new[] { Town.CduMember, Town.SpdManager })
        {
            Assert.Contains("Diesen Vorgang finde ich nicht", (await _town.Bot.SayOneAsync(person, $"Zustellung {words}")).Words(), StringComparison.Ordinal);
            Assert.Contains("Diesen Vorgang finde ich nicht", (await _town.Bot.PressAsync(person, DeliveriesHandler.Verb, data)).GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Is_read_again_in_its_own_place_and_never_in_place_of_the_matter()
    {
        var matter = await _town.BeginAsync();
        var fromTheMatter = await _town.Bot.PressAsync(Town.CduManager, DeliveriesHandler.Verb, JsonSerializer.SerializeToNode(new { matter = matter.Id }));
        Assert.Equal("application/vnd.microsoft.activity.message", fromTheMatter.GetProperty("type").GetString());

        var card = await _town.Bot.SayOneAsync(Town.CduManager, $"Zustellung {matter.ShortId}");
        var again = await _town.Bot.PressAsync(Town.CduManager, card.ButtonFor(DeliveriesHandler.Verb));
        Assert.Contains("noch keine Mitteilungen", again.GetProperty("value").Words(), StringComparison.Ordinal);
    }

    private async Task<Fate> FateAsync(MatterRow matter)
    {
        await using var db = _town.Bot.Open("siegen");
        return Assert.Single((await Deliveries.OfAsync(db, matter.Id, _town.Now, CancellationToken.None)).People).Fate;
    }

    private async Task<string> WordsAsync(MatterRow matter) => DeliveryView.Words(await FateAsync(matter), Hosting.Texts.Of<DeliveryView>(Language.German), _town.Now);

    /// <summary>What stands below a name.</summary>
    private static string FactOf(DeliveredActivity card, string name) => card.Words().Split('\n').SkipWhile(line => line != name).ElementAt(1);
}
