using CouncilBot.Features.DeviatingVotes.Prepare;
using CouncilBot.Features.Motions.Draft;

namespace CouncilBot.Features.Rules;

/// <summary>The buttons by which a rule leads to what can be done under it.</summary>
internal static class WorkflowVerbs
{
    /// <summary>Announces a deviating vote; with <see cref="Subject"/>.</summary>
    public const string PrepareDeviation = PrepareDeviationHandler.Verb;

    /// <summary>Drafts a motion; with <see cref="Kind"/>.</summary>
    public const string DraftMotion = DraftHandler.Verb;

    /// <summary>Name of a <see cref="Coalition.Rules.VoteSubject"/>; left out where the question named none.</summary>
    public const string Subject = DeviationValues.SubjectInput;

    /// <summary>Name of a <see cref="Coalition.Rules.MotionKind"/>.</summary>
    public const string Kind = DraftHandler.KindData;
}
