using CouncilBot.Coalition.Rules;

namespace CouncilBot.Features.Rules.AnswerRule;

/// <summary>The rule somebody asks for.</summary>
internal abstract record RuleTopic
{
    private RuleTopic()
    {
    }

    /// <summary>Voting.</summary>
    /// <param name="Subject">On what; null: on anything.</param>
    /// <param name="IsConscience">Whether as a matter of conscience.</param>
    internal sealed record Voting(VoteSubject? Subject, bool IsConscience) : RuleTopic;

    /// <summary>What is owed to the partner before something is brought in.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="IsAlone">Whether it is asked for doing so without the partner.</param>
    internal sealed record BringingIn(MotionKind Kind, bool IsAlone) : RuleTopic;

    /// <summary>What follows when the partners do not agree.</summary>
    internal sealed record Dissent : RuleTopic;

    /// <summary>Who may propose whom.</summary>
    /// <param name="Rights">The offices asked for; none: offices in general, or one without a rule.</param>
    /// <param name="IsOffice">Whether a certain office was asked for.</param>
    internal sealed record Proposal(IReadOnlyList<ProposalRight> Rights, bool IsOffice) : RuleTopic;

    /// <summary>The partners' regular meeting.</summary>
    internal sealed record Committee : RuleTopic;
}
