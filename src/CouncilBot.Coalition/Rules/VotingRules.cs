namespace CouncilBot.Coalition.Rules;

/// <summary>What a vote is about, as far as agreements distinguish it.</summary>
public enum VoteSubject
{
    /// <summary>The budget with its annexes.</summary>
    Budget,

    /// <summary>A statute on fees.</summary>
    FeeStatute,

    /// <summary>Anything else within the council's direct competence.</summary>
    CouncilCompetence,

    /// <summary>An office or a seat.</summary>
    Personnel,

    /// <summary>A resolution.</summary>
    Resolution,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What an agreement says about voting on a subject.</summary>
public enum VoteConsequence
{
    /// <summary>The partners vote alike.</summary>
    Alike,

    /// <summary>A deviating vote is announced before.</summary>
    AnnounceFirst,

    /// <summary>The partners decide it jointly.</summary>
    Jointly,

    /// <summary>Everybody votes as they like.</summary>
    Free,

    /// <summary>The partners vote alike unless both factions have released the vote.</summary>
    ReleaseNeeded,
}

/// <summary>A rule about voting on a subject.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Consequence">What holds.</param>
/// <param name="FromEuro">Only from this amount on; null: whatever the amount.</param>
/// <param name="Quotes">Where it stands; at least one.</param>
public sealed record VotingRule(VoteSubject Subject, VoteConsequence Consequence, decimal? FromEuro, IReadOnlyList<RuleSource> Quotes);

/// <summary>What an agreement says about voting.</summary>
/// <param name="Rules">The rules; of two on one subject the first whose amount is reached holds.</param>
/// <param name="Conscience">The words that set votes of conscience free; null where there are none.</param>
public sealed record VotingRules(IReadOnlyList<VotingRule> Rules, RuleSource? Conscience)
{
    /// <summary>Whether some rule depends on an amount, so that it is worth asking for.</summary>
    public bool AskForEuro => Rules.Any(r => r.FromEuro is not null);

    /// <summary>The rule that holds; null: the agreement says nothing about it.</summary>
    /// <param name="subject">What the vote is about.</param>
    /// <param name="euro">The amount at stake, where it is known. One that is not known counts as large.</param>
    /// <param name="isConscience">Whether who votes calls it a matter of conscience.</param>
    public VotingRule? On(VoteSubject subject, decimal? euro, bool isConscience)
    {
        if (isConscience && Conscience is { } words)
            return new VotingRule(subject, VoteConsequence.Free, FromEuro: null, [words]);

        return Rules.FirstOrDefault(r => r.Subject == subject && (r.FromEuro is not { } from || euro is not { } known || known >= from));
    }
}
