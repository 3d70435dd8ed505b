using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilBot.Features.Handover.Give;
using CouncilBot.Features.Handover.Reply;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Duplicates;

public sealed partial class TwoAtTheSameMoment : IAsyncLifetime
{
    private static readonly TownPerson OtherManager = new(Town.Tenant, "10000000-0000-4000-8000-000000000009", "CDU zweite Geschäftsführung");

    private TestBot _bot = null!;
    private TestBot _other = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        _other = await TestBot.BesideAsync(_bot);
        await _bot.EnrolAsync(Town.Members + "\n" + Town.Line(OtherManager, "siegen", "cdu", "Fraktionsgeschäftsführung"));
    }

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Theory]
    [Trait("Catalogue", "F1")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_one_invitation_code_are_one_who_joins(bool inTwoProcesses)
    {
        for (var round = 0; round < 5; round++)
        {
            var card = await _bot.SayOneAsync(Town.CduManager, "Einladung erstellen für Mitglied");
            var code = Code().Match(card.Words()).Value;
            var people = Enumerable.Range(0, 4).Select(i => new TownPerson(Town.Tenant, $"91000000-0000-4000-8000-0000000000{round}{i}", $"Neu {round}{i}")).ToList();
            var before = (await _bot.RowsAsync(db => db.Memberships)).Count;
            var heard = _bot.Connector.Delivered.Count;

            var replies = await Task.WhenAll(people.Select((p, i) => (inTwoProcesses && i % 2 == 0 ? _other : _bot).PostAsync(_bot.Message(p, code))));

            Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
            Assert.Equal(before + 1, (await _bot.RowsAsync(db => db.Memberships)).Count);
            var said = _bot.Connector.Delivered.Skip(heard).Select(d => d.Words()).ToList();
            Assert.Equal(people.Count, said.Count);
            Assert.Single(said, s => s.Contains("Willkommen bei CouncilBot", StringComparison.Ordinal));
            Assert.Equal(people.Count - 1, said.Count(s => s.Contains("schon eingelöst", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [Trait("Catalogue", "F2")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pressing_one_button_give_a_question_on_once(bool inTwoProcesses)
    {
        for (var round = 0; round < 5; round++)
        {
            var data = Data(await _bot.AskUncoveredAsync(Town.CduMember));

            var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => PressAsync(inTwoProcesses && i % 2 == 0 ? _other : _bot, Town.CduMember, GiveHandler.Verb, data)));

            Assert.All(replies, reply => Assert.Equal("application/vnd.microsoft.activity.message", reply.GetProperty("type").GetString()));
            Assert.Equal(round + 1, (await _bot.RowsAsync(db => db.Handovers)).Count);
            Assert.Equal(2 * (round + 1), (await _bot.RowsAsync(db => db.Outbox)).Count);
        }
    }

    [Theory]
    [Trait("Catalogue", "F1")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replying_to_one_question_are_one_who_replies_and_one_who_sees_it(bool inTwoProcesses)
    {
        await _bot.PressAsync(Town.CduMember, await _bot.AskUncoveredAsync(Town.CduMember));
        var handover = Assert.Single(await _bot.RowsAsync(db => db.Handovers));

        var replies = await Task.WhenAll(new[] { Town.CduManager, OtherManager, Town.CduManager, OtherManager }.Select((manager, i) => PressAsync(
            inTwoProcesses && i >= 2 ? _other : _bot,
            manager,
            ReplyHandler.Verb,
            new JsonObject { ["handover"] = handover.Id.ToString("N"), [ReplyHandler.ReplyInput] = $"Antwort Nummer {i}" })));

        var stored = Assert.Single(await _bot.RowsAsync(db => db.Handovers)).Reply!;
        Assert.Matches("^Antwort Nummer [0-3]$", stored);
        Assert.All(replies, reply => Assert.Contains(stored, reply.GetProperty("value").Words(), StringComparison.Ordinal));
        Assert.Single(await _bot.RowsAsync(db => db.Outbox), o => o.Key.StartsWith("handover-reply:", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Catalogue", "G7")]
    public async Task In_a_new_conversation_are_both_answered_and_stored_once()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? _other : _bot).PostAsync(_bot.Message(Town.SpdMember, $"Was gilt für den Haushalt {i}?"))));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
        Assert.Equal(8, _bot.Connector.Delivered.Count(d => d.Card is not null));
        Assert.Single(await _bot.RowsAsync(db => db.Conversations));
    }

    private async Task<JsonElement> PressAsync(TestBot to, TownPerson person, string verb, JsonObject data)
    {
        using var reply = await to.PostAsync(_bot.Press(person, verb, data));
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var body = JsonSerializer.Deserialize<JsonElement>(await reply.Content.ReadAsStringAsync());
        Assert.Equal(200, body.GetProperty("statusCode").GetInt32());
        return body;
    }

    private static JsonObject Data(JsonElement button) => JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();

    [GeneratedRegex("[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
