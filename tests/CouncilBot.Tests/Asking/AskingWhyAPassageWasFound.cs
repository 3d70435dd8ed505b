using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class AskingWhyAPassageWasFound : IDisposable
{
    private readonly Installation _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Lists_the_words_of_the_question_below_every_passage()
    {
        var reply = (await _bot.RunAsync("ask", "kita", "--explain")).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Matches(@"^kita: Gewicht \d,\d\d, Übereinstimmung \d,\d\d, im Text „.+“ \(.+\)$", Assert.Single(quote.Findings)));
        Assert.Contains(reply.Quotes, quote => quote.Findings[0].EndsWith("im Text „kita“ (dasselbe Wort)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_which_words_were_not_found()
    {
        var reply = (await _bot.RunAsync("ask", "Kita Qwxzvbn", "--explain")).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Contains(quote.Findings, f => f.StartsWith("qwxzvbn: Gewicht ", StringComparison.Ordinal) && f.EndsWith(", nicht gefunden", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Is_worded_in_English_for_an_English_question()
    {
        var reply = (await _bot.RunAsync("ask", "What did we agree on daycare?", "--explain")).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Contains(quote.Findings, f => f.Contains("weight ", StringComparison.Ordinal)));
        Assert.Contains(reply.Quotes, quote => quote.Findings.Any(f => f.EndsWith("(synonym)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Does_not_change_the_answer()
    {
        var plain = (await _bot.RunAsync("ask", "kita")).Printed();
        var explained = (await _bot.RunAsync("ask", "kita", "--explain")).Printed();

        Assert.Equal(plain.Quotes.Select(q => (q.Citation, q.Place, q.Words)), explained.Quotes.Select(q => (q.Citation, q.Place, q.Words)));
    }

    [Fact]
    public async Task Is_left_out_when_nobody_asks_for_it()
    {
        var reply = (await _bot.RunAsync("ask", "kita")).Printed();

        Assert.NotEmpty(reply.Quotes);
        Assert.All(reply.Quotes, quote => Assert.Empty(quote.Findings));
    }
}
