using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class AskingWhatWasAgreed : IDisposable
{
    private const string Question = "Was haben wir zur Kita vereinbart?";

    private readonly Installation _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Prints_passages_word_for_word_as_the_agreement_has_them()
    {
        var agreement = await File.ReadAllTextAsync(_bot.Seed("siegen", "kooperationsvertrag.txt"));

        var reply = (await _bot.RunAsync("ask", Question)).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Contains(quote.Words, agreement, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_the_line_on_which_a_passage_really_stands()
    {
        var lines = await File.ReadAllLinesAsync(_bot.Seed("siegen", "kooperationsvertrag.txt"));

        var reply = (await _bot.RunAsync("ask", Question)).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Contains(quote.Words, lines[quote.FileLine() - 1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_from_the_chapter_on_daycare_and_cites_it()
    {
        var best = (await _bot.RunAsync("ask", Question)).Printed().Quotes[0];

        Assert.StartsWith("Kooperationsvertrag Siegen, „Familie, Senioren, Kinder, Jugendarbeit und Kindertageseinrichtungen“, ", best.Citation, StringComparison.Ordinal);
        Assert.Matches("Kita|Kindertageseinrichtung", best.Words);
    }

    [Fact]
    public async Task Shows_headings_and_confidence_with_every_passage()
    {
        var reply = (await _bot.RunAsync("ask", Question)).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Matches(@"^.+ · Zeile \d+ der Datei · Treffsicherheit \d+ %$", quote.Place.Replace('\u00a0', ' ')));
        Assert.StartsWith("Familie, Senioren, Kinder, Jugendarbeit und Kindertageseinrichtungen · ", reply.Quotes[0].Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeats_below_the_passage_only_sentences_of_it()
    {
        var reply = (await _bot.RunAsync("ask", Question)).Printed();

        Assert.Contains(reply.Quotes, quote => quote.Marked.Count > 0);
        Assert.All(reply.Quotes, quote => Assert.All(quote.Marked, sentence => Assert.Contains(sentence, quote.Words, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Shows_at_most_three_passages_and_says_how_many_more_there_are()
    {
        var reply = (await _bot.RunAsync("ask", "kita")).Printed();

        Assert.Equal(3, reply.Quotes.Count);
        Assert.Matches(@"^Weitere Stellen zum Thema: [1-9]\d*$", Assert.Single(reply.Frame));
    }

    [Fact]
    public async Task Shows_a_rule_together_with_the_sentence_that_introduces_it()
    {
        var best = (await _bot.RunAsync("ask", "Regel 3")).Printed().Quotes[0];

        Assert.Equal("Einleitung: Die Kooperationspartner vereinbaren folgende Regeln der gemeinsamen Zusammenarbeit:", best.Intro);
        Assert.Equal("Abweichendes Stimmverhalten ist nur im Ausnahmefall und nur nach vorheriger Ankündigung zulässig.", best.Words);
    }

    [Theory]
    [InlineData("krefeld", "Bündnisvereinbarung Krefeld, ")]
    [InlineData("siegburg", "Produktstrategie Siegburg, |Bericht Arbeitskreis Siegburg, ")]
    [InlineData("soest", "Zukunftsprogramm Soest, ")]
    public async Task Answers_only_from_the_collection_that_was_asked(string collection, string titles)
    {
        var reply = (await _bot.RunAsync("ask", "Kinder und Jugendliche", "--collection", collection)).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Matches($"^({titles})", quote.Citation));
    }
}
