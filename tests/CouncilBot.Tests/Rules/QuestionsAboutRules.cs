using System.Text.Json;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Rules;
using CouncilBot.Features.Rules.AnswerRule;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Rules;

public sealed class QuestionsAboutRules
{
    private static readonly Lazy<KnowledgeBase> Knowledge = new(() => KnowledgeBase.Open(Repository.Seeds, Invented.Seeds).Knowledge!);

    private static readonly Lazy<Dictionary<string, Agreement>> Agreements = new(() =>
        AgreementFiles.Read(Knowledge.Value, Repository.Seeds, Invented.Seeds).Agreements.Where(a => a.Rules is not null).ToDictionary(a => a.Id, StringComparer.Ordinal));

    [Theory]
    [InlineData("siegen", "Darf ich beim Haushalt abweichend stimmen?", "Voting Budget")]
    [InlineData("siegen", "darf ich bei der Gebuehrensatzung dagegen stimmen", "Voting FeeStatute")]
    [InlineData("siegen", "Darf ich anders stimmen?", "Voting")]
    [InlineData("siegen", "Darf ich bei der Sanierung des Leimbachstadions anders stimmen?", "Voting")]
    [InlineData("siegen", "Müssen wir beim Etat einheitlich abstimmen?", "Voting Budget")]
    [InlineData("siegen", "May I vote against the budget?", "Voting Budget")]
    [InlineData("siegen", "Is it a free vote on matters of conscience?", "Voting conscience")]
    [InlineData("siegen", "Who may propose the treasurer?", "Proposal kaemmerei")]
    [InlineData("siegen", "Wer darf die Kämmerei besetzen?", "Proposal kaemmerei")]
    [InlineData("siegen", "Wer schlägt den Stadtbaurat vor?", "Proposal stadtbaurat")]
    [InlineData("siegen", "Wem steht der Sitz im Risikoausschuss der Sparkasse zu?", "Proposal sparkasse-risiko")]
    [InlineData("siegen", "Wer schlägt die Leitung des Geschäftsbereichs 2 vor?", "Proposal geschaeftsbereich-2")]
    [InlineData("siegen", "Wer darf den Schuldezernenten vorschlagen?", "Proposal without a rule")]
    [InlineData("krefeld", "Wer darf den Kämmerer vorschlagen?", "Proposal without a rule")]
    [InlineData("siegen", "Müssen wir Anfragen abstimmen?", "BringingIn Inquiry")]
    [InlineData("siegen", "Müssen wir Anträge mit der CDU absprechen?", "BringingIn Motion")]
    [InlineData("siegen", "Dürfen wir einen Antrag allein stellen?", "BringingIn Motion alone")]
    [InlineData("siegen", "Can our group table a motion without the partner?", "BringingIn Motion alone")]
    [InlineData("krefeld", "Ist eine Resolution frei?", "BringingIn Resolution")]
    [InlineData("krefeld", "Do both groups have to vote the same way on resolutions?", "BringingIn Resolution")]
    [InlineData("krefeld", "Was passiert bei Dissens?", "Dissent")]
    [InlineData("krefeld", "What happens if we disagree?", "Dissent")]
    [InlineData("krefeld", "Tagt in Krefeld ein Kooperationsausschuss?", "Committee")]
    [InlineData("siegen", "Wann trifft sich der Kooperationsausschuss?", "Committee")]
    [InlineData("musterstadt", "Wer darf die Archivleitung vorschlagen?", "Proposal stadtarchiv")]
    [InlineData("musterstadt", "Muss die Linde Anfragen vorher absprechen?", "BringingIn Inquiry")]
    public void Are_known_by_what_they_ask_for(string coalition, string question, string topic) => Assert.Equal(topic, Named(Of(coalition).Of(question)));

