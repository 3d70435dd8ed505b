using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Features;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Signing;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Isolation;

public sealed class WhatStrangersGet(TownBot town) : IClassFixture<TownBot>
{
    private const string WayIn = "Sie stehen noch nicht auf der Mitgliederliste";
    private const string Content = "Ankündigung";

    private readonly TestBot _bot = town.Bot;

    /// <summary>Every verb there is.</summary>
    public static TheoryData<string> Verbs => [.. Routes.All.Where(r => r is { Verb: not null, Who: not Who.Anyone }).Select(r => r.Verb!), "unknown.verb"];

    [Theory]
    [InlineData("Darf ich abweichend stimmen?")]
    [InlineData("Weitere Stellen")]
    [InlineData("Offene Fragen")]
    [InlineData("Wer bin ich")]
    [InlineData("Meine Daten")]
    [InlineData("Koalition wechseln")]
    [InlineData("Danke")]
    [InlineData("Deutsch")]
    public async Task Is_the_way_in_whatever_they_write(string said)
    {
        var answer = await _bot.SayOneAsync(Looking.NewPerson(), said);

        Assert.Contains(WayIn, answer.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Content, answer.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("Siegen", answer.Json, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Is_the_way_in_whatever_they_press(string verb)
    {
        var question = await AskedAsync();

        var note = (await _bot.PressAsync(Town.Stranger, verb, new JsonObject { ["question"] = question.ToString("N"), ["settle"] = question.ToString("N") })).Note();

        Assert.Contains(WayIn, note, StringComparison.Ordinal);
        Assert.DoesNotContain("Siegen", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_help_that_names_only_what_they_can_do()
    {
        var help = await _bot.SayOneAsync(Town.Stranger, "Hilfe");

        Assert.Contains("Sie stehen noch nicht auf der Mitgliederliste.", help.Words(), StringComparison.Ordinal);
        Assert.Contains("Code ABCDE-FGHJK", help.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Siegen", help.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("Weitere Stellen", help.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_the_way_in_from_the_compose_box_and_in_a_channel()
    {
        var found = (await _bot.SearchAsync(Town.Stranger, "abweichend")).GetRawText();
        var channel = Assert.Single(await _bot.DeliverAsync(new TestActivity(TestBot.AppId, Town.Tenant) { ObjectId = Town.Stranger.ObjectId }.ChannelMessage("abweichend stimmen", TestBot.NextId())));

        Assert.Contains(WayIn, found, StringComparison.Ordinal);
        Assert.DoesNotContain(Content, found, StringComparison.Ordinal);
        Assert.Contains(WayIn, channel.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_nothing_of_what_they_wrote()
    {
        await _bot.SayOneAsync(Town.Stranger, "Ein sehr geheimes Anliegen");

        Assert.DoesNotContain(await _bot.RowsAsync<QuestionRow>(), q => q.Text.Contains("geheimes", StringComparison.Ordinal));
        Assert.DoesNotContain(await _bot.RowsAsync<PersonRow>(), p => p.ObjectId == Guid.Parse(Town.Stranger.ObjectId));
    }

    [Fact]
    [Trait("Catalogue", "E1")]
    public async Task Is_silence_when_their_tenant_is_not_allowed()
    {
        var foreign = Town.CduMember with { Tenant = "c0ffee00-0000-4000-8000-000000000000" };

        Assert.Empty(await _bot.SayAsync(foreign, "Kita"));
        Assert.Empty(await _bot.InstallAsync(foreign));
        using var pressed = await _bot.PostAsync(_bot.Press(foreign, "answer.page", new JsonObject { ["question"] = (await AskedAsync()).ToString("N") }));
        Assert.Equal((HttpStatusCode.OK, ""), (pressed.StatusCode, await pressed.Content.ReadAsStringAsync()));
        Assert.Contains(_bot.Logs.Lines, l => l.Contains("Activity ignored: Tenant,", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Catalogue", "E1")]
    public async Task Is_the_way_in_for_the_same_object_id_in_another_tenant()
    {
        var namesake = Town.CduMember with { Tenant = Town.OtherTenant };

        Assert.Contains(WayIn, (await _bot.SayOneAsync(namesake, "Darf ich abweichend stimmen?")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E2")]
    public async Task Is_silence_when_two_tenants_contradict_each_other()
    {
        var activity = _bot.Message(Town.CduMember, "Kita");
        activity["channelData"]!["tenant"]!["id"] = Town.OtherTenant;

        Assert.Empty(await _bot.DeliverAsync(activity));
        Assert.Contains(_bot.Logs.Lines, l => l.Contains("Activity ignored: TenantMismatch,", StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Catalogue", "E3")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("someone_town.de#EXT#@other.onmicrosoft.com")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Is_the_way_in_for_guests_without_an_object_id(string? objectId)
    {
        var activity = _bot.Message(Town.CduMember, "Darf ich abweichend stimmen?");
        activity["from"]!["aadObjectId"] = objectId;

        Assert.Contains(WayIn, Assert.Single(await _bot.DeliverAsync(activity)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E3")]
    public async Task Is_silence_for_bots()
    {
        var activity = _bot.Message(Town.CduMember, "Kita");
        activity["from"]!["id"] = "28:another-bot";

        Assert.Empty(await _bot.DeliverAsync(activity));
    }

    private async Task<Guid> AskedAsync()
    {
        await _bot.SayOneAsync(Town.CduMember, "Darf ich abweichend stimmen?");
        return (await _bot.RowsAsync<QuestionRow>()).MaxBy(q => q.AskedUtc)!.Id;
    }
}
