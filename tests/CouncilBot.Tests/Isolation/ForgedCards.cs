using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Features;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Isolation;

/// <summary>What comes back from a card can be altered by whoever presses it.</summary>
public sealed class ForgedCards(TownBot town) : IClassFixture<TownBot>
{
    private const string Gone = "Diese Frage ist nicht mehr gespeichert. Bitte stellen Sie sie noch einmal.";

    private readonly TestBot _bot = town.Bot;

    /// <summary>Values that are no data of ours, in every place where data stand.</summary>
    public static TheoryData<string, string> Garbage
    {
        get
        {
            var data = new TheoryData<string, string>();
            string[] values = ["null", "5", "1e309", "-1", "true", "[]", "{}", "[[[[]]]]", "\"\"", "\"NaN\"", "\"1e309\"", "\"2026-02-30\"", "\"../../etc/passwd\"", "\"' OR 1=1 --\"", "\"\\u0000\"", "\"00000000-0000-0000-0000-000000000000\"", $"\"{new string('9', 8_000)}\""];
            foreach (var verb in Routes.All.Where(r => r.Verb is not null).Select(r => r.Verb!))
            {
                foreach (var value in values)
                    data.Add(verb, value);
            }

            return data;
        }
    }

    /// <summary>Verbs that only managers may use.</summary>
    public static TheoryData<string> ManagersVerbs => [.. Routes.All.Where(r => r is { Verb: not null, Who: Hosting.Conversation.Who.Manager }).Select(r => r.Verb!)];

    [Theory]
    [Trait("Catalogue", "D10")]
    [MemberData(nameof(Garbage))]
    public async Task Are_answered_politely_whatever_they_carry(string verb, string value)
    {
        var data = new JsonObject();
        foreach (var name in new[] { "question", "page", "around", "settle", "undo", "handover", "reply", "coalition", "invitation", "roles", "person", "confirm", "cancel", "matter", "seen", "sure", "subject", "session", "sessionWords", "agendaItem", "item", "vote", "euro", "reason", "reasonFor", "conscience", "known", "chosen" })
            data[name] = JsonNode.Parse(value);

        using var response = await _bot.PostAsync(_bot.Press(Town.CduManager, verb, data));
        var answer = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(200, answer.GetProperty("statusCode").GetInt32());
    }

