using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class AskingInChat(TownBot town) : IClassFixture<TownBot>
{
    private readonly TestBot _bot = town.Bot;

    [Fact]
    public async Task Gets_the_words_of_the_agreement_with_their_citation()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "abweichend stimmen nach Ankündigung");

        Assert.Contains("Abweichendes Stimmverhalten ist nur im Ausnahmefall und nur nach vorheriger Ankündigung zulässig.", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("Kooperationsvertrag Siegen", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("Zusammenarbeit und Kommunikation in der Kooperation", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Always_names_the_coalition_that_answers()
    {
        var answer = await _bot.SayOneAsync(Town.SpdMember, "Kita");

        Assert.StartsWith("Es antwortet: Kooperation CDU und SPD, Siegen", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_the_sentence_that_answers()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "Wer baut Kindertageseinrichtungen?");

        var marked = answer.Card!.Value.Marked();
        Assert.Contains(marked, s => s.Contains("Kindertageseinrichtungen durch Neubau und Erweiterung", StringComparison.Ordinal));
        Assert.Contains("Wir wollen für die über dreijährigen Kinder", answer.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(marked, s => s.Contains("Wir wollen für die über dreijährigen Kinder", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Comes_as_a_card_with_words_for_clients_that_show_none()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "abweichend stimmen nach Ankündigung");

        Assert.Equal("1.5", answer.Card!.Value.GetProperty("version").GetString());
        Assert.Contains("nach vorheriger Ankündigung", answer.Card!.Value.GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
        Assert.Contains("Kooperationsvertrag Siegen", answer.Activity.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal("de-DE", answer.Activity.GetProperty("locale").GetString());
        Assert.Null(answer.Text);
    }

    [Theory]
    [InlineData("Kooperationsausschuss Montag?", "15:30 bis 16:45")]
    [InlineData("Regel 8", "maximal jedoch fünf Personen")]
    [InlineData("haushalte gemeinsam verabschieden", "die Haushalte gemeinsam zu verabschieden")]
    [InlineData("strassen", "Straße")]
    public async Task Finds_what_is_meant(string question, string quoted) =>
        Assert.Contains(quoted, (await _bot.SayOneAsync(Town.CduMember, question)).Words(), StringComparison.Ordinal);

    [Fact]
    [Trait("Catalogue", "K5")]
    public async Task Is_told_when_the_question_is_too_long()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, new string('a', 1_001));

        Assert.Equal("Die Frage ist zu lang (1.001 Zeichen). Möglich sind bis zu 1.000 Zeichen. Bitte kürzen Sie sie.", answer.Words());
    }

    [Theory]
    [Trait("Catalogue", "B9")]
    [InlineData("   ", "Bitte geben Sie eine Frage oder ein Stichwort ein, zum Beispiel: Kita")]
    [InlineData("\u200B\u202E\u2060", "Bitte geben Sie eine Frage oder ein Stichwort ein, zum Beispiel: Kita")]
    [InlineData("👨‍👩‍👧", "Ich habe keine Wörter gefunden. Bitte nennen Sie ein Stichwort, nach dem gesucht werden kann.")]
    [InlineData("Was ist das?", "Ich habe kein Wort gefunden, nach dem gesucht werden kann. Bitte nennen Sie ein Stichwort, zum Beispiel: Haushalt")]
    public async Task Is_told_what_to_write_when_nothing_can_be_searched_for(string text, string answer) =>
        Assert.Equal(answer, (await _bot.SayOneAsync(Town.CduMember, text)).Words());

    [Theory]
    [Trait("Catalogue", "K5")]
    [InlineData('\n')]
    [InlineData('x')]
    public async Task Survives_enormous_texts(char repeated)
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "Kita" + new string(repeated, 100_000));

        Assert.NotEmpty(answer.Words());
    }

    [Fact]
    public async Task Is_thanked_back()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "Vielen Dank!");

        Assert.Equal("Gern geschehen.", answer.Words());
    }

    [Fact]
    public async Task Is_offered_no_way_to_the_managers_when_the_agreement_answers()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "abweichend stimmen nach Ankündigung");

        Assert.Equal(["Weitere Stellen", "Im Zusammenhang", "Hilfreich", "Nicht hilfreich"], answer.Card!.Value.ButtonTitles());
    }
}

public sealed class AskingInChatWhatIsNotCovered(TownBot town) : IClassFixture<TownBot>
{
    private const string Question = "Wann fliegt die Raumstation zum Mars?";

    private readonly TestBot _bot = town.Bot;

    [Fact]
    public async Task Is_said_so_and_where_was_searched()
    {
        var answer = (await _bot.SayOneAsync(Town.CduMember, Question)).Words();

        Assert.Contains("Dazu ist nichts geregelt.", answer, StringComparison.Ordinal);
        Assert.Contains("Das heißt nicht, dass etwas anderes vereinbart wäre.", answer, StringComparison.Ordinal);
        Assert.Contains("Durchsucht: Kooperationsvertrag zwischen CDU und SPD in Siegen, Wahlperiode 2020-2025", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_nearest_passages_as_such_and_marks_nothing()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "Wie hoch ist die Hundesteuer?");

        Assert.Contains("Dazu ist nichts geregelt.", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("Am nächsten kommen diese Stellen. Sie beantworten die Frage nicht:", answer.Words(), StringComparison.Ordinal);
        Assert.Empty(answer.Card!.Value.Marked());
    }

    [Fact]
    public async Task Can_be_given_to_the_managers_and_not_be_rated() =>
        Assert.Equal(["An Geschäftsführung geben"], (await _bot.SayOneAsync(Town.CduMember, Question)).Card!.Value.ButtonTitles());

    [Fact]
    public async Task Cannot_be_given_by_managers_to_themselves() =>
        Assert.Empty((await _bot.SayOneAsync(Town.CduManager, Question)).Card!.Value.ButtonTitles());

    [Fact]
    public async Task Cannot_be_given_by_the_mayor_who_has_no_managers()
    {
        var mayor = await _bot.NewMemberAsync(faction: "", roles: "Bürgermeisteramt");

        Assert.Empty((await _bot.SayOneAsync(mayor, Question)).Card!.Value.ButtonTitles());
    }
}
