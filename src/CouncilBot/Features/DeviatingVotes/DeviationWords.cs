using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Hosting;

namespace CouncilBot.Features.DeviatingVotes;

/// <summary>How votes, subjects, rules and items are named on cards.</summary>
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
}
