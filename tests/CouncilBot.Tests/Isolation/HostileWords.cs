using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Isolation;

/// <summary>Names, questions and replies are shown as they are: nothing in them is a link, a mention, a template or a button.</summary>
public sealed class HostileWords(TownBot town) : IClassFixture<TownBot>
{
    private const string Give = "An meine Fraktionsgeschäftsführung geben";

    /// <summary>What somebody might write to make it more than words. None of it is a word of the agreement.</summary>
    public static TheoryData<string> Texts => [
        "<at>everyone</at> zzqx",
        "<at id=\"0\">Zzqx</at>",
        "[zzqx](javascript:alert(1))",
        "[Bank](https://evil.example) zzqx",
        "![zzqx](https://evil.example/a.png)",
        "**zzqx** _qqwz_ `zzqx` ~~qqwz~~",
        "zzqx\\",
        "# zzqx\n- qqwz\n1. zzqx\n> qqwz\n| a | b |",
        "${zzqx} {{DATE(2026-01-01T00:00:00Z, SHORT)}}",
        "zzqx\",\"type\":\"Action.OpenUrl\",\"url\":\"https://evil.example",
        "{\"type\":\"Action.OpenUrl\",\"title\":\"zzqx\",\"url\":\"https://evil.example\"}",
        "<script>zzqx</script> &lt;b&gt;",
        "zzqx'); DROP TABLE Questions; --",
        "zzqx % _ [a-z]",
        "=HYPERLINK(\"https://evil.example\") zzqx",
        "zzqx\u2028qqwz\u001b[31m\u202eabc",
    ];

    private readonly TestBot _bot = town.Bot;

    [Theory]
    [Trait("Catalogue", "L1")]
    [Trait("Catalogue", "L2")]
    [Trait("Catalogue", "L3")]
    [Trait("Catalogue", "L4")]
    [Trait("Catalogue", "L7")]
    [MemberData(nameof(Texts))]
    public async Task Are_only_words_in_a_question_and_its_reply(string text)
    {
        foreach (var person in new[] { Town.CduManager, Town.CduMember })
            await _bot.InstallAsync(person);

        var answer = await _bot.SayOneAsync(Town.CduMember, text);
        await _bot.SayOneAsync(Town.CduMember, "Nicht hilfreich");
        var given = await _bot.ReachesAsync(Town.CduManager, () => _bot.SayOneAsync(Town.CduMember, Give));
        var replied = await _bot.ReachesAsync(Town.CduMember, () => _bot.PressAsync(Town.CduManager, given.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = text }));
        var open = await _bot.SayOneAsync(Town.CduManager, "Offene Fragen");

