using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Teams.Tests.Turns;

public sealed class AnUnusualActivity(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Theory]
    [Trait("Catalogue", "B6")]
    [Trait("Catalogue", "B7")]
    [InlineData("brandNew")]
    [InlineData("event")]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("endOfConversation")]
    [InlineData("Message")]
    public async Task Of_a_type_that_is_not_acted_upon_is_accepted_and_ignored(string type)
    {
        var reply = await _bot.PostAsync(InboundBot.Teams.Base(type, "1"));

        Assert.Equal((HttpStatusCode.OK, ""), (reply.Status, reply.Body));
        Assert.Empty(_bot.Product.Turns);
    }

    [Theory]
    [Trait("Catalogue", "B7")]
    [InlineData("composeExtension/fetchTask")]
    [InlineData("signin/verifyState")]
    [InlineData("AdaptiveCard/action")]
    [InlineData("made/up")]
    public async Task With_an_invoke_nobody_knows_gets_501(string name)
    {
        Assert.Equal(HttpStatusCode.NotImplemented, (await _bot.PostAsync(InboundBot.Teams.Invoke(name, "any"))).Status);
        Assert.Empty(_bot.Product.Turns);
    }

    [Fact]
    [Trait("Catalogue", "B8")]
    public async Task Keeps_what_is_not_read()
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity["brandNew"] = new JsonObject { ["deep"] = new JsonArray(1, 2) };
        activity["from"]!["brandNew"] = "a";
        activity["conversation"]!["brandNew"] = "b";
        activity["channelData"]!["brandNew"] = "c";
        activity["channelData"]!["tenant"]!["brandNew"] = "d";
        activity["Type"] = "other case";

        await _bot.PostAsync(activity);

        var read = _bot.Product.Turn.Activity;
        Assert.Equal("[1,2]", read.Unknown!["brandNew"].GetProperty("deep").GetRawText());
        Assert.Equal("other case", read.Unknown!["Type"].GetString());
        Assert.Equal("a", read.From!.Unknown!["brandNew"].GetString());
        Assert.Equal("b", read.Conversation!.Unknown!["brandNew"].GetString());
        Assert.Equal("c", read.ChannelData!.Unknown!["brandNew"].GetString());
        Assert.Equal("d", read.ChannelData.Tenant!.Unknown!["brandNew"].GetString());
    }

    [Theory]
    [Trait("Catalogue", "B9")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" \\n\\t \"")]
    [InlineData("\"\\u200b\\u200d\\ufeff\\u202e\\u2066\\u00ad\"")]
    [InlineData("\"\\u0000\"")]
    public async Task With_nothing_to_read_is_an_empty_text(string text)
    {
        var activity = InboundBot.Teams.Message("");
        activity["text"] = JsonNode.Parse(text);
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png" });

        await _bot.PostAsync(activity);

        Assert.Equal("", _bot.Product.Turn.Text);
        Assert.Null(_bot.Product.Turn.Action);
    }

    [Fact]
    [Trait("Catalogue", "B9")]
    public async Task With_only_a_mention_is_an_empty_text()
    {
        await _bot.PostAsync(InboundBot.Teams.ChannelMessage(""));

        Assert.Equal(("", true), (_bot.Product.Turn.Text, _bot.Product.Turn.MentionsBot));
    }

    [Theory]
    [Trait("Catalogue", "B10")]
    [InlineData("timestamp", "\"yesterday\"")]
    [InlineData("timestamp", "5")]
    [InlineData("timestamp", "{}")]
    [InlineData("timestamp", "\"9999-12-31T23:59:59-14:00\"")]
    [InlineData("localTimestamp", "\"yesterday\"")]
    [InlineData("locale", "\"xx-ZZ\"")]
    [InlineData("locale", "\"../../etc\"")]
    [InlineData("localTimezone", "\"Mars/Olympus\"")]
    public async Task With_a_strange_date_or_locale_is_read(string name, string value)
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity[name] = JsonNode.Parse(value);

        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(activity)).Status);
        Assert.Equal("Kita", _bot.Product.Turn.Text);
    }

    [Fact]
    [Trait("Catalogue", "B10")]
    public async Task With_an_endless_locale_is_read()
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity["locale"] = new string('x', 10 * 1024);

        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(activity)).Status);
    }

    [Fact]
    [Trait("Catalogue", "B10")]
    public async Task With_a_date_without_offset_means_UTC()
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity["timestamp"] = "2026-07-01T10:00:00.1234567899";

        await _bot.PostAsync(activity);

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero).AddTicks(1_234_567), _bot.Product.Turn.Activity.Timestamp);
    }

    [Theory]
    [Trait("Catalogue", "B11")]
    [InlineData("👩\u200D👩\u200D👧 Kita", "👩\u200D👩\u200D👧 Kita")]
    [InlineData("❤\uFE0F\u200D🔥", "❤\uFE0F\u200D🔥")]
    [InlineData("Mu\u0308ller", "Mu\u0308ller")]
    [InlineData("Müller", "Müller")]
    [InlineData("Ki\u0000ta\u200B", "Kita")]
    [InlineData("Ki\u202Eta \u001B[31mrot", "Kita [31mrot")]
    [InlineData("C:\\u0000", "C:\\u0000")]
    public async Task Keeps_what_people_can_see(string typed, string read)
    {
        await _bot.PostAsync(InboundBot.Teams.Message(typed));

        Assert.Equal(read, _bot.Product.Turn.Text);
    }

    [Fact]
    [Trait("Catalogue", "B11")]
    public async Task Loses_NUL_in_every_corner()
    {
        var activity = InboundBot.Teams.Submit(new JsonObject { ["verb"] = "vo\0te", ["deep"] = new JsonObject { ["a\0"] = "\0b" } });

        await _bot.PostAsync(activity);

        Assert.Equal("vote", _bot.Product.Turn.Action!.Verb);
        Assert.Equal("b", _bot.Product.Turn.Action.Data.GetProperty("deep").GetProperty("a").GetString());
    }

    [Fact]
    [Trait("Catalogue", "B12")]
    public async Task That_mentions_the_bot_twice_loses_both_and_keeps_others()
    {
        var activity = InboundBot.Teams.ChannelMessage("frag <at>CouncilBot</at> und <at>Erika</at>");
        activity["entities"] = new JsonArray(
            InboundBot.Teams.Mention("<at>CouncilBot</at>"),
            InboundBot.Teams.Mention("<at>CouncilBot</at>"),
            new JsonObject { ["type"] = "mention", ["text"] = "<at>Erika</at>", ["mentioned"] = new JsonObject { ["id"] = "29:erika" } });

        await _bot.PostAsync(activity);

        Assert.Equal("frag   und <at>Erika</at>", _bot.Product.Turn.Text);
    }

    [Fact]
    [Trait("Catalogue", "B12")]
    public async Task Whose_mention_is_not_in_the_text_is_left_as_it_is()
    {
        var activity = InboundBot.Teams.Message("<at>Bot</at> Aufgaben");
        activity["entities"] = new JsonArray(InboundBot.Teams.Mention("<at>CouncilBot</at>"), InboundBot.Teams.Mention(""));

        await _bot.PostAsync(activity);

        Assert.Equal(("<at>Bot</at> Aufgaben", true), (_bot.Product.Turn.Text, _bot.Product.Turn.MentionsBot));
    }

    [Theory]
    [Trait("Catalogue", "B13")]
    [InlineData("add")]
    [InlineData("Add")]
    [InlineData("ADD")]
    [InlineData("unheard-of")]
    public async Task About_an_installation_is_handed_on_as_it_is(string action)
    {
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(InboundBot.Teams.Installation(action))).Status);
        Assert.Equal(action, _bot.Product.Turn.Activity.Action);
    }

    [Fact]
    [Trait("Catalogue", "B14")]
    public async Task With_a_thousand_members_is_read()
    {
        await _bot.PostAsync(InboundBot.Teams.MembersAdded(Enumerable.Range(0, 1_000).Select(i => $"29:member-{i}")));

        Assert.Equal(1_001, _bot.Product.Turn.Activity.MembersAdded!.Count);
    }

    [Theory]
    [Trait("Catalogue", "K5")]
    [InlineData(100_000, "x")]
    [InlineData(10_000, "Zeile\n")]
    [InlineData(3_000, "👩")]
    public async Task That_is_endless_is_cut(int times, string part)
    {
        await _bot.PostAsync(InboundBot.Teams.Message("ä" + string.Concat(Enumerable.Repeat(part, times))));

        Assert.InRange(_bot.Product.Turn.Text.Length, TypedText.Longest - 1, TypedText.Longest);
        Assert.False(char.IsHighSurrogate(_bot.Product.Turn.Text[^1]));
    }

    [Fact]
    [Trait("Catalogue", "K6")]
    public async Task With_a_thousand_attachments_is_read()
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity["attachments"] = new JsonArray([.. Enumerable.Range(0, 1_000).Select(i => new JsonObject { ["contentType"] = "text/html", ["content"] = $"<div>{i}</div>" })]);

        await _bot.PostAsync(activity);

        Assert.Equal("Kita", _bot.Product.Turn.Text);
    }

    [Theory]
    [InlineData("personal", ConversationScope.Personal)]
    [InlineData("groupChat", ConversationScope.GroupChat)]
    [InlineData("channel", ConversationScope.Channel)]
    [InlineData("Personal", ConversationScope.GroupChat)]
    [InlineData(null, ConversationScope.GroupChat)]
    public async Task Counts_as_personal_only_when_it_says_so(string? type, ConversationScope scope)
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity["conversation"]!["conversationType"] = type;

        await _bot.PostAsync(activity);

        Assert.Equal(scope, _bot.Product.Turn.Scope);
    }

    [Fact]
    public void Is_not_even_looked_at_when_it_is_no_activity()
    {
        Assert.False(ActivityJson.TryRead("\"\\"u8, out _));
        Assert.False(ActivityJson.TryRead("{\"a\":\"\\u00\"}"u8, out _));
        Assert.False(ActivityJson.TryRead("{\"a\":\"\\ud83d\\u0041\"}"u8, out _));
        Assert.False(ActivityJson.TryRead("{\"a\":\"\\u00\\u000041\"}"u8, out _));
        Assert.False(ActivityJson.TryRead("{\"a\":\"\\ud8\\u00003d\"}"u8, out _));
        Assert.True(ActivityJson.TryRead("{\"a\":\"\\ud83d\\udc69 \\\\ud83d\"}"u8, out _));
    }
}
