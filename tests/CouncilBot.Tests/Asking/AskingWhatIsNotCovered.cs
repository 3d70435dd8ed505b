using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class AskingWhatIsNotCovered : IDisposable
{
    private const string German = "Wann fliegt die Raumstation zum Mars?";
    private const string English = "When does the space station fly to Mars?";

    private readonly Installation _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Is_said_and_never_presented_as_agreed_against()
    {
        var reply = (await _bot.RunAsync("ask", German)).Printed();

        Assert.Equal("Dazu ist nichts geregelt. Das heißt nicht, dass etwas anderes vereinbart wäre.", reply.Frame[0]);
    }

    [Fact]
    public async Task Is_said_in_English_to_an_English_question()
    {
        var reply = (await _bot.RunAsync("ask", English)).Printed();

        Assert.Equal("This is not covered. That does not mean that anything else was agreed.", reply.Frame[0]);
        Assert.Equal("Searched: Kooperationsvertrag zwischen CDU und SPD in Siegen, Wahlperiode 2020-2025", reply.Frame[1]);
        Assert.Equal("These passages come nearest. They do not answer the question:", reply.Frame[2]);
    }

    [Fact]
    public async Task Names_every_document_that_was_searched()
    {
        var reply = (await _bot.RunAsync("ask", German, "--collection", "siegburg")).Printed();

        Assert.Equal(
            "Durchsucht: Produktstrategie für die Partner- und Patenschaftsarbeit der Kreisstadt Siegburg; Bericht aus dem Arbeitskreis „Entwicklung Städtepartnerschaften“, Siegburg, 20.06.2022",
            reply.Frame[1]);
    }

    [Fact]
    public async Task Shows_at_most_two_nearest_passages_and_calls_them_that()
    {
        var reply = (await _bot.RunAsync("ask", German)).Printed();

        Assert.Equal("Am nächsten kommen diese Stellen. Sie beantworten die Frage nicht:", reply.Frame[2]);
        Assert.InRange(reply.Quotes.Count, 1, 2);
        Assert.All(reply.Quotes, quote => Assert.StartsWith("Kooperationsvertrag Siegen, ", quote.Citation, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Claims_no_confidence_and_marks_no_sentence()
    {
        var reply = (await _bot.RunAsync("ask", German)).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.DoesNotContain("Treffsicherheit", quote.Place, StringComparison.Ordinal));
        Assert.All(reply.Quotes, quote => Assert.Empty(quote.Marked));
    }

    [Fact]
    public async Task Quotes_the_nearest_passages_word_for_word()
    {
        var reply = (await _bot.RunAsync("ask", German)).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Contains(Repository.Words(quote.Words), Repository.SiegenAgreement, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_so_without_nearest_passages_when_no_word_of_the_question_is_known()
    {
        var reply = (await _bot.RunAsync("ask", "Qwxzvbn Jklpqrtz")).Printed();

        Assert.Equal(["Dazu ist nichts geregelt. Das heißt nicht, dass etwas anderes vereinbart wäre.", "Durchsucht: Kooperationsvertrag zwischen CDU und SPD in Siegen, Wahlperiode 2020-2025"], reply.Frame);
        Assert.Empty(reply.Quotes);
    }
}
