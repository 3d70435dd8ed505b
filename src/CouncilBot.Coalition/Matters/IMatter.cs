using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Matters;

/// <summary>What the workflows have in common for who keeps and lists them.</summary>
/// <typeparam name="TSelf">The matter.</typeparam>
/// <typeparam name="TCommand">What people may want.</typeparam>
/// <typeparam name="TEvent">What may happen.</typeparam>
public interface IMatter<TSelf, in TCommand, TEvent>
    where TSelf : IMatter<TSelf, TCommand, TEvent>
{
    /// <summary>The faction whose matter it is; null: it belongs to both.</summary>
    string? Faction { get; }

    /// <summary>Membership of who began it; null: nobody did, it follows from the rules.</summary>
    Guid? Author { get; }

    /// <summary>Name of the phase.</summary>
    string PhaseName { get; }

    /// <summary>Whether something can still happen.</summary>
    bool IsOpen { get; }

    /// <summary>Who has to act.</summary>
    Waiting Waiting { get; }

    /// <summary>What it is about, for lists.</summary>
    string Title { get; }

    /// <summary>The session it is meant for or was put off to, if any.</summary>
    SessionRef? Session { get; }

    /// <summary>The local day on which something is due, if anything is.</summary>
    DateOnly? Due { get; }

    /// <summary>Who may see it.</summary>
    Audience Audience(CoalitionRules rules);

    /// <summary>What becomes of a command; nothing changes by asking.</summary>
    Decision<TEvent> Decide(TCommand command, Actor by, Moment at, CoalitionRules rules);

    /// <summary>The matter after what happened.</summary>
    TSelf Apply(TEvent happened);

    /// <summary>The matter after all that happened, in order.</summary>
    static abstract TSelf Replay(IReadOnlyList<TEvent> events);
}
