using System.Text;
using System.Text.RegularExpressions;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Rules;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Index;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Rules;

/// <summary>Each rule of the agreements with the citation of its words, for people to compare with the texts.</summary>
public sealed partial class TheWordsOfTheRules
{
    private static readonly Lazy<KnowledgeBase> Knowledge = new(() => KnowledgeBase.Open(Repository.Seeds, Invented.Seeds).Knowledge!);

    [Theory]
    [InlineData("siegen")]
    [InlineData("krefeld")]
    [InlineData("musterstadt")]
    public void Stand_in_the_agreement_where_their_citation_says(string coalition)
    {
        var rules = Agreements().Single(a => a.Id == coalition).Rules!;
        var quotes = new RuleQuotes(Knowledge.Value);
        var index = Knowledge.Value.Find(coalition)!;
        var listing = new StringBuilder();
        foreach (var (path, source) in RuleSources.Of(rules))
        {
            var quote = quotes.Of(coalition, source)!;
            var passage = Assert.Single(Passages(index), p => p.Citation == quote.Citation && p.Text.Contains(quote.Words, StringComparison.Ordinal));
            listing.Append(Named(path, rules)).Append('\n').Append("  ").Append(passage.Citation).Append('\n').Append("  „").Append(quote.Words).Append("“\n");
        }

        Approved.Matches(coalition, listing.ToString());
    }

    [Fact]
    public void Are_looked_up_once_for_each_snapshot_of_the_documents()
    {
        var quotes = new RuleQuotes(Knowledge.Value);
        var source = RuleSources.Of(Agreements().Single(a => a.Id == "siegen").Rules!).First().Source;

        Assert.Same(quotes.Of("siegen", source), quotes.Of("siegen", source));
        Assert.Null(quotes.Of("krefeld", source));
        Assert.Null(quotes.Of("atlantis", source));
    }

    private static IReadOnlyList<Agreement> Agreements()
    {
        var (agreements, errors) = AgreementFiles.Read(Knowledge.Value, Repository.Seeds, Invented.Seeds);
        Assert.Empty(errors);
        return agreements;
    }

    private static IEnumerable<Knowledge.Documents.Passage> Passages(CollectionIndex index) => index.Documents.SelectMany(d => d.Passages);

    /// <summary>The place in the file, with what stands there.</summary>
    private static string Named(string path, CoalitionRules rules)
    {
        var found = Place().Match(path);
        if (!found.Success)
            return path;

        var i = int.Parse(found.Groups["index"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        return path + found.Groups["list"].Value switch
        {
            "voting.rules" when rules.Voting.Rules[i] is var r => $" {r.Subject}: {r.Consequence}{From(r.FromEuro)}",
            "motions.kinds" when rules.Motions.Kinds[i] is var k => $" {k.Kind}: {k.Treatment}{From(k.FromEuro)}",
            "motions.ladder" when rules.Motions.Ladder[i] is var s => $" {s.Kind}{(s.Place is { } place ? $" of {place}" : "")}, skipped by {s.SkippedBy}",
            "proposals.rights" when rules.Proposals!.Rights[i] is var p => $" {p.Office.German}: {p.Faction}{(p.IncumbentFirst ? ", after the incumbent" : "")}",
            var other => throw new InvalidOperationException(other),
        };
    }

    private static string From(decimal? euro) => euro is null ? "" : FormattableString.Invariant($" from {euro} EUR");

    [GeneratedRegex(@"^\$\.rules\.(?<list>voting\.rules|motions\.(kinds|ladder)|proposals\.rights)\[(?<index>\d+)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Place();
}
