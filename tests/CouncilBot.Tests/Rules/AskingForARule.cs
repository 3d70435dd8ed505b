using System.Text.Json;
using CouncilBot.Features.Rules;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Rules;

public sealed class AskingForARule : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await Invented.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Gives_what_applies_and_the_words_it_comes_from()
    {
        var card = await AskAsync(Town.CduMember, "Darf ich beim Haushalt abweichend stimmen?");

        Assert.Contains("Haushalt: gemeinsam zu beschließen.", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Die beiden Fraktionen sind sich einig, dass die Haushalte gemeinsam zu verabschieden sind.", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Regel 4", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Ihr Mandat ist frei.", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_each_coalition_its_own()
    {
        const string Question = "Dürfen wir einen Antrag allein stellen?";

        Assert.Contains("Allein einbringen, wenn kein Einvernehmen zustande kommt.", (await AskAsync(Town.CduMember, Question)).Words(), StringComparison.Ordinal);
        Assert.Contains("Vom Einbringen ohne die Partnerfraktion sagt die Vereinbarung nichts.", (await AskAsync(Town.KrefeldMember, Question)).Words(), StringComparison.Ordinal);
        Assert.Contains("darf jede Fraktion ihren Antrag allein stellen", (await AskAsync(Invented.EicheMember, Question)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_nothing_is_regulated_and_never_that_something_is_forbidden()
    {
        var card = await AskAsync(Town.CduMember, "Müssen wir Anfragen abstimmen?");

        Assert.Contains("Dazu ist nichts geregelt. Das heißt nicht, dass etwas anderes vereinbart wäre.", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Sie beantwortet die Frage nicht:", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_amounts_and_terms_of_an_agreement_that_has_some()
    {
        var vote = await AskAsync(Invented.LindeMember, "Müssen wir bei einer Gebührensatzung einheitlich abstimmen?");
        Assert.Contains("Gebührensatzungen: ab 10.000 Euro: einheitlich abstimmen. Darunter: nicht geregelt.", vote.Words(), StringComparison.Ordinal);

        var motion = await AskAsync(Invented.LindeMember, "Müssen wir Anträge mit der Eiche absprechen?");
        Assert.Contains("Anträge: ab 10.000 Euro: vor der Einbringung mit der Partnerfraktion abstimmen. Darunter: von der Abstimmung mit der Partnerfraktion ausgenommen.", motion.Words(), StringComparison.Ordinal);

        var dissent = await AskAsync(Invented.EicheMember, "Was passiert bei Dissens?");
        Assert.Contains("2. Die Fraktionsvorsitzenden suchen eine Einigung, höchstens 5 Tage laut Vereinbarung.", dissent.Words(), StringComparison.Ordinal);
        Assert.Contains("Danach: Allein einbringen, wenn kein Einvernehmen zustande kommt.", dissent.Words(), StringComparison.Ordinal);

        var free = await AskAsync(Invented.EicheMember, "Darf ich aus Gewissensgründen anders stimmen?");
        Assert.Contains("In Gewissensfragen ist jedes Ratsmitglied frei.", free.Words(), StringComparison.Ordinal);

        var committee = await AskAsync(Invented.EicheMember, "Wann trifft sich der Kooperationsausschuss?");
        Assert.Contains("Donnerstag, 18:00 bis 19:30 Uhr, höchstens 3 Personen je Fraktion.", committee.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leads_to_all_passages_as_they_are_usually_answered()
    {
        var card = await AskAsync(Town.CduMember, "Dürfen wir einen Antrag allein stellen?");

        var passages = (await _bot.PressAsync(Town.CduMember, card.Button("Weitere Stellen"))).Card();

        Assert.Contains("Stelle 1 von ", passages.Words(), StringComparison.Ordinal);
        Assert.Contains("Hilfreich", passages.ButtonTitles());
    }

    [Fact]
    public async Task Is_kept_as_a_question_like_any_other()
    {
        await AskAsync(Town.CduMember, "Dürfen wir einen Antrag allein stellen?");

        var row = Assert.Single(await _bot.RowsAsync<QuestionRow>());
        Assert.Equal(("siegen", "cdu", "Dürfen wir einen Antrag allein stellen?", true), (row.CoalitionId, row.FactionKey, row.Text, row.IsCovered));
        Assert.Contains("Regel", (await _bot.SayOneAsync(Town.CduMember, "Im Zusammenhang")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_other_questions_to_the_usual_answer() =>
        Assert.DoesNotContain("Ihr Mandat ist frei.", (await AskAsync(Town.CduMember, "Bauen wir neue Kitas selbst?")).Words(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Darf ich beim Haushalt abweichend stimmen?", "Abweichende Stimme ankündigen", "Budget")]
    [InlineData("Müssen wir Anfragen abstimmen?", "Anfrage entwerfen", "Inquiry")]
    public async Task Begins_what_can_be_done_under_it_with_what_the_question_named(string question, string button, string chosen)
    {
        var card = await AskAsync(Town.CduMember, question);

        var before = _bot.Chat(Town.CduMember).Count;
        var answer = await _bot.PressAsync(Town.CduMember, card.Button(button));
        // One form takes the place of the card, the other comes as a message of its own.
        var form = answer.GetProperty("value") is { ValueKind: JsonValueKind.Object } replaced ? replaced : (await _bot.NextAsync(Town.CduMember, before)).Card!.Value;

        Assert.Contains(Looking.Objects(form), o => o.TryGetProperty("type", out var type) && type.GetString() == "Input.ChoiceSet" && o.TryGetProperty("value", out var value) && value.GetString() == chosen);
    }

    [Fact]
    public async Task Leaves_open_what_the_question_did_not_name()
    {
        var button = (await AskAsync(Town.CduMember, "Darf ich anders stimmen?")).Button("Abweichende Stimme ankündigen");

        Assert.DoesNotContain(WorkflowVerbs.Subject, button.GetProperty("data").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Offers_nothing_personal_in_a_group_and_no_workflow_to_who_has_no_faction()
    {
        var group = Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "Darf ich beim Haushalt abweichend stimmen?"));
        Assert.Equal(["Weitere Stellen"], group.Card!.Value.ButtonTitles());

        await _bot.EnrolOneAsync(Town.Stranger, "siegen", "", "Bürgermeisteramt");
        Assert.Equal(["Weitere Stellen"], (await AskAsync(Town.Stranger, "Darf ich beim Haushalt abweichend stimmen?")).ButtonTitles());
    }

    private async Task<JsonElement> AskAsync(TownPerson person, string question) => (await _bot.SayOneAsync(person, question)).Card!.Value;
}
