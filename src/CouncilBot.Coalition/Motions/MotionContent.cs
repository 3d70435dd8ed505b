using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Motions;

/// <summary>Whether a motion costs or brings money.</summary>
/// <param name="Exists">Whether it does.</param>
/// <param name="Euro">How much; null where it is not known.</param>
public readonly record struct FinancialEffect(bool Exists, decimal? Euro)
{
    /// <summary>The amount that rules compare: nothing is 0, an unknown amount is none.</summary>
    public decimal? ForRules => Exists ? Euro : 0m;
}

/// <summary>What somebody writes about a motion.</summary>
/// <param name="Title">Title.</param>
/// <param name="Text">Its words; may be empty where <paramref name="Paper"/> names a paper.</param>
/// <param name="Paper">Link or name of a file; null where there is none.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Body">Key of the body it goes to; null while that is open.</param>
/// <param name="Session">The session it is meant for; null while that is open.</param>
/// <param name="Money">Financial effect.</param>
public sealed record MotionContent(string Title, string Text, string? Paper, MotionKind Kind, string? Body, SessionRef? Session, FinancialEffect Money);

/// <summary>A version of the words of a motion.</summary>
/// <param name="Number">From 1.</param>
/// <param name="By">Whose words they are.</param>
/// <param name="Text">The words.</param>
public sealed record MotionVersion(int Number, Side By, string Text);
