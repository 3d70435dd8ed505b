using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Index;

namespace CouncilBot.Features.Rules;

/// <summary>The words of a rule and where they stand.</summary>
/// <param name="Words">The exact words.</param>
/// <param name="Citation">How a councillor would cite the passage that holds them.</param>
internal sealed record RuleQuote(string Words, string Citation);

/// <summary>
/// Looks the words of rules up in the documents as they are now. A document may get a new version while the bot runs, so a quote
/// is never kept longer than the snapshot it was found in.
/// </summary>
internal sealed class RuleQuotes(KnowledgeBase knowledge)
{
    private readonly ConditionalWeakTable<CollectionIndex, ConcurrentDictionary<RuleSource, RuleQuote?>> _known = [];

    /// <summary>The quote of a rule; null when the documents no longer have its words.</summary>
    public RuleQuote? Of(string collection, RuleSource source) => knowledge.Find(collection) is { } index
        ? _known.GetOrCreateValue(index).GetOrAdd(source, static (wanted, documents) => Resolve(documents, wanted).Quote, index.Documents)
        : null;

    /// <summary>Every place an agreement points at that is not there.</summary>
    public static IReadOnlyList<AgreementError> Check(Agreement agreement, IReadOnlyList<Document> documents) => agreement.Rules is not { } rules
        ? []
        : [.. RuleSources.Of(rules)
            .Select(s => (s.Path, Resolve(documents, s.Source).Problem))
            .Where(s => s.Problem is not null)
            .Select(s => new AgreementError(s.Problem!.Value, s.Path))];

    /// <summary>The quote, or why there is none. Exactly one of the results is set.</summary>
    public static (RuleQuote? Quote, AgreementProblem? Problem) Resolve(IReadOnlyList<Document> documents, RuleSource source)
    {
        // An imported version goes by another short name than the document it replaces.
        var searched = documents.Where(d => d.Info.Id == source.Document).ToList() is { Count: > 0 } named ? named : documents;
        var found = searched.SelectMany(d => d.Passages).SelectMany(p => Enumerable.Repeat(p, Count(p.Text, source.Words))).Take(2).ToList();
        if (found.Count == 1)
            return (new RuleQuote(source.Words, found[0].Citation), null);

        return (null,
            found.Count > 1 ? AgreementProblem.WordsTwice
            : searched == documents ? AgreementProblem.DocumentUnknown
            : searched.Any(d => Count(OneLine(d.CleanText), OneLine(source.Words)) > 0) ? AgreementProblem.WordsAcrossPassages
            : AgreementProblem.WordsNotFound);
    }

    private static int Count(string text, string words)
    {
        var count = 0;
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
            count++;

        return count;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
