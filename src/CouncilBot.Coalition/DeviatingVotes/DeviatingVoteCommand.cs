using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.DeviatingVotes;

/// <summary>What somebody wants to do with a deviating vote.</summary>
public abstract record DeviatingVoteCommand
{
    private DeviatingVoteCommand()
    {
    }

    /// <summary>Write it anew: before it is announced silently, afterwards for all to see.</summary>
    public sealed record Edit(Announcement Announcement) : DeviatingVoteCommand;

    /// <summary>Announce it to both boards.</summary>
    public sealed record Announce : DeviatingVoteCommand;

    /// <summary>Take it back.</summary>
    public sealed record Withdraw : DeviatingVoteCommand;

    /// <summary>Take note of it.</summary>
    public sealed record Acknowledge : DeviatingVoteCommand;

    /// <summary>Ask for a talk.</summary>
    public sealed record RequestTalk : DeviatingVoteCommand;

    /// <summary>Put it on the agenda of the cooperation committee.</summary>
    public sealed record PutOnAgenda : DeviatingVoteCommand;

    /// <summary>Name the session that has become known.</summary>
    public sealed record LinkSession(SessionRef Session, ItemRef Item) : DeviatingVoteCommand;
}