    [Theory]
    [InlineData("siegen", "Was ist im Haushalt enthalten?")]
    [InlineData("siegen", "Wie hoch ist der Haushalt?")]
    [InlineData("siegen", "Stimmen wir gegen die Südumgehung?")]
    [InlineData("siegen", "Wer ist Kämmerer?")]
    [InlineData("siegen", "Wer besetzt die freien Kita-Plätze?")]
    [InlineData("siegen", "Müssen Radwege frei von Laub sein?")]
    [InlineData("siegen", "Welche Anträge gibt es zum Klimaschutz?")]
    [InlineData("siegen", "Tagt in Krefeld ein Kooperationsausschuss?")]
    [InlineData("krefeld", "Welche Ausschüsse gibt es?")]
    [InlineData("krefeld", "Gibt es einen gemeinsamen Ausschuss mit Venlo?")]
    [InlineData("krefeld", "Regel 3")]
    [InlineData("krefeld", "Abstimmung")]
    [InlineData("krefeld", "")]
    public void Are_not_seen_in_others(string coalition, string question) => Assert.Null(Of(coalition).Of(question));

    [Fact]
    public void Are_hardly_ever_seen_in_a_question_about_something_else()
    {
        var (content, claimed, wrong, listing) = (0, 0, 0, new List<string>());
        foreach (var (coalition, question, gold, kind) in Asked())
        {
            var isRule = gold.Any(g => Passages(coalition).Any(p => p.Contains(g, StringComparison.Ordinal)));
            content += isRule ? 0 : 1;
            if (Of(coalition).Of(question) is not { } topic)
                continue;

            claimed++;
            wrong += isRule || kind == "none" ? 0 : 1;
            listing.Add($"{coalition} | {Named(topic)} | {question}{(isRule ? "" : kind == "none" ? " | not regulated" : " | SOMETHING ELSE")}");
        }

        Assert.True(wrong * 100 < content, $"{wrong} of {content}");
        Approved.Matches("claimed", $"claimed {claimed}, of them about something else {wrong} of {content}\n\n{string.Join('\n', listing.Order(StringComparer.Ordinal))}");
    }

    private static RuleQuestions Of(string coalition) => new(Agreements.Value[coalition]);

    private static List<string> Passages(string coalition)
    {
        var quotes = new RuleQuotes(Knowledge.Value);
        var cited = RuleSources.Of(Agreements.Value[coalition].Rules!).Select(s => quotes.Of(coalition, s.Source)!.Citation).ToHashSet(StringComparer.Ordinal);
        return [.. Knowledge.Value.DocumentsOf(coalition).SelectMany(d => d.Passages).Where(p => cited.Contains(p.Citation)).Select(p => p.Text)];
    }

    /// <summary>The questions of the measurements, each once.</summary>
    private static IEnumerable<(string Coalition, string Question, IReadOnlyList<string> Gold, string Kind)> Asked() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "bench", "questions"), "*.jsonl").SelectMany(File.ReadLines)
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Where(q => Agreements.Value.ContainsKey(Text(q, "collection")))
            .Select(q => (Text(q, "collection"), Text(q, "q"), (IReadOnlyList<string>)[.. q.GetProperty("gold").EnumerateArray().Select(g => g.GetString()!)], Text(q, "kind")))
            .DistinctBy(q => (q.Item1, q.Item2));

    private static string Text(JsonElement question, string name) => question.GetProperty(name).GetString()!;

    private static string? Named(RuleTopic? topic) => topic switch
    {
        RuleTopic.Voting v => $"Voting{(v.Subject is { } subject ? $" {subject}" : "")}{(v.IsConscience ? " conscience" : "")}",
        RuleTopic.BringingIn b => $"BringingIn {b.Kind}{(b.IsAlone ? " alone" : "")}",
        RuleTopic.Proposal p => $"Proposal {(p.Rights.Count > 0 ? string.Join(", ", p.Rights.Select(r => r.Key)) : "without a rule")}",
        null => null,
        _ => topic.GetType().Name,
    };
}
