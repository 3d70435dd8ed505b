using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Features.Handover.Give;
using CouncilBot.Hosting.Starting;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Duplicates;

public sealed class ADeliveryThatComesAgain : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "C1")]
    public async Task Of_a_question_has_one_answer()
    {
        var question = _bot.Message(Town.CduMember, "Was gilt für den Haushalt?");

        Assert.Single(await _bot.DeliverAsync(question));
        Assert.Empty(await _bot.DeliverAsync(question));

        Assert.Single(await _bot.RowsAsync(db => db.Questions));
    }

    [Fact]
    [Trait("Catalogue", "C1")]
    public async Task Of_a_wrong_code_is_one_wrong_code()
    {
        var code = _bot.Message(Town.Stranger, "ABCDE-FGHJK");
        for (var i = 0; i < 3; i++)
            await _bot.DeliverAsync(code);

        Assert.Equal(1, Assert.Single(await _bot.RowsAsync(db => db.CodeAttempts)).Failures);
        Assert.Single(_bot.Connector.Delivered);
    }

    [Fact]
    [Trait("Catalogue", "C2")]
    public async Task At_the_same_moment_has_one_answer()
    {
        var question = _bot.Message(Town.CduMember, "Was gilt für den Haushalt?");

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _bot.PostAsync(question)));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
        Assert.Single(_bot.Connector.Delivered);
        Assert.Single(await _bot.RowsAsync(db => db.Questions));
    }

    [Fact]
    [Trait("Catalogue", "C2")]
    public async Task To_two_processes_at_the_same_moment_has_one_answer()
    {
        await using var other = await TestBot.BesideAsync(_bot);
        TownPerson[] people = [Town.CduMember, Town.CduMember2, Town.SpdMember, Town.SpdManager];
        var questions = people.SelectMany(p => Enumerable.Range(0, 5).Select(i => _bot.Message(p, $"Was gilt für den Haushalt {i}?"))).ToList();

        var replies = await Task.WhenAll(questions.SelectMany(q => new[] { _bot.PostAsync(q), other.PostAsync(q) }));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
        Assert.Equal(questions.Count, _bot.Connector.Delivered.Count);
        Assert.Equal(questions.Count, (await _bot.RowsAsync(db => db.Questions)).Count);
    }

    [Fact]
    [Trait("Catalogue", "C3")]
    public async Task Of_a_button_gets_the_first_answer_and_has_no_second_effect()
    {
        var button = await _bot.AskUncoveredAsync(Town.CduMember);
        var press = _bot.Press(Town.CduMember, GiveHandler.Verb, JsonNode.Parse(button.GetProperty("data").GetRawText()));

        var (first, second) = (await BodyAsync(press), await BodyAsync(press));

        Assert.Contains("Ihre Frage liegt bei", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
        Assert.Single(await _bot.RowsAsync(db => db.Handovers));
        Assert.Single(await _bot.RowsAsync(db => db.Outbox));
    }

    [Fact]
    [Trait("Catalogue", "C4")]
    public async Task Is_another_one_in_another_conversation()
    {
        var first = _bot.Message(Town.CduMember, "Was gilt für den Haushalt?");
        var second = _bot.Message(Town.CduMember2, "Was gilt für den Haushalt?");
        second["id"] = first["id"]!.GetValue<string>();

        Assert.Single(await _bot.DeliverAsync(first));
        Assert.Single(await _bot.DeliverAsync(second));
    }

    [Fact]
    [Trait("Catalogue", "C5")]
    public async Task With_the_token_of_an_hour_ago_is_refused()
    {
        var question = _bot.Message(Town.CduMember, "Was gilt für den Haushalt?");
        var then = _bot.Clock.GetUtcNow();
        await _bot.DeliverAsync(question);

        _bot.Clock.Pass(TimeSpan.FromMinutes(66));
        using var reply = await _bot.PostAsync(question, tokenOf: then);

        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
    }

    [Theory]
    [Trait("Catalogue", "C5")]
    [InlineData(2)]
    [InlineData(23)]
    public async Task Is_remembered_for_a_day_which_no_token_outlives(int hours)
    {
        var question = _bot.Message(Town.CduMember, "Was gilt für den Haushalt?");
        await _bot.DeliverAsync(question);

        _bot.Clock.Pass(TimeSpan.FromHours(hours));
        await _bot.Services.GetRequiredService<Housekeeping>().RoundAsync(CancellationToken.None);
        await _bot.DeliverAsync(question);

        Assert.Single(await _bot.RowsAsync(db => db.Questions));
        Assert.True(InboxRow.Retention > TimeSpan.FromHours(2));
    }

    [Fact]
    [Trait("Catalogue", "C8")]
    public async Task Cannot_come_in_one_request_with_the_first()
    {
        var question = _bot.Message(Town.CduMember, "Was gilt für den Haushalt?").ToJsonString();
        using var reply = await _bot.PostTextAsync($"[{question},{question}]");

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Empty(_bot.Connector.Delivered);
    }

    private async Task<string> BodyAsync(JsonObject activity)
    {
        using var reply = await _bot.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return await reply.Content.ReadAsStringAsync();
    }
}
