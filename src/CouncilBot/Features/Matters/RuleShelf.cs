using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Rules;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Matters;

/// <summary>Finds the rules of a matter: mostly those that hold now, sometimes older ones.</summary>
internal sealed class RuleShelf(AgreementBook agreements, RuleQuotes quotes)
{
    private readonly ConcurrentDictionary<string, MatterRules?> _current = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Coalition, string Hash), MatterRules> _former = new();

    /// <summary>The rules for what begins now; null where none are described.</summary>
    public MatterRules? Current(string coalitionId) => _current.GetOrAdd(coalitionId, id => agreements.Find(id) is { Rules: not null } agreement ? MatterRules.Current(agreement, quotes) : null);

    /// <summary>
    /// The rules for somebody who begins a matter or looks at a list; without them, what to say: the person belongs to no faction of
    /// the agreement, or it has no rules.
    /// </summary>
    public bool TryFind(Visit visit, [NotNullWhen(true)] out MatterRules? rules, [NotNullWhen(false)] out Response? refusal)
    {
        rules = Current(visit.Member.CoalitionId);
        var isPartner = visit.Member.FactionKey is { } faction && rules?.Rules.Factions.Contains(faction, StringComparer.Ordinal) != false;
        refusal = !isPartner ? Response.Say(visit.Texts<MatterResources>()["NoFaction"]) : rules is null ? Response.Say(visit.Texts<MatterResources>()["NoRules"]) : null;
        return refusal is null && rules is not null;
    }

    /// <summary>The rules a matter began under.</summary>
    public async ValueTask<MatterRules> OfAsync(CouncilDb db, MatterRow row, CancellationToken cancellation)
    {
        if (Current(row.CoalitionId) is { } current && current.Hash == row.RulesHash)
            return current;

        if (_former.TryGetValue((row.CoalitionId, row.RulesHash), out var known))
            return known;

        var kept = await db.Rules.AsNoTracking().SingleAsync(r => r.CoalitionId == row.CoalitionId && r.Hash == row.RulesHash, cancellation);
        var (agreement, _) = AgreementReader.Read(row.CoalitionId, kept.Json);
        return _former[(row.CoalitionId, row.RulesHash)] = MatterRules.Former(agreement ?? throw new InvalidOperationException($"Rules {kept.Hash} cannot be read any more."), kept.Citations);
    }
}
