using System.Text.Json.Nodes;
using CouncilBot.Features;
using CouncilBot.Features.Helping;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Signing;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Conversation;

public sealed class InAGroup(TownBot town) : IClassFixture<TownBot>
{
    private const string OnlyPersonal = "Das geht nur im persönlichen Chat mit mir, weil hier andere mitlesen.";

    private readonly TestBot _bot = town.Bot;

    /// <summary>Words for every function that is for the personal chat only, as the help has them.</summary>
    public static TheoryData<string, string> Personal
    {
        get
        {
            var (data, texts) = (new TheoryData<string, string>(), Texts.Of<HelpHandler>(Language.German));
            foreach (var route in Routes.All.Where(r => r.Where == Where.Personal && r != Routes.Redeem && r.Phrases.Count > 0))
                data.Add(route.Name, texts[$"{route.Name}Words"].Split(" · ")[0]);

            return data;
        }
    }

    /// <summary>Verbs of the functions that are for the personal chat only.</summary>
    public static TheoryData<string> PersonalVerbs => [.. Routes.All.Where(r => r is { Where: Where.Personal, Verb: not null }).Select(r => r.Verb!)];

    [Fact]
    public async Task Nothing_is_said_unless_the_bot_is_mentioned()
    {
        Assert.Empty(await _bot.SayInGroupAsync(Town.CduMember, "Kita", mention: false));
        Assert.Empty(await _bot.SayInGroupAsync(Town.Stranger, "Kita", mention: false));
    }

