using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Features;
using CouncilBot.Features.Handover.Give;
using CouncilBot.TestChannel.Signing;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Faults;

/// <summary>Activities as they come, each broken in one place by a value that does not belong there.</summary>
public sealed class WhateverArrives : IAsyncLifetime
{
    private const int Mutations = 1_500;
    private const int Seed = 20_260_821;

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "B4")]
    [Trait("Catalogue", "B8")]
    [Trait("Catalogue", "D3")]
    public async Task Is_never_a_fault_of_the_server_and_the_bot_goes_on_answering()
    {
        var chance = new Random(Seed);
        var samples = Samples().ToList();
        for (var i = 0; i < Mutations; i++)
        {
            var activity = samples[i % samples.Count].DeepClone().AsObject();
            activity["id"] = TestBot.NextId();
            // Many conversations, because the channel takes only some messages a second into each.
            activity["conversation"]!["id"] = $"a:{i}";
            var places = Places(activity).ToList();
            var place = places[chance.Next(places.Count)];
            var value = Values[chance.Next(Values.Count)];
            Put(place, value);

            using var reply = await _bot.PostAsync(activity);

            Assert.True((int)reply.StatusCode < 500 || reply.StatusCode == HttpStatusCode.NotImplemented, $"{(int)reply.StatusCode} {Name(place)} = {Shortened(value)} in {activity["type"]} {activity["name"]}");
            var body = await reply.Content.ReadAsStringAsync();
            Assert.DoesNotContain("\"statusCode\":500", body, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(_bot.Connector.Delivered, d => d.Text?.Contains("hat nicht geklappt", StringComparison.Ordinal) == true);
        Assert.NotNull((await _bot.SayOneAsync(Town.CduMember, "Was gilt für den Haushalt?")).Card);
    }

    [Theory]
    [Trait("Catalogue", "K5")]
    [Trait("Catalogue", "K9")]
    [InlineData("x", 100_000)]
    [InlineData("a\n", 10_000)]
    [InlineData("Donaudampfschifffahrt", 5_000)]
    [InlineData("ich möchte ", 9_000)]
    [InlineData("antwort ", 12_000)]
    [InlineData("<at>", 10_000)]
    [InlineData("\u202E", 30_000)]
    [InlineData("👩‍👩‍👧‍👦", 3_000)]
    public async Task As_a_text_of_any_length_is_answered(string part, int times)
    {
        var said = await _bot.SayAsync(Town.CduMember, string.Concat(Enumerable.Repeat(part, times)));

        Assert.DoesNotContain(said, d => d.Text?.Contains("hat nicht geklappt", StringComparison.Ordinal) == true);
        Assert.NotNull((await _bot.SayOneAsync(Town.CduMember, "Was gilt für den Haushalt?")).Card);
    }

    [Fact]
    [Trait("Catalogue", "K6")]
    public async Task With_a_thousand_attachments_is_answered()
    {
        var activity = _bot.Message(Town.CduMember, "Was gilt für den Haushalt?");
        activity["attachments"] = new JsonArray([.. Enumerable.Range(0, 1_000).Select(i => new JsonObject { ["contentType"] = "text/plain", ["name"] = $"../../{i}" })]);

        Assert.NotNull(Assert.Single(await _bot.DeliverAsync(activity)).Card);
    }

    [Fact]
    [Trait("Catalogue", "K4")]
    public async Task Over_the_limit_of_a_body_is_refused()
    {
        using var reply = await _bot.PostAsync(_bot.Message(Town.CduMember, new string('x', 300_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
    }

    [Fact]
    [Trait("Catalogue", "D3")]
    public async Task Under_any_verb_is_answered_with_a_card_or_a_note()
    {
        foreach (var verb in Routes.All.Select(r => r.Verb).OfType<string>().Append("").Append("unknown").Append(new string('v', 10_000)))
        {
            foreach (var data in new JsonNode?[] { null, new JsonObject(), new JsonArray(), "text", new JsonObject { ["question"] = 5, ["handover"] = "x", ["page"] = "-1", ["roles"] = new JsonObject() } })
            {
                var press = _bot.Press(Town.CduManager, verb, data);
                press["conversation"]!["id"] = $"a:{TestBot.NextId()}";
                using var reply = await _bot.PostAsync(press);

                Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
                Assert.DoesNotContain("\"statusCode\":500", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    private IEnumerable<JsonObject> Samples()
    {
        var teams = new TestActivity(TestBot.AppId, Town.Tenant) { ObjectId = Town.CduMember.ObjectId };
        yield return teams.Message("Was gilt für den Haushalt?");
        yield return teams.ChannelMessage("Was gilt für den Haushalt?");
        yield return _bot.Press(Town.CduMember, GiveHandler.Verb, new JsonObject { ["v"] = 1, ["question"] = Guid.Empty.ToString("N"), ["page"] = "0", ["around"] = "1" });
        yield return teams.Submit(new JsonObject { ["v"] = 1, ["verb"] = GiveHandler.Verb, ["question"] = "x" });
        yield return teams.Invoke("composeExtension/query", new JsonObject
        {
            ["commandId"] = "searchAgreement",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "query", ["value"] = "Haushalt" }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
        });
        yield return teams.Invoke("task/fetch", new JsonObject { ["data"] = new JsonObject { ["x"] = 1 } });
        yield return teams.MembersAdded("29:somebody");
        yield return teams.Installation("add");
    }

    private static IReadOnlyList<Func<JsonNode?>> Values { get; } =
    [
        () => null,
        () => true,
        () => -1,
        () => JsonNode.Parse("1e309"),
        () => 12345678901234567890UL,
        () => "",
        () => " \u200B\u202E\u0000",
        () => "../../etc/passwd",
        () => new string('x', 10_000),
        () => "2026-02-30T25:61:61Z",
        () => "<at>everyone</at> [x](javascript:alert(1)) ${data} {{DATE}}",
        () => "'; DROP TABLE People; --",
        () => new JsonArray(),
        () => new JsonArray(1, "a", null, new JsonObject()),
        () => new JsonObject(),
        () => new JsonObject { ["id"] = 7, ["type"] = new JsonArray(), ["content"] = null },
        () => Guid.Empty.ToString(),
        () => "28:" + TestBot.AppId,
    ];

    /// <summary>Every member and element of the activity, however deep.</summary>
    private static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject o => o.Select(p => p.Value).OfType<JsonNode>().SelectMany(v => Places(v).Prepend(v)),
        JsonArray a => a.OfType<JsonNode>().SelectMany(v => Places(v).Prepend(v)),
        _ => [],
    };

    private static void Put(JsonNode place, Func<JsonNode?> value)
    {
        if (place.Parent is JsonObject o)
            o[place.GetPropertyName()] = value();
        else
            place.Parent!.AsArray()[place.GetElementIndex()] = value();
    }

    private static string Name(JsonNode place) => place.Parent is null ? "replaced" : place.GetPath();

    private static string Shortened(Func<JsonNode?> value) => value()?.ToJsonString() is { } json ? json[..Math.Min(json.Length, 60)] : "null";
}
