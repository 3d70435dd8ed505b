using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class TheLanguageOfTheFrame : IDisposable
{
    private const string German = "Was haben wir zur Kita vereinbart?";
    private const string English = "What did we agree on daycare?";

    private readonly Installation _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Is_German_for_a_German_question()
    {
        var reply = (await _bot.RunAsync("ask", German)).Printed();

        Assert.Contains(" · Zeile ", reply.Quotes[0].Place, StringComparison.Ordinal);
        Assert.Contains(" der Datei · Treffsicherheit ", reply.Quotes[0].Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_English_for_an_English_question()
    {
        var reply = (await _bot.RunAsync("ask", English)).Printed();

        Assert.Contains(" · line ", reply.Quotes[0].Place, StringComparison.Ordinal);
        Assert.Contains(" of the file · confidence ", reply.Quotes[0].Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Was steht in Regel 7?", "Einleitung: ")]
    [InlineData("What does rule 7 say?", "Introduction: ")]
    public async Task Is_that_of_the_question_before_an_introduction_too(string question, string worded)
    {
        var quote = Assert.Single((await _bot.RunAsync("ask", question)).Printed().Quotes);

        Assert.Equal($"{worded}Die Kooperationspartner vereinbaren folgende Regeln der gemeinsamen Zusammenarbeit:", quote.Intro);
    }

    [Fact]
    public async Task Leaves_quote_and_citation_in_the_language_of_the_document()
    {
        var reply = (await _bot.RunAsync("ask", English)).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Contains(Repository.Words(quote.Words), Repository.SiegenAgreement, StringComparison.Ordinal));
        Assert.All(reply.Quotes, quote => Assert.Matches(@"^Kooperationsvertrag Siegen, .*, (Regel \d+|Absatz \d+.*)$", quote.Citation));
    }

    [Theory]
    [InlineData(German, "en", " · line ")]
    [InlineData(English, "de", " · Zeile ")]
    public async Task Is_the_one_that_was_asked_for(string question, string language, string worded)
    {
        var reply = (await _bot.RunAsync("ask", question, "--lang", language)).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Contains(worded, quote.Place, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(German, "en")]
    [InlineData(English, "de")]
    public async Task Does_not_change_what_is_found(string question, string language)
    {
        var asked = await _bot.RunAsync("ask", question, "--json");
        var framed = await _bot.RunAsync("ask", question, "--json", "--lang", language);

        Assert.True(asked.Json()["covered"]!.GetValue<bool>());
        Assert.Equal(asked.Success(), framed.Success());
    }

    [Fact]
    public async Task Is_that_of_refusals_too()
    {
        Assert.StartsWith("Bitte geben Sie eine Frage oder ein Stichwort ein", (await _bot.RunAsync("ask", " ")).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith("Please enter a question or a keyword", (await _bot.RunAsync("ask", " ", "--lang", "en")).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith("There is no collection “atlantis”.", (await _bot.RunAsync("ask", English, "--collection", "atlantis")).Refusal(), StringComparison.Ordinal);
    }
}
