using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using static CouncilBot.Coalition.DeviatingVotes.DeviatingVoteCommand;
using Decision = CouncilBot.Coalition.Matters.Decision<CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent>;
using Happened = CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent;
using In = CouncilBot.Coalition.DeviatingVotes.DeviatingVotePhase;

namespace CouncilBot.Coalition.DeviatingVotes;

/// <summary>Where a deviating vote stands.</summary>
public enum DeviatingVotePhase
{
    /// <summary>Written down, for the author's eyes only.</summary>
    Draft,

    /// <summary>Announced to both boards.</summary>
    Announced,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>
/// The announcement of a deviating vote. It is recorded and told to both boards; it is never blocked, approved or judged. Late, or
/// against a rule, only changes what is shown beside it: the mandate is free.
/// </summary>
public sealed record DeviatingVote : IMatter<DeviatingVote, DeviatingVoteCommand, Happened>
{
    /// <summary>The faction of who announces.</summary>
    public required string Faction { get; init; }

    /// <summary>Membership of who announces.</summary>
    public required Guid Author { get; init; }

    /// <summary>What is announced now.</summary>
    public required Announcement Announcement { get; init; }

    /// <summary>Where it stands.</summary>
    public DeviatingVotePhase Phase { get; init; }

    /// <summary>Whether the boards have ever been told; what was dropped before stays with who wrote it.</summary>
    public bool IsShared { get; init; }

    /// <summary>When what is announced now was said, UTC; null: not yet.</summary>
    public DateTime? AnnouncedUtc { get; init; }

    /// <summary>Whether that was only after the session had begun, as far as it is known when it begins.</summary>
    public bool IsLate => AnnouncedUtc is { } announced && Announcement.Session.HasBegun(announced);

    /// <summary>Who has taken note of what is announced now.</summary>
    public IReadOnlyList<Reaction> Acknowledged { get; init; } = [];

    /// <summary>Who asked for a talk.</summary>
    public IReadOnlyList<Reaction> TalkRequested { get; init; } = [];

    /// <summary>Who put it on the agenda of the cooperation committee, if anybody.</summary>
    public Reaction? OnAgenda { get; init; }

    /// <inheritdoc/>
    Guid? IMatter<DeviatingVote, DeviatingVoteCommand, Happened>.Author => Author;

    /// <inheritdoc/>
    public string PhaseName => Phase.ToString();

    /// <inheritdoc/>
    public bool IsOpen => Phase != In.Withdrawn;

    /// <inheritdoc/>
    public Waiting Waiting => Phase == In.Draft ? Waiting.Sponsor : Waiting.Nobody;

    /// <inheritdoc/>
    public string Title => Announcement.Item.Title;

    /// <inheritdoc/>
    public SessionRef? Session => Announcement.Session;

    /// <inheritdoc/>
    public DateOnly? Due => null;

    /// <summary>Who may see it: until it is announced only who wrote it, then the boards.</summary>
    public Audience Audience(CoalitionRules rules) => IsShared ? Matters.Audience.BothBoards : Matters.Audience.Author;

    /// <summary>The rule that holds for it; null: the agreement says nothing about it.</summary>
    public VotingRule? Rule(CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Voting.On(Announcement.Subject, Announcement.Euro, Announcement.IsConscience);
    }

    /// <summary>Whether the rule wants the partners to vote alike or to decide jointly. It is said with the rule and has no other effect.</summary>
    public bool IsAgainstRule(CoalitionRules rules) => Rule(rules)?.Consequence is VoteConsequence.Alike or VoteConsequence.Jointly or VoteConsequence.ReleaseNeeded;

