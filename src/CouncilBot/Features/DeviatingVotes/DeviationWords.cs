using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.DeviatingVotes;

/// <summary>How votes, subjects, rules, items and people are named on cards.</summary>
internal static class DeviationWords
{
    /// <summary>How somebody votes.</summary>
    public static string Of(PlannedVote vote, Texts texts) => texts[$"Vote{vote}"];

    /// <summary>What a vote is about.</summary>
    public static string Of(VoteSubject subject, Texts texts) => texts[$"Subject{subject}"];

    /// <summary>What the agreement says, as a sentence; that it says nothing is one, too.</summary>
    public static string Rule(VotingRule? rule, bool isConscienceClause, Texts texts) =>
        texts[rule is null ? "RuleNone" : isConscienceClause ? "RuleConscience" : $"Rule{rule.Consequence}"];

    /// <summary>"7.1 Haushaltssatzung"; a title that has its number is left as it is.</summary>
    public static string Of(ItemRef item) => item.Number is { } number && !item.Title.Contains(number, StringComparison.OrdinalIgnoreCase) ? $"{number} {item.Title}" : item.Title;

    /// <summary>A moment as it is put into a text.</summary>
    public static DateTime Local(DateTime utc) => BerlinTime.Of(utc);

    /// <summary>A faction's name; its key where the agreement has it no more.</summary>
    public static string Faction(MatterRules rules, string key) => rules.Agreement.Factions.FirstOrDefault(f => f.Key == key)?.Name ?? key;

    /// <summary>"Anna Beispiel (CDU-Fraktion)".</summary>
    public static string Person(string? name, string faction, MatterRules rules, Texts texts) => texts["Named", name ?? texts["Somebody"], Faction(rules, faction)];

    /// <summary>Names by membership, also of those that have ended; not of people whose account was deleted, see <see cref="Storage.Members.Roster.EraseAsync"/>.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CouncilDb db, IEnumerable<Guid?> memberships, CancellationToken cancellation)
    {
        var ids = memberships.OfType<Guid>().Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Memberships
                .Where(m => ids.Contains(m.Id))
                .Join(db.People.Where(p => p.TenantId != Guid.Empty), m => m.PersonId, p => p.Id, (m, p) => new { m.Id, p.Name })
                .ToDictionaryAsync(n => n.Id, n => n.Name, cancellation);
    }
}
