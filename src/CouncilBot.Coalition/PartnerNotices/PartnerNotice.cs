using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using static CouncilBot.Coalition.PartnerNotices.PartnerNoticeCommand;
using Decision = CouncilBot.Coalition.Matters.Decision<CouncilBot.Coalition.PartnerNotices.PartnerNoticeEvent>;
using Happened = CouncilBot.Coalition.PartnerNotices.PartnerNoticeEvent;
using In = CouncilBot.Coalition.PartnerNotices.PartnerNoticePhase;

namespace CouncilBot.Coalition.PartnerNotices;

/// <summary>Where a notice stands.</summary>
public enum PartnerNoticePhase
{
    /// <summary>Written down, for the author's eyes only.</summary>
    Draft,

    /// <summary>Sent to the partner's board.</summary>
    Sent,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>
/// A short notice with which one faction informs the partner early of developments and positions (Siegen, "Zusammenarbeit und
/// Kommunikation in der Kooperation", rule 10). Nothing is decided by it: the partner's board takes note.
/// </summary>
public sealed record PartnerNotice : IMatter<PartnerNotice, PartnerNoticeCommand, Happened>
{
    /// <summary>Longest text, in characters: a notice that fits on a phone. What takes more is a document or a motion.</summary>
    public const int LongestText = 1_500;

    /// <summary>Most lines: each is an element of the card, and a card of too many elements is refused by Teams.</summary>
    public const int MostLines = 40;

    /// <summary>The faction that informs.</summary>
    public required string Faction { get; init; }

    /// <summary>Membership of who writes.</summary>
    public required Guid Author { get; init; }

    /// <summary>What the partner is informed of.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands.</summary>
    public PartnerNoticePhase Phase { get; init; }

    /// <summary>Whether it was ever sent; what was dropped before stays with who wrote it.</summary>
    public bool IsShared { get; init; }

    /// <summary>Who of the partner's board has taken note.</summary>
    public IReadOnlyList<Reaction> Acknowledged { get; init; } = [];

    /// <inheritdoc/>
    Guid? IMatter<PartnerNotice, PartnerNoticeCommand, Happened>.Author => Author;

    /// <inheritdoc/>
    public string PhaseName => Phase.ToString();

    /// <inheritdoc/>
    public bool IsOpen => Phase != In.Withdrawn;

    /// <inheritdoc/>
    public Waiting Waiting => Phase switch
    {
        In.Draft => Waiting.Sponsor,
        In.Sent when Acknowledged.Count == 0 => Waiting.Partner,
        _ => Waiting.Nobody,
    };

    /// <summary>The text as one line, for its own faction even when it was taken back.</summary>
    public string Topic => PlainLine.Shortened(Text);

    /// <summary>What it is about, for lists of both factions; what was taken back is not said there any more.</summary>
    public string Title => Phase == In.Withdrawn && IsShared ? "–" : Topic;

    /// <inheritdoc/>
    public SessionRef? Session => null;

    /// <inheritdoc/>
    public DateOnly? Due => null;

    /// <summary>Who may see it: until it is sent only who wrote it, then the boards.</summary>
    public Audience Audience(CoalitionRules rules) => IsShared ? Matters.Audience.BothBoards : Matters.Audience.Author;

    /// <summary>Whether somebody may inform the partner: who speaks for a faction or organises it.</summary>
    public static bool MayBegin(Actor by, CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(rules);
        return by.Faction is { } faction && rules.Factions.Contains(faction, StringComparer.Ordinal) && by.Is(rules.Roles.Speak | rules.Roles.Organise);
    }

    /// <summary>What becomes of a command; nothing changes by asking.</summary>
    /// <param name="command">What is wanted.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="at">When.</param>
    /// <param name="rules">The rules the matter began under.</param>
    public Decision Decide(PartnerNoticeCommand command, Actor by, Moment at, CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(rules);
        if (!Audience(rules).Includes(by, Author, Faction, rules))
            return Refusal.NotYours;

        return (Phase, command) switch
        {
            (In.Draft, Edit c) => !MayBegin(by, rules) ? Refusal.OnlyBoards : c.Text == Text ? new Decision.Unchanged() : new Happened.Edited(c.Text),
            // Who has lost the role since may throw it away, and no more.
            (In.Draft, Send) => MayBegin(by, rules) ? new Happened.Sent() : Refusal.OnlyBoards,
            (In.Draft, Withdraw) => new Happened.Withdrawn(),
            (In.Sent, Send) => ByAuthor(by) ?? new Decision.Unchanged(),
            (In.Sent, Acknowledge) => ByPartner(by, rules) ?? Once(by) ?? new Happened.Acknowledged(by.Member, by.Faction!),
            (In.Sent, Withdraw) => ByAuthor(by) ?? new Happened.Withdrawn(),
            (In.Withdrawn, Withdraw) => ByAuthor(by) ?? new Decision.Unchanged(),
            _ => Refusal.NotInThisPhase,
        };
    }

    /// <summary>The matter as its first event left it.</summary>
    public static PartnerNotice From(Happened.Prepared prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        return new() { Faction = prepared.Faction, Author = prepared.Author, Text = prepared.Text };
    }

    /// <summary>The matter after what happened.</summary>
    public PartnerNotice Apply(Happened happened) => happened switch
    {
        Happened.Edited e => this with { Text = e.Text },
        Happened.Sent => this with { Phase = In.Sent, IsShared = true },
        Happened.Acknowledged e => this with { Acknowledged = [.. Acknowledged, new Reaction(e.By, e.Faction)] },
        Happened.Withdrawn => this with { Phase = In.Withdrawn },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} cannot follow."),
    };

    /// <summary>The matter after all that happened, in order.</summary>
    public static PartnerNotice Replay(IReadOnlyList<Happened> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Skip(1).Aggregate(From((Happened.Prepared)events[0]), (matter, happened) => matter.Apply(happened));
    }

    /// <summary>Who has changed factions leaves what they sent for the former one behind, see <see cref="Sight"/>.</summary>
    private Decision? ByAuthor(Actor by) => by.Member == Author && by.Faction == Faction ? null : Refusal.OnlyAuthor;

    /// <summary>Who wrote it and has gone over to the partner since takes no note for them of their own words.</summary>
    private Decision? ByPartner(Actor by, CoalitionRules rules) => by.Faction != Faction && by.Member != Author && by.Is(rules.Roles.Speak) ? null : Refusal.OnlyPartner;

    private Decision? Once(Actor by) => Acknowledged.Any(r => r.By == by.Member) ? new Decision.Unchanged() : null;
}