    [Theory]
    [Trait("Catalogue", "D3")]
    [InlineData("\"no.such.verb\"")]
    [InlineData("\"ANSWER.PAGE\"")]
    [InlineData("\" answer.page\"")]
    public async Task With_an_unknown_verb_are_said_to_be_old(string verb)
    {
        var answer = await _bot.PressAsync(Town.CduMember, JsonSerializer.Deserialize<string>(verb)!, new JsonObject());

        Assert.StartsWith("Diese Schaltfläche gehört zu einer älteren Karte.", answer.Note(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "D3")]
    public async Task With_an_enormous_verb_are_said_to_be_old() =>
        Assert.StartsWith("Diese Schaltfläche gehört zu einer älteren Karte.", (await _bot.PressAsync(Town.CduMember, new string('v', 10_240), new JsonObject())).Note(), StringComparison.Ordinal);

    [Theory]
    [Trait("Catalogue", "D3")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"","data":{}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":["answer.page"],"data":{}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"answer.page","data":[]}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"answer.page","data":"x"}}""")]
    [InlineData("""{"action":{"type":"Action.Http","verb":"answer.page","data":{}}}""")]
    [InlineData("""{"action":[]}""")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""5""")]
    [InlineData("""null""")]
    public async Task That_are_no_action_are_refused_with_words_for_people(string value)
    {
        var activity = _bot.Press(Town.CduMember, "answer.page", null);
        activity["value"] = JsonNode.Parse(value);

        using var response = await _bot.PostAsync(activity);
        var answer = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((400, "application/vnd.microsoft.error"), (answer.GetProperty("statusCode").GetInt32(), answer.GetProperty("type").GetString()));
        Assert.Equal("Das hat nicht geklappt. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.", answer.GetProperty("value").GetProperty("message").GetString());
    }

    [Theory]
    [Trait("Catalogue", "D1")]
    [Trait("Catalogue", "E7")]
    [InlineData("answer.page")]
    [InlineData("answer.context")]
    [InlineData("answer.helpful")]
    [InlineData("answer.nothelpful")]
    [InlineData("question.handover")]
    public async Task With_somebody_elses_question_are_answered_as_if_it_were_not_there(string verb)
    {
        var asker = await _bot.NewMemberAsync();
        var question = (await _bot.SayOneAsync(asker, "Kita")).Button("Im Zusammenhang").Data();
        var missing = question.DeepClone().AsObject();
        missing["question"] = Guid.NewGuid().ToString("N");

        foreach (var other in new[] { Town.CduMember, Town.CduManager, Town.SpdMember, Town.KrefeldMember })
        {
            Assert.Equal(Gone, (await _bot.PressAsync(other, verb, question)).Note());
            Assert.Equal(Gone, (await _bot.PressAsync(other, verb, missing)).Note());
        }

        Assert.Null((await _bot.RowsAsync<QuestionRow>()).Single(q => q.Id == Guid.Parse(question["question"]!.GetValue<string>())).Rating);
    }

    [Theory]
    [Trait("Catalogue", "D2")]
    [MemberData(nameof(ManagersVerbs))]
    public async Task With_a_verb_of_a_higher_role_are_refused(string verb)
    {
        foreach (var person in new[] { Town.CduMember, await _bot.NewMemberAsync(roles: "Vorstand"), await _bot.NewMemberAsync(roles: "Vorsitz"), await _bot.NewMemberAsync(faction: "", roles: "Bürgermeisteramt") })
            Assert.Equal("Das kann nur die Fraktionsgeschäftsführung. Bitte wenden Sie sich an sie.", (await _bot.PressAsync(person, verb, new JsonObject())).Note());
    }

    [Fact]
    [Trait("Catalogue", "D5")]
    public async Task With_more_fields_than_the_card_had_change_nothing_more()
    {
        var person = await _bot.NewMemberAsync();
        var data = (await _bot.SayOneAsync(person, "Kita")).Button("Hilfreich").Data();
        var id = Guid.Parse(data["question"]!.GetValue<string>());
        var before = (await _bot.RowsAsync<QuestionRow>()).Single(q => q.Id == id);
        foreach (var (name, value) in new[] { ("role", "FactionManager"), ("factionKey", "spd"), ("coalitionId", "krefeld"), ("askedBy", Guid.NewGuid().ToString()), ("isPublic", "true"), ("text", "anderes"), ("settledUtc", "2026-01-01"), ("language", "English"), ("rating", "NotHelpful") })
            data[name] = value;

        await _bot.PressAsync(person, "answer.helpful", data);

        var after = (await _bot.RowsAsync<QuestionRow>()).Single(q => q.Id == id);
        Assert.Equal(Rating.Helpful, after.Rating);
        Assert.Equal(
            (before.AskedBy, before.FactionKey, before.CoalitionId, before.IsPublic, before.Text, before.Language, before.SettledUtc),
            (after.AskedBy, after.FactionKey, after.CoalitionId, after.IsPublic, after.Text, after.Language, after.SettledUtc));
        Assert.DoesNotContain(await _bot.RowsAsync<MembershipRow>(), m => m.Id == after.AskedBy && m.Roles != Roles.Member);
    }

    [Theory]
    [Trait("Catalogue", "D4")]
    [Trait("Catalogue", "D10")]
    [InlineData("999", "0")]
    [InlineData("-5", "0")]
    [InlineData("1e309", "1e309")]
    [InlineData("0", "999")]
    [InlineData("\uFF11", "0")]
    [InlineData("2147483648", "2147483648")]
    public async Task With_a_state_there_is_not_show_one_there_is(string page, string around)
    {
        var person = await _bot.NewMemberAsync();
        var data = (await _bot.SayOneAsync(person, "Kita")).Button("Hilfreich").Data();
        (data["page"], data["around"]) = (page, around);

        var card = (await _bot.PressAsync(person, "answer.page", data)).Card();

        Assert.Contains("Kooperationsvertrag Siegen", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "D9")]
    public async Task On_a_question_that_was_deleted_say_so()
    {
        var person = await _bot.NewMemberAsync();
        var card = await _bot.SayOneAsync(person, "Kita");
        await using (var db = _bot.Open("siegen"))
        {
            var id = Guid.Parse(card.Button("Hilfreich").Data()["question"]!.GetValue<string>());
            db.Questions.Remove(db.Questions.Single(q => q.Id == id));
            await db.SaveChangesAsync();
        }

        Assert.Equal(Gone, (await _bot.PressAsync(person, card.Button("Hilfreich"))).Note());
    }

    [Fact]
    [Trait("Catalogue", "D8")]
    public async Task Forwarded_to_another_persons_chat_do_nothing_there()
    {
        var card = await _bot.SayOneAsync(await _bot.NewMemberAsync(), "Kita");

        Assert.Equal(Gone, Assert.Single(await _bot.SubmitAsync(Town.CduMember, card.Button("Hilfreich"))).Words());
    }
}
