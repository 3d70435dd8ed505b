using System.Text.Json.Nodes;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class AskingForJson : IDisposable
{
    private readonly Installation _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Prints_one_line_with_the_answers_and_nothing_else()
    {
        var outcome = await _bot.RunAsync("ask", "kita", "--json");

        Assert.Equal(1, outcome.Success().Count(c => c == '\n'));
        var reply = outcome.Json();
        Assert.Equal(["covered", "answers", "nearest", "more"], reply.Select(p => p.Key), StringComparer.Ordinal);
        Assert.True(reply["covered"]!.GetValue<bool>());
        Assert.Equal(3, reply["answers"]!.AsArray().Count);
        Assert.Empty(reply["nearest"]!.AsArray());
        Assert.InRange(reply["more"]!.GetValue<int>(), 1, int.MaxValue);
    }

    [Fact]
    public async Task Describes_a_passage_completely()
    {
        var answer = (await _bot.RunAsync("ask", "Zeile 590", "--collection", "krefeld", "--json")).Json()["answers"]![0]!.AsObject();

        Assert.Equal(
            ["rank", "passage", "highlight", "highlights", "citation", "document", "collection", "headingPath", "lines", "score", "passageId"],
            answer.Select(p => p.Key), StringComparer.Ordinal);
        Assert.Equal(1, answer["rank"]!.GetValue<int>());
        Assert.StartsWith("Bei Dissens führen die Vorstände der Fraktionen einen Konsens herbei.", answer["passage"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("Bündnisvereinbarung Krefeld, Grundsätze, Z. 590-598", answer["citation"]!.GetValue<string>());
        Assert.Equal(
            "Vereinbarung zwischen SPD und Bündnis 90/Die Grünen in Krefeld über ein Bündnis in den kommunalen Gremien der Wahlperiode 2020 bis 2025",
            answer["document"]!.GetValue<string>());
        Assert.Equal("krefeld", answer["collection"]!.GetValue<string>());
        Assert.Equal(["Grundsätze"], answer["headingPath"]!.AsArray().GetValues<string>(), StringComparer.Ordinal);
        Assert.Equal("590-598", answer["lines"]!.GetValue<string>());
        Assert.Equal(1, answer["score"]!.GetValue<double>());
    }

    [Fact]
    public async Task Gives_passages_word_for_word_with_highlights_that_lie_in_them()
    {
        var answers = (await _bot.RunAsync("ask", "Was haben wir zur Kita vereinbart?", "--json")).Json()["answers"]!.AsArray();

        Assert.NotEmpty(answers);
        Assert.All(answers, answer =>
        {
            var passage = answer!["passage"]!.GetValue<string>();
            Assert.Contains(Repository.Words(passage), Repository.SiegenAgreement, StringComparison.Ordinal);
            Assert.Contains(answer["highlight"]!.GetValue<string>(), passage, StringComparison.Ordinal);
            var marks = answer["highlights"]!.AsArray();
            Assert.NotEmpty(marks);
            Assert.StartsWith(Marked(passage, marks[0]!), answer["highlight"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.All(marks, mark => Assert.NotEmpty(Marked(passage, mark!)));
        });
    }

    [Fact]
    public async Task Ranks_from_one_and_never_more_confident_further_down()
    {
        var answers = (await _bot.RunAsync("ask", "kita", "--json")).Json()["answers"]!.AsArray();

        Assert.Equal([1, 2, 3], answers.Select(a => a!["rank"]!.GetValue<int>()));
        var scores = answers.Select(a => a!["score"]!.GetValue<double>()).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(scores, score => Assert.InRange(score, 0, 1));
    }

    [Fact]
    public async Task Keeps_nearest_passages_apart_from_answers()
    {
        var reply = (await _bot.RunAsync("ask", "Wann fliegt die Raumstation zum Mars?", "--json")).Json();

        Assert.False(reply["covered"]!.GetValue<bool>());
        Assert.Empty(reply["answers"]!.AsArray());
        Assert.InRange(reply["nearest"]!.AsArray().Count, 1, 2);
        Assert.Equal(0, reply["more"]!.GetValue<int>());
    }

    [Fact]
    public async Task Writes_umlauts_as_umlauts()
    {
        Assert.Contains("Bei Dissens führen die Vorstände", (await _bot.RunAsync("ask", "Zeile 590", "--collection", "krefeld", "--json")).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_bad_question_on_stderr_like_always()
    {
        Assert.StartsWith("Bitte geben Sie eine Frage", (await _bot.RunAsync("ask", "", "--json")).Refusal(), StringComparison.Ordinal);
    }

    private static string Marked(string passage, JsonNode mark) => passage.Substring(mark[0]!.GetValue<int>(), mark[1]!.GetValue<int>());
}
