using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;

namespace CouncilBot.Features.Rules;

/// <summary>The agreements the bot was started with, by coalition.</summary>
internal sealed class AgreementBook(IReadOnlyList<Agreement> agreements)
{
    private readonly Dictionary<string, Agreement> _agreements = agreements.ToDictionary(a => a.Id, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IEnumerable<Agreement> All => _agreements.Values;

    /// <summary>The agreement of a coalition; throws when there is none.</summary>
    public Agreement Of(string coalitionId) => Find(coalitionId) ?? throw new InvalidOperationException($"The coalition {coalitionId} has no agreement.");

    /// <summary>The agreement of a coalition, or null: its file was taken away since it was entered.</summary>
    public Agreement? Find(string coalitionId) => _agreements.GetValueOrDefault(coalitionId);

    /// <summary>The rules of a coalition; null where none are described.</summary>
    public CoalitionRules? RulesOf(string coalitionId) => Find(coalitionId)?.Rules;
}
