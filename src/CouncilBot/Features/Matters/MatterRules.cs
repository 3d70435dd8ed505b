using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Rules;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Members;

namespace CouncilBot.Features.Matters;

/// <summary>
/// The rules a matter began under. It keeps them when the agreement's data change meanwhile, with the citations of that time, and
/// its card says so.
/// </summary>
internal sealed class MatterRules
{
    private readonly Func<RuleSource, RuleQuote?> _quote;

    private MatterRules(Agreement agreement, string hash, bool isCurrent, Func<RuleSource, RuleQuote?> quote) =>
        (Agreement, Hash, IsCurrent, _quote) = (agreement, hash, isCurrent, quote);

    /// <summary>The agreement with its factions.</summary>
    public Agreement Agreement { get; }

    /// <summary>Its rules.</summary>
    public CoalitionRules Rules => Agreement.Rules!;

    /// <summary>SHA-256 of their data, hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>Whether they still hold for what begins now.</summary>
    public bool IsCurrent { get; }

    /// <summary>The rules that hold now.</summary>
    public static MatterRules Current(Agreement agreement, RuleQuotes quotes) => new(agreement, HashOf(agreement), isCurrent: true, source => quotes.Of(agreement.Id, source));

    /// <summary>Rules that held once.</summary>
    /// <param name="agreement">Their data.</param>
    /// <param name="citations">The citations of that time, JSON.</param>
    public static MatterRules Former(Agreement agreement, string citations)
    {
        var known = JsonSerializer.Deserialize<Dictionary<string, string>>(citations)!;
        return new(agreement, HashOf(agreement), isCurrent: false, source => known.TryGetValue(KeyOf(source), out var citation) ? new RuleQuote(source.Words, citation) : null);
    }

    /// <summary>The rules as they are kept.</summary>
    public static RulesData DataOf(Agreement agreement, IReadOnlyList<Document> documents, DateTime now)
    {
        var citations = RuleSources.Of(agreement.Rules!)
            .Select(s => s.Source).Distinct()
            .Select(s => (Key: KeyOf(s), RuleQuotes.Resolve(documents, s).Quote))
            .Where(s => s.Quote is not null)
            .ToDictionary(s => s.Key, s => s.Quote!.Citation, StringComparer.Ordinal);
        return new RulesData(HashOf(agreement), agreement.Json, JsonSerializer.Serialize(citations), now);
    }

    /// <summary>The words of rules with their citations, as they stand on a card; in place of words that are gone it is said that they are.</summary>
    public IEnumerable<CardElement> Quotes(Language language, params IEnumerable<RuleSource?> sources) =>
        sources.OfType<RuleSource>().Distinct().Select(_quote).Select(quote => RuleView.Quote(quote, Texts.Of<RuleView>(language)));

    /// <summary>The quote of a rule, or null when its words are gone.</summary>
    public RuleQuote? QuoteOf(RuleSource source) => _quote(source);

    /// <summary>The hash of an agreement's data.</summary>
    public static string HashOf(Agreement agreement) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(agreement.Json)));

    private static string KeyOf(RuleSource source) => $"{source.Document}\n{source.Words}";
}