    [Fact]
    public async Task A_question_is_answered_with_the_agreement()
    {
        var answer = Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "abweichend stimmen nach Ankündigung"));

        Assert.Contains("nur nach vorheriger Ankündigung", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_in_a_channel_is_answered_in_its_thread()
    {
        var activity = new TestActivity(TestBot.AppId, Town.Tenant) { ObjectId = Town.CduMember.ObjectId }.ChannelMessage("abweichend stimmen nach Ankündigung", TestBot.NextId());

        var answer = Assert.Single(await _bot.DeliverAsync(activity));

        Assert.Equal("19:x@thread.tacv2;messageid=1763625500000", answer.Conversation);
        Assert.Contains("nur nach vorheriger Ankündigung", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E5")]
    public async Task The_card_names_nobody_and_no_faction()
    {
        var answers = new[]
        {
            Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "abweichend stimmen nach Ankündigung")),
            Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?")),
        };

        Assert.All(answers, answer =>
        {
            Assert.DoesNotContain(Town.CduMember.Name, answer.Json, StringComparison.Ordinal);
            Assert.DoesNotContain(Town.CduMember.ObjectId, answer.Json, StringComparison.Ordinal);
            Assert.DoesNotContain("An Geschäftsführung geben", answer.Card!.Value.ButtonTitles());
        });
    }

    [Fact]
    [Trait("Catalogue", "E5")]
    public async Task Each_presses_a_card_for_themselves()
    {
        var answer = Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "Kita"));
        var before = _bot.Connector.Delivered.Count;

        var next = (await _bot.PressAsync(Town.SpdMember, answer.Button("Weitere Stellen"), Talk.GroupChat)).Card();
        var near = (await _bot.PressAsync(Town.SpdMember, answer.Button("Im Zusammenhang"), Talk.GroupChat)).Card();

        Assert.Contains("Stelle 2 von ", next.Words(), StringComparison.Ordinal);
        Assert.Contains("Mehr Zusammenhang", near.ButtonTitles());
        Assert.Equal(before, _bot.Connector.Delivered.Count);
    }

    [Fact]
    [Trait("Catalogue", "E5")]
    public async Task Only_the_asker_rates_and_only_the_asker_sees_it()
    {
        var answer = Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "Kita"));

        var refused = await _bot.PressAsync(Town.SpdMember, answer.Button("Nicht hilfreich"), Talk.GroupChat);
        var rated = (await _bot.PressAsync(Town.CduMember, answer.Button("Nicht hilfreich"), Talk.GroupChat)).Card();
        var others = (await _bot.PressAsync(Town.SpdMember, answer.Button("Im Zusammenhang"), Talk.GroupChat)).Card();

        Assert.Equal("Bewerten kann die Antwort nur, wer die Frage gestellt hat.", refused.Note());
        Assert.Contains("als nicht hilfreich vermerkt", rated.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("vermerkt", others.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hilfreich", others.ButtonTitles());
    }

    [Fact]
    public async Task A_stranger_who_presses_sees_the_way_in_and_nothing_else()
    {
        var answer = Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "Kita"));

        foreach (var title in answer.Card!.Value.ButtonTitles())
            Assert.StartsWith("Sie stehen noch nicht auf der Mitgliederliste.", (await _bot.PressAsync(Town.Stranger, answer.Button(title), Talk.GroupChat)).Note(), StringComparison.Ordinal);

        Assert.StartsWith("Sie stehen noch nicht auf der Mitgliederliste.", Assert.Single(await _bot.SayInGroupAsync(Town.Stranger, "Kita")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E9")]
    public async Task Somebody_of_another_coalition_who_presses_gets_nothing()
    {
        var answer = Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "Kita"));

        Assert.StartsWith("Diese Frage ist nicht mehr gespeichert.", (await _bot.PressAsync(Town.KrefeldMember, answer.Button("Weitere Stellen"), Talk.GroupChat)).Note(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Personal))]
    public async Task What_is_personal_is_refused_in_words(string function, string said)
    {
        var answer = Assert.Single(await _bot.SayInGroupAsync(Town.CduManager, said));

        Assert.Equal(OnlyPersonal, answer.Words());
        Assert.Equal(Where.Personal, Routes.All.Single(r => r.Name == function).Where);
    }

    [Theory]
    [Trait("Catalogue", "D8")]
    [MemberData(nameof(PersonalVerbs))]
    public async Task What_is_personal_is_refused_to_buttons(string verb) =>
        Assert.Equal(OnlyPersonal, (await _bot.PressAsync(Town.CduManager, verb, new JsonObject { ["confirm"] = "1" }, Talk.GroupChat)).Note());

    [Fact]
    public async Task An_invitation_code_is_not_redeemed_where_others_read_it()
    {
        var said = Assert.Single(await _bot.SayInGroupAsync(Town.Stranger, "Code ABCDE-FGHJK"));

        Assert.Contains("persönlichen Chat", said.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("ABCDE", said.Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Im Zusammenhang")]
    [InlineData("Weitere Stellen")]
    [InlineData("Hilfreich")]
    public async Task A_question_of_the_personal_chat_is_not_spoken_of(string said)
    {
        var person = await _bot.NewMemberAsync();
        await _bot.SayOneAsync(person, "abweichend stimmen nach Ankündigung");

        var answer = Assert.Single(await _bot.SayInGroupAsync(person, said));

        Assert.StartsWith("Sie haben in den letzten zwei Stunden keine Frage gestellt.", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "D8")]
    public async Task A_card_of_the_personal_chat_that_was_forwarded_there_does_nothing()
    {
        var person = await _bot.NewMemberAsync();
        var card = await _bot.SayOneAsync(person, "abweichend stimmen nach Ankündigung");

        Assert.StartsWith("Diese Frage ist nicht mehr gespeichert.", (await _bot.PressAsync(person, card.Button("Im Zusammenhang"), Talk.GroupChat)).Note(), StringComparison.Ordinal);
        Assert.StartsWith("Diese Frage ist nicht mehr gespeichert.", Assert.Single(await _bot.SubmitAsync(person, card.Button("Hilfreich"), Talk.GroupChat)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_only_what_can_be_done_there()
    {
        var help = Assert.Single(await _bot.SayInGroupAsync(Town.CduManager, "Hilfe")).Words();

        Assert.Contains("Weitere Stellen", help, StringComparison.Ordinal);
        Assert.DoesNotContain("Offene Fragen", help, StringComparison.Ordinal);
        Assert.DoesNotContain("Meine Daten", help, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "B12")]
    public async Task The_bot_is_known_by_its_account_and_not_by_its_name()
    {
        var pretended = _bot.Message(Town.CduMember, "<at>CouncilBot</at> Kita").InGroup(Town.CduMember);
        pretended["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>CouncilBot</at>", ["mentioned"] = new JsonObject { ["id"] = "29:someone", ["name"] = "CouncilBot" } });
        var twice = _bot.Message(Town.CduMember, "<at>Rats-Bot</at> Kita <at>Rats-Bot</at>").InGroup(Town.CduMember);
        twice["entities"] = new JsonArray(new TestActivity(TestBot.AppId, Town.Tenant).Mention("<at>Rats-Bot</at>"), new TestActivity(TestBot.AppId, Town.Tenant).Mention("<at>Rats-Bot</at>"));

        Assert.Empty(await _bot.DeliverAsync(pretended));
        Assert.Equal("Kita", (await AskedAsync(twice)).Text);
    }

    [Fact]
    public async Task A_question_is_kept_as_asked_in_public()
    {
        Assert.True((await AskedAsync(_bot.Message(Town.CduMember, "<at>CouncilBot</at> Hallenbad").InGroup(Town.CduMember), mention: true)).IsPublic);
        Assert.False((await AskedAsync(_bot.Message(Town.CduMember, "Hallenbad"))).IsPublic);
    }

    private async Task<QuestionRow> AskedAsync(JsonObject activity, bool mention = false)
    {
        if (mention)
            activity["entities"] = new JsonArray(new TestActivity(TestBot.AppId, Town.Tenant).Mention("<at>CouncilBot</at>"));

        var before = (await _bot.RowsAsync<QuestionRow>()).Select(q => q.Id).ToHashSet();
        Assert.Single(await _bot.DeliverAsync(activity));
        return Assert.Single(await _bot.RowsAsync<QuestionRow>(), q => !before.Contains(q.Id));
    }
}
