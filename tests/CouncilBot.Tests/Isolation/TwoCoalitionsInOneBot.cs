using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Isolation;

/// <summary>Krefeld never sees Siegen, whichever way it looks.</summary>
public sealed class TwoCoalitionsInOneBot : IAsyncLifetime
{
    private static readonly TownPerson KrefeldManager = Town.KrefeldMember with { ObjectId = "40000000-0000-4000-8000-000000000009", Name = "Krefeld Geschäftsführung" };

    private TestBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.EnrolOneAsync(KrefeldManager, "krefeld", "spd", "Fraktionsgeschäftsführung");
        foreach (var person in new[] { KrefeldManager, Town.SpdManager, Town.CduManager })
            await _bot.InstallAsync(person);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [Trait("Catalogue", "E9")]
    [InlineData("Haushalt")]
    [InlineData("Regel 7")]
    [InlineData("Kooperationsausschuss montags 15:30")]
    [InlineData("Hallenbad Weidenau Siegen")]
    [InlineData("Was steht im Kooperationsvertrag Siegen?")]
    public async Task Answers_from_the_persons_own_agreement_only(string question)
    {
        var answer = await _bot.SayOneAsync(Town.KrefeldMember, question);

        Assert.StartsWith("Es antwortet: Bündnis SPD und Bündnis 90/Die Grünen, Krefeld", answer.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Kooperationsvertrag", answer.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("CDU und SPD", answer.Json, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E6")]
    public async Task Searches_the_persons_own_agreement_only()
    {
        var siegen = (await _bot.SearchAsync(Town.CduMember, "Haushalt")).GetRawText();
        var krefeld = (await _bot.SearchAsync(Town.KrefeldMember, "Haushalt")).GetRawText();

        Assert.Contains("Kooperationsvertrag Siegen", siegen, StringComparison.Ordinal);
        Assert.DoesNotContain("Krefeld", siegen, StringComparison.Ordinal);
        Assert.Contains("Krefeld", krefeld, StringComparison.Ordinal);
        Assert.DoesNotContain("Siegen", krefeld, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Catalogue", "D1")]
    [Trait("Catalogue", "E7")]
    [InlineData("answer.page")]
    [InlineData("answer.context")]
    [InlineData("answer.helpful")]
    [InlineData("answer.nothelpful")]
    [InlineData("question.handover")]
    public async Task Answers_buttons_of_the_other_as_if_the_question_were_not_there(string verb)
    {
        var personal = IdOf(await _bot.SayOneAsync(Town.CduMember, "Kita"));
        var open = IdOf(Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "Kita")));

        var none = await NoteAsync(verb, Guid.NewGuid());

        Assert.StartsWith("Diese Frage ist nicht mehr gespeichert.", none, StringComparison.Ordinal);
        Assert.Equal(none, await NoteAsync(verb, personal));
        Assert.Equal(none, await NoteAsync(verb, open));
        Assert.All(await _bot.RowsAsync<QuestionRow>(), q => Assert.Null(q.Rating));
        Assert.Empty(await _bot.RowsAsync<HandoverRow>());
    }

    [Fact]
    public async Task Keeps_factions_of_the_same_name_apart()
    {
        await _bot.SayOneAsync(Town.SpdMember, "Wann fliegt die Raumstation zum Mars?");
        await _bot.ReachesAsync(Town.SpdManager, () => _bot.SayOneAsync(Town.SpdMember, "An meine Fraktionsgeschäftsführung geben"));
        var handover = Assert.Single(await _bot.RowsAsync<HandoverRow>());

        var list = await _bot.SayOneAsync(KrefeldManager, "Offene Fragen");
        var reply = await _bot.PressAsync(KrefeldManager, "handover.reply", new JsonObject { ["handover"] = handover.Id.ToString("N"), ["reply"] = "Aus Krefeld" });

        Assert.Contains("Zurzeit ist keine Frage offen.", list.Words(), StringComparison.Ordinal);
        Assert.Equal("Diese Frage gibt es nicht (mehr) bei Ihrer Fraktion.", reply.Note());
        Assert.Empty(await _bot.OutboxOfAsync(KrefeldManager));
        Assert.Null(Assert.Single(await _bot.RowsAsync<HandoverRow>()).Reply);
    }

    [Fact]
    [Trait("Catalogue", "E9")]
    public async Task Shows_the_same_managers_questions_of_the_chosen_coalition_only()
    {
        await _bot.EnrolOneAsync(KrefeldManager, "siegen", "spd", "Fraktionsgeschäftsführung");
        await _bot.SayOneAsync(Town.SpdMember, "Wann fliegt die Raumstation zum Mars?");

        await _bot.SayOneAsync(KrefeldManager, "Wechsle zu Krefeld");
        var krefeld = await _bot.SayOneAsync(KrefeldManager, "Offene Fragen");
        await _bot.SayOneAsync(KrefeldManager, "Wechsle zu Siegen");
        var siegen = await _bot.SayOneAsync(KrefeldManager, "Offene Fragen");

        Assert.DoesNotContain("Raumstation", krefeld.Json, StringComparison.Ordinal);
        Assert.Contains("Raumstation", siegen.Json, StringComparison.Ordinal);
    }

    private static Guid IdOf(DeliveredActivity answer) =>
        Guid.Parse(answer.Button("Im Zusammenhang").GetProperty("data").GetProperty("question").GetString()!);

    private async Task<string> NoteAsync(string verb, Guid question) =>
        (await _bot.PressAsync(Town.KrefeldMember, verb, new JsonObject { ["question"] = question.ToString("N"), ["page"] = "0", ["around"] = "0" })).Note();
}
