using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class ADialogue : IDisposable
{
    private const string RuleSeven = "Der Kooperationsausschuss trifft sich möglichst jede Woche";
    private const string RuleTwo = "Die Kooperationspartner stimmen möglichst in allen Fragen einheitlich ab.";
    private const string Line590 = "Bündnisvereinbarung Krefeld, Grundsätze, Z. 590-598";

    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Greets_and_asks_the_collection_of_the_installation()
    {
        var said = (await _bot.TypeAsync("", "ask")).Success();

        Assert.Equal("Fragen an: siegen. Leere Zeile beendet den Dialog, „:KENNUNG“ wechselt die Sammlung.\nsiegen> ", said);
    }

    [Fact]
    public async Task Greets_in_English_when_told_so()
    {
        var said = (await _bot.TypeAsync("", "ask", "--lang", "en", "--collection", "krefeld")).Success();

        Assert.Equal("Asking: krefeld. An empty line ends the dialogue, “:ID” changes the collection.\nkrefeld> ", said);
    }

    [Fact]
    public async Task Answers_one_question_after_the_other_until_the_input_ends()
    {
        var said = (await _bot.TypeAsync("Regel 7\nRegel 2", "ask")).Success();

        Assert.Contains(RuleSeven, said, StringComparison.Ordinal);
        Assert.Contains(RuleTwo, said, StringComparison.Ordinal);
        Assert.EndsWith("\nsiegen> ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Ends_at_an_empty_line(string empty)
    {
        var said = (await _bot.TypeAsync($"Regel 7\n{empty}\nRegel 2\n", "ask")).Success();

        Assert.Contains(RuleSeven, said, StringComparison.Ordinal);
        Assert.DoesNotContain(RuleTwo, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":krefeld")]
    [InlineData(": krefeld ")]
    public async Task Changes_the_collection(string typed)
    {
        var said = (await _bot.TypeAsync($"{typed}\nZeile 590\n", "ask")).Success();

        Assert.Contains($"siegen> krefeld> {Line590}\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stays_with_its_collection_when_another_does_not_exist()
    {
        var outcome = await _bot.TypeAsync(":atlantis\nRegel 7\n", "ask");

        Assert.Equal(0, outcome.Exit);
        Assert.Equal("Die Sammlung „atlantis“ gibt es nicht. Vorhanden sind: krefeld, siegburg, siegen, soest\n", outcome.Error);
        Assert.Contains(RuleSeven, outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_after_a_refused_question()
    {
        var outcome = await _bot.TypeAsync("🎉\nRegel 7\n", "ask");

        Assert.Equal(0, outcome.Exit);
        Assert.StartsWith("Die Frage enthält keine Wörter.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(RuleSeven, outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_each_question_in_its_language()
    {
        var said = (await _bot.TypeAsync("What does rule 7 say?\nWas steht in Regel 2?\n", "ask")).Success();

        Assert.Contains(" · line 24 of the file\n", said, StringComparison.Ordinal);
        Assert.Contains(" · Zeile 19 der Datei\n", said, StringComparison.Ordinal);
    }
}
