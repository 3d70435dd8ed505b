using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class AskingForSomethingByItsNumber : IDisposable
{
    private const string RuleSeven =
        "Der Kooperationsausschuss trifft sich möglichst jede Woche (auf jeden Fall vor HFA- und Ratssitzungen) montags von 15:30 bis 16:45 Uhr.";

    private const string Dissent =
        "Bei Dissens führen die Vorstände der Fraktionen einen Konsens herbei. Bleibt der Dissens bestehen, wird auf Wunsch eines Partners " +
        "zunächst eine Vertagung des strittigen Beratungsgegenstands in die nächste Ratssitzung mit dem Ziel der Einigung vorgenommen. Ist ein " +
        "Konsens auch dann nicht herzustellen, beraten die Fraktionen über eine Freigabe der Stimmabgabe in den Ratsgremien. Die Partner sind " +
        "sich einig darüber, dass dies insbesondere bei finanzwirksamen Themen nur die Ausnahme sein kann, um das Ziel der einheitlichen " +
        "Stimmabgabe in den Haushaltsberatungen nicht zu gefährden. Dies gilt auch bei allen übrigen Beratungsgegenständen, sofern diese eine " +
        "direkte Zuständigkeit des Rates beinhalten.";

    private readonly Installation _bot = new();

    public void Dispose() => _bot.Dispose();

    [Theory]
    [InlineData("Regel 7")]
    [InlineData("regel 7")]
    [InlineData("Regel Nr. 7")]
    [InlineData("Was steht in Regel 7?")]
    [InlineData("rule 7")]
    [InlineData("What does rule 7 say?")]
    public async Task A_rule_is_quoted_directly_and_nothing_else(string question)
    {
        var reply = (await _bot.RunAsync("ask", question, "--collection", "siegen")).Printed();

        var quote = Assert.Single(reply.Quotes);
        Assert.Equal("Kooperationsvertrag Siegen, Zusammenarbeit und Kommunikation in der Kooperation, Regel 7", quote.Citation);
        Assert.Equal(RuleSeven, quote.Words);
        Assert.Equal(24, quote.FileLine());
        Assert.Empty(reply.Frame);
    }

    [Theory]
    [InlineData("Zeile 590", "Zeile 590-598")]
    [InlineData("Zeile 595", "Zeile 590-598")]
    [InlineData("Zeile 598", "Zeile 590-598")]
    [InlineData("line 590", "line 590-598")]
    public async Task A_line_is_looked_up_by_the_number_the_document_prints(string question, string place)
    {
        var reply = (await _bot.RunAsync("ask", question, "--collection", "krefeld")).Printed();

        var quote = Assert.Single(reply.Quotes);
        Assert.Equal("Bündnisvereinbarung Krefeld, Grundsätze, Z. 590-598", quote.Citation);
        Assert.Equal($"Grundsätze · {place}", quote.Place);
        Assert.Equal(Dissent, quote.Words);
    }

    [Theory]
    [InlineData("Ziel 3")]
    [InlineData("goal 3")]
    public async Task A_goal_is_answered_with_what_stands_under_it_in_the_order_of_the_document(string question)
    {
        var reply = (await _bot.RunAsync("ask", question, "--collection", "soest")).Printed();

        Assert.Equal(["Zukunftsprogramm Soest, Ziel 3, Absatz 1", "Zukunftsprogramm Soest, Ziel 3, Absatz 2", "Zukunftsprogramm Soest, Ziel 3, Absatz 3"], reply.Quotes.Select(q => q.Citation), StringComparer.Ordinal);
        Assert.Equal("Daher werden, wie in den vergangenen Jahren, die Discounter im Einzelhandel an Einfluss gewinnen.", reply.Quotes[1].Words);
        Assert.Matches(@": \d+$", Assert.Single(reply.Frame));
    }

    [Fact]
    public async Task A_rule_the_agreement_does_not_have_is_not_covered()
    {
        var reply = await _bot.RunAsync("ask", "Regel 7", "--collection", "krefeld", "--json");

        Assert.False(reply.Json()["covered"]!.GetValue<bool>());
    }
}