        Assert.All([answer, given, replied, open], AssertHarmless);
        Assert.All([given, replied, open], m => Assert.Contains("zzqx", m.Words(), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(Plain(text), Plain(Reply(replied.Card!.Value)));
        Assert.NotEmpty(await _bot.RowsAsync<Storage.Rows.QuestionRow>());
    }

    [Theory]
    [Trait("Catalogue", "L1")]
    [Trait("Catalogue", "L2")]
    [Trait("Catalogue", "L3")]
    [Trait("Catalogue", "L4")]
    [MemberData(nameof(Texts))]
    public async Task Are_only_words_in_names(string text)
    {
        var name = text.Split('\n')[0].Replace("\u2028", " ", StringComparison.Ordinal).Replace("\u001b", "", StringComparison.Ordinal).Replace("\u202e", "", StringComparison.Ordinal);
        var manager = await _bot.NewMemberAsync("krefeld", "gruene", "Fraktionsgeschäftsführung", name: name);
        var member = await _bot.NewMemberAsync("krefeld", "gruene", name: name);
        var (welcome, greeted) = (Assert.Single(await _bot.InstallAsync(manager)), Assert.Single(await _bot.InstallAsync(member)));

        await _bot.SayOneAsync(member, "Wann fliegt die Raumstation zum Mars?");
        DeliveredActivity? said = null;
        var given = await _bot.ReachesAsync(manager, async () => said = await _bot.SayOneAsync(member, Give));
        var replied = await _bot.ReachesAsync(member, () => _bot.PressAsync(manager, given.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = "Ja." }));
        var self = await _bot.SayOneAsync(member, "Wer bin ich");
        var data = await _bot.SayAsync(member, "Meine Daten");

        Assert.All([welcome, greeted, said!, given, replied, self, .. data], AssertHarmless);
        Assert.All([welcome, said!, given, replied], m => Assert.Contains("zzqx", Plain(m.Words()), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("Catalogue", "L1")]
    public async Task Are_only_words_in_the_name_of_a_group()
    {
        var activity = _bot.From(Town.CduMember, "conversationUpdate").InGroup(Town.CduMember);
        activity["conversation"]!["name"] = "<at>everyone</at> [zzqx](https://evil.example)";
        activity["topicName"] = "<at>everyone</at> [zzqx](https://evil.example)";
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"28:{TestBot.AppId}" });

        var welcome = Assert.Single(await _bot.DeliverAsync(activity));

        Assert.DoesNotContain("zzqx", welcome.Json, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "L6")]
    public async Task Stay_on_one_line_of_the_log()
    {
        const string hostile = "zzqx\r\nfail: forged[0]\u2028\u001b[31m\u0085";
        var message = _bot.Message(Town.CduMember, $"Kita {hostile}", hostile);
        (message["id"], message["from"]!["name"], message["replyToId"]) = ($"{hostile}1", hostile, hostile);
        message["conversation"]!["id"] = $"a:{hostile}";
        await _bot.DeliverAsync(message);
        using var unknown = await _bot.PostAsync(_bot.Press(Town.CduMember, hostile, new JsonObject { ["question"] = hostile }));
        var foreign = _bot.Message(Town.CduMember, "Kita");
        foreign["channelData"]!["tenant"]!["id"] = hostile;
        await _bot.DeliverAsync(foreign);
        _bot.Connector.Then(ScriptedAnswer.Error(System.Net.HttpStatusCode.BadRequest, hostile, hostile));
        using var refused = await _bot.PostAsync(_bot.Message(Town.CduMember, "Danke"));

        var lines = _bot.Logs.Lines.Where(l => l.Contains(" CouncilBot", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.DoesNotContain(l.TrimEnd(), c => char.IsControl(c) || c is '\u2028' or '\u2029'));
        Assert.DoesNotContain(lines, l => l.Contains("forged[0]", StringComparison.Ordinal));
    }

    /// <summary>No button but ours, nothing with an address, no mention, and nothing that a client reads as markup.</summary>
    private static void AssertHarmless(DeliveredActivity message)
    {
        Assert.False(message.Activity.TryGetProperty("entities", out _));
        if (message.Text is { } text)
            AssertNoMarkup(text);

        if (message.Card is not { } card)
            return;

        foreach (var element in Looking.Objects(card))
        {
            Assert.False(element.TryGetProperty("url", out _));
            if (!element.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
                continue;

            Assert.False(type.GetString() is "Action.OpenUrl" or "Image" or "Media", type.GetString());
            if (type.GetString() == "TextBlock")
                AssertNoMarkup(element.GetProperty("text").GetString()!);
        }

        foreach (var fact in Looking.Objects(card).Where(o => o.TryGetProperty("value", out var value) && o.TryGetProperty("title", out _) && value.ValueKind == JsonValueKind.String))
            AssertNoMarkup(fact.GetProperty("value").GetString()!);

        AssertNoMarkup(card.GetProperty("fallbackText").GetString()!);
        Assert.All(Looking.Strings(card), s => Assert.DoesNotContain("{{", s, StringComparison.Ordinal));
        Assert.All(Looking.Strings(card), s => Assert.DoesNotContain("${", s, StringComparison.Ordinal));
    }

    private static void AssertNoMarkup(string markdown)
    {
        Assert.DoesNotContain("](", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<at", markdown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", markdown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("&lt;", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("${", markdown, StringComparison.Ordinal);
    }

    /// <summary>The last words of the card: the reply.</summary>
    private static string Reply(JsonElement card) => card.GetProperty("body")[card.GetProperty("body").GetArrayLength() - 1].Words();

    /// <summary>Without what is not shown, lines and spaces alike.</summary>
    private static string Plain(string text) =>
        new([.. text.Normalize().Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format))]);
}