    /// <summary>What becomes of a command; nothing changes by asking.</summary>
    /// <param name="command">What is wanted.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="at">When.</param>
    /// <param name="rules">The rules the matter began under.</param>
    public Decision Decide(DeviatingVoteCommand command, Actor by, Moment at, CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var board = rules.Roles.Speak;
        if (!Audience(rules).Includes(by, Author, Faction, rules))
            return Refusal.NotYours;

        return (Phase, command) switch
        {
            (In.Draft, Edit c) => c.Announcement == Announcement ? new Decision.Unchanged() : new Happened.Edited(c.Announcement),
            (In.Draft, Announce) => new Happened.Announced(at.Utc),
            (In.Draft, Withdraw) => new Happened.Withdrawn(),
            (In.Draft, LinkSession c) => Linked(c),
            (In.Announced, Edit c) => ByAuthor(by) ?? BeforeSession(at) ?? (c.Announcement == Announcement ? new Decision.Unchanged() : new Happened.Changed(c.Announcement, at.Utc)),
            (In.Announced, Withdraw) => ByAuthor(by) ?? BeforeSession(at) ?? new Happened.Withdrawn(),
            // What was said about a session that has begun cannot be moved to another.
            (In.Announced, LinkSession c) => ByAuthor(by) ?? BeforeSession(at) ?? Linked(c),
            (In.Announced, Announce) => ByAuthor(by) ?? new Decision.Unchanged(),
            (In.Announced, Acknowledge) => ByBoard(by, board) ?? Once(Acknowledged, by) ?? new Happened.Acknowledged(by.Member, by.Faction!),
            (In.Announced, RequestTalk) => ByBoard(by, board) ?? Once(TalkRequested, by) ?? new Happened.TalkRequested(by.Member, by.Faction!),
            (In.Announced, PutOnAgenda) =>
                ByBoard(by, board)
                ?? (rules.Committee is null ? Refusal.NoCommittee : OnAgenda is not null ? new Decision.Unchanged() : new Happened.PutOnAgenda(by.Member, by.Faction!)),
            (In.Withdrawn, Withdraw) => ByAuthor(by) ?? new Decision.Unchanged(),
            _ => Refusal.NotInThisPhase,
        };
    }

    /// <summary>The matter as its first event left it.</summary>
    public static DeviatingVote From(Happened.Prepared prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        return new() { Faction = prepared.Faction, Author = prepared.Author, Announcement = prepared.Announcement };
    }

    /// <summary>The matter after what happened.</summary>
    public DeviatingVote Apply(Happened happened) => happened switch
    {
        Happened.Edited e => this with { Announcement = e.Announcement },
        Happened.Announced e => this with { Phase = In.Announced, IsShared = true, AnnouncedUtc = e.Utc },
        // What was noted was something else.
        Happened.Changed e => this with { Announcement = e.Announcement, AnnouncedUtc = e.Utc, Acknowledged = [] },
        Happened.Withdrawn => this with { Phase = In.Withdrawn },
        Happened.Acknowledged e => this with { Acknowledged = [.. Acknowledged, new Reaction(e.By, e.Faction)] },
        Happened.TalkRequested e => this with { TalkRequested = [.. TalkRequested, new Reaction(e.By, e.Faction)] },
        Happened.PutOnAgenda e => this with { OnAgenda = new Reaction(e.By, e.Faction) },
        Happened.SessionLinked e => this with { Announcement = Announcement with { Session = e.Session, Item = e.Item } },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} cannot follow."),
    };

    /// <summary>The matter after all that happened, in order.</summary>
    public static DeviatingVote Replay(IReadOnlyList<Happened> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Skip(1).Aggregate(From((Happened.Prepared)events[0]), (matter, happened) => matter.Apply(happened));
    }

    private Decision Linked(LinkSession c) =>
        c.Session == Announcement.Session && c.Item == Announcement.Item ? new Decision.Unchanged() : new Happened.SessionLinked(c.Session, c.Item);

    /// <summary>Who has changed factions leaves what they announced in the former one behind, see <see cref="Sight"/>.</summary>
    private Decision? ByAuthor(Actor by) => by.Member == Author && by.Faction == Faction ? null : Refusal.OnlyAuthor;

    private static Decision? ByBoard(Actor by, Agreements.Roles board) => by.Is(board) ? null : Refusal.OnlyBoards;

    private Decision? BeforeSession(Moment at) => Announcement.Session.HasBegun(at.Utc) ? Refusal.SessionBegun : null;

    private static Decision? Once(IReadOnlyList<Reaction> done, Actor by) => done.Any(r => r.By == by.Member) ? new Decision.Unchanged() : null;
}
