using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using static CouncilBot.Coalition.Committee.MeetingCommand;
using Decision = CouncilBot.Coalition.Matters.Decision<CouncilBot.Coalition.Committee.MeetingEvent>;
using Happened = CouncilBot.Coalition.Committee.MeetingEvent;

namespace CouncilBot.Coalition.Committee;

/// <summary>Where a meeting stands.</summary>
public enum MeetingPhase
{
    /// <summary>Takes place, or has; its minutes are not released.</summary>
    Planned,

    /// <summary>Does not take place.</summary>
    CalledOff,

    /// <summary>Both managers have released the minutes; the factions are to confirm that they have coordinated them.</summary>
    Released,

    /// <summary>Both factions have.</summary>
    Confirmed,
}

/// <summary>
/// A meeting of the cooperation committee: who comes, what it is about, what came of it. It belongs to both factions. Until its
/// minutes are released it is for those who attend and for who organises; then for both factions.
/// </summary>
public sealed record CommitteeMeeting : IMatter<CommitteeMeeting, MeetingCommand, Happened>
{
    /// <summary>Most items on one agenda; more is a slip.</summary>
    public const int MostItems = 50;

    /// <summary>The day of the series it stands for, or the first day of an extra one.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it takes place.</summary>
    public required MeetingTime Time { get; init; }

    /// <summary>Whether it is beside the series.</summary>
    public bool IsExtra { get; init; }

    /// <summary>Where, or the link to it; null: not said.</summary>
    public string? Place { get; init; }

    /// <summary>Where it stands.</summary>
    public MeetingPhase Phase { get; init; }

    /// <summary>Who has said whether they come, the latest of each.</summary>
    public IReadOnlyList<AttendanceReply> Replies { get; init; } = [];

    /// <summary>The agenda in its order.</summary>
    public IReadOnlyList<MeetingItem> Items { get; init; } = [];

    /// <summary>The number the next item gets.</summary>
    public int NextNumber { get; init; } = 1;

    /// <summary>Whether it takes no more items.</summary>
    public bool IsAgendaClosed { get; init; }

    /// <summary>What came of the items, by their number.</summary>
    public IReadOnlyDictionary<int, ItemResult> Results { get; init; } = new Dictionary<int, ItemResult>();

    /// <summary>The factions whose managers have released the minutes.</summary>
    public IReadOnlyList<Reaction> ReleasedBy { get; init; } = [];

    /// <summary>The factions that have coordinated the results.</summary>
    public IReadOnlyList<Reaction> ConfirmedBy { get; init; } = [];

    /// <inheritdoc/>
    public string? Faction => null;

    /// <inheritdoc/>
    public Guid? Author => null;

    /// <inheritdoc/>
    public string PhaseName => Phase.ToString();

    /// <inheritdoc/>
    public bool IsOpen => Phase is MeetingPhase.Planned or MeetingPhase.Released;

    /// <inheritdoc/>
    public Waiting Waiting => Waiting.Nobody;

    /// <summary>The local day, in the one way machines write it: people see it as their language writes it.</summary>
    public string Title => Time.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public SessionRef? Session => null;

    /// <summary>The local day it takes place: lists ask for the coming ones by it.</summary>
    public DateOnly? Due => Time.Day;

    /// <summary>How many of a faction come, substitutes among them.</summary>
    public int ComingOf(string? faction) => Replies.Count(r => r.Faction == faction && r.Attendance is Attendance.Coming or Attendance.Substitute);

    /// <summary>What somebody has said; null: nothing yet.</summary>
    public AttendanceReply? ReplyOf(Guid member) => Replies.FirstOrDefault(r => r.By == member);

    /// <summary>Whether it has begun.</summary>
    public bool HasBegun(DateTime utc) => utc >= Time.StartUtc;

    /// <summary>Whether somebody attends by the rules: the number of each faction is not looked at, it only is told.</summary>
    public static bool Attends(Actor who, CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Committee is { } committee && (who.Is(committee.Guests) || (IsPartner(who, rules) && who.Is(committee.Attendees)));
    }

    /// <inheritdoc/>
    public Audience Audience(CoalitionRules rules) =>
        Phase is MeetingPhase.Released or MeetingPhase.Confirmed ? Matters.Audience.FactionsAndGuests : Matters.Audience.Committee;

    /// <summary>What becomes of a command; nothing changes by asking.</summary>
    /// <param name="command">What is wanted.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="at">When.</param>
    /// <param name="rules">The rules the meeting was planned under.</param>
    public Decision Decide(MeetingCommand command, Actor by, Moment at, CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!Audience(rules).Includes(by, Author, Faction, rules))
            return Refusal.NotYours;

        return (Phase, command) switch
        {
            (MeetingPhase.Planned, Move c) => ByManager(by, rules) ?? BeforeItBegins(at) ?? (c.Time == Time ? new Decision.Unchanged() : new Happened.Moved(c.Time)),
            (MeetingPhase.Planned, CallOff) => ByManager(by, rules) ?? BeforeItBegins(at) ?? new Happened.CalledOff(),
            (MeetingPhase.Planned, Reinstate) => ByManager(by, rules) ?? new Decision.Unchanged(),
            (MeetingPhase.CalledOff, CallOff) => ByManager(by, rules) ?? new Decision.Unchanged(),
            (MeetingPhase.CalledOff, Reinstate) => ByManager(by, rules) ?? BeforeItBegins(at) ?? new Happened.Reinstated(),
            (MeetingPhase.CalledOff, Move c) => ByManager(by, rules) ?? (at.Utc >= c.Time.StartUtc ? Refusal.SessionBegun : new Happened.Moved(c.Time)),
            (MeetingPhase.Planned, NamePlace c) => ByManager(by, rules) ?? (c.Place == Place ? new Decision.Unchanged() : new Happened.PlaceNamed(c.Place)),
            (MeetingPhase.Planned, Answer c) => ByAttendee(by, rules) ?? BeforeItBegins(at) ?? Replied(by, c),
            (MeetingPhase.Planned, AddItem c) => BeforeItBegins(at) ?? Added(by, c, rules),
            (MeetingPhase.Planned, RemoveItem c) => Item(c.Number) is not { } item ? new Decision.Unchanged()
                : item.By == by.Member || by.Is(rules.Roles.Organise) ? BeforeItBegins(at) ?? new Happened.ItemRemoved(c.Number) : Refusal.OnlyAuthorOrManager,
            (MeetingPhase.Planned, MoveItem c) => ByManager(by, rules) ?? BeforeItBegins(at) ?? Placed(c),
            // A closed agenda takes no more items; documents on those it has still arrive, also while people talk about them. One that
            // was a mistake can be taken off until the results are released.
            (MeetingPhase.Planned, LinkDocument c) => Item(c.Number) is not { } item ? Refusal.NotInThisPhase
                : item.By != by.Member && !(IsPartner(by, rules) && by.Is(rules.Roles.Organise)) ? Refusal.OnlyAuthorOrManager
                : item.Link == c.Link ? new Decision.Unchanged() : (c.Link is null ? null : UntilItIsOver(at)) ?? new Happened.DocumentLinked(c.Number, c.Link),
            (MeetingPhase.Planned, CloseAgenda) => ByManager(by, rules) ?? (IsAgendaClosed ? new Decision.Unchanged() : BeforeItBegins(at) ?? new Happened.AgendaClosed()),
            (MeetingPhase.Planned, ReopenAgenda) => ByManager(by, rules) ?? (!IsAgendaClosed ? new Decision.Unchanged() : BeforeItBegins(at) ?? new Happened.AgendaReopened()),
            (MeetingPhase.Planned, NoteResult c) => ByManager(by, rules) ?? OnceBegun(at) ?? Noted(c),
            (MeetingPhase.Planned, ReleaseMinutes) => ByManager(by, rules) ?? OnceBegun(at) ?? Released(by),
            (MeetingPhase.Released or MeetingPhase.Confirmed, ReleaseMinutes) => ByManager(by, rules) ?? new Decision.Unchanged(),
            (MeetingPhase.Released or MeetingPhase.Confirmed, Confirm) => ByManager(by, rules)
                ?? (ConfirmedBy.Any(r => r.Faction == by.Faction) ? new Decision.Unchanged() : new Happened.ResultsConfirmed(by.Member, by.Faction!)),
            _ => Refusal.NotInThisPhase,
        };
    }

    /// <summary>The meeting as its first event left it.</summary>
    public static CommitteeMeeting From(Happened.Planned planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return new() { Day = planned.Day, Time = planned.Time, IsExtra = planned.IsExtra };
    }

    /// <inheritdoc/>
    public CommitteeMeeting Apply(Happened happened) => happened switch
    {
        // Who could come then may not be able to now.
        Happened.Moved e => this with { Time = e.Time, Phase = MeetingPhase.Planned, Replies = [] },
        Happened.CalledOff => this with { Phase = MeetingPhase.CalledOff },
        Happened.Reinstated => this with { Phase = MeetingPhase.Planned },
        Happened.PlaceNamed e => this with { Place = e.Place },
        Happened.Replied e => this with { Replies = [.. Replies.Where(r => r.By != e.Reply.By), e.Reply] },
        Happened.ItemAdded e => this with { Items = [.. Items, e.Item], NextNumber = e.Item.Number + 1 },
        Happened.ItemRemoved e => this with { Items = [.. Items.Where(i => i.Number != e.Number)] },
        Happened.ItemMoved e => this with { Items = Reordered(e) },
        Happened.DocumentLinked e => this with { Items = [.. Items.Select(i => i.Number == e.Number ? i with { Link = e.Link } : i)] },
        Happened.AgendaClosed => this with { IsAgendaClosed = true },
        Happened.AgendaReopened => this with { IsAgendaClosed = false },
        // What was released was something else.
        Happened.ResultNoted e => this with { Results = new Dictionary<int, ItemResult>(Results) { [e.Number] = e.Result }, ReleasedBy = [] },
        Happened.MinutesReleased e => WithRelease(new Reaction(e.By, e.Faction)),
        Happened.ResultsConfirmed e => WithConfirmation(new Reaction(e.By, e.Faction)),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} cannot follow."),
    };

    /// <inheritdoc/>
    public static CommitteeMeeting Replay(IReadOnlyList<Happened> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Skip(1).Aggregate(From((Happened.Planned)events[0]), (meeting, happened) => meeting.Apply(happened));
    }

    private static bool IsPartner(Actor who, CoalitionRules rules) => who.Faction is { } faction && rules.Factions.Contains(faction, StringComparer.Ordinal);

    private static Decision? ByManager(Actor by, CoalitionRules rules) => IsPartner(by, rules) && by.Is(rules.Roles.Organise) ? null : Refusal.OnlyManagers;

    private static Decision? ByAttendee(Actor by, CoalitionRules rules) => Attends(by, rules) ? null : Refusal.OnlyAttendees;

    private Decision? BeforeItBegins(Moment at) => HasBegun(at.Utc) ? Refusal.SessionBegun : null;

    private Decision? UntilItIsOver(Moment at) => at.Utc >= Time.EndUtc ? Refusal.MeetingOver : null;

    private Decision? OnceBegun(Moment at) => HasBegun(at.Utc) ? null : Refusal.TooEarly;

    private MeetingItem? Item(int number) => Items.FirstOrDefault(i => i.Number == number);

    private Decision Replied(Actor by, Answer answer)
    {
        var reply = new AttendanceReply(by.Member, by.Faction, answer.Attendance, answer.Substitute);
        return ReplyOf(by.Member) == reply ? new Decision.Unchanged() : new Happened.Replied(reply);
    }

    private Decision Added(Actor by, AddItem wanted, CoalitionRules rules)
    {
        // Whoever organises may still add when the agenda is closed for the others.
        if (IsAgendaClosed && !by.Is(rules.Roles.Organise))
            return Refusal.AgendaClosed;

        if (Items.Count >= MostItems)
            return Refusal.AgendaFull;

        // What somebody sends twice stands there once.
        return Items.Any(i => wanted.Matter is { } matter ? i.Matter == matter : i == new MeetingItem(i.Number, wanted.Title, by.Member, by.Faction, Matter: null, wanted.Link))
            ? new Decision.Unchanged()
            : new Happened.ItemAdded(new MeetingItem(NextNumber, wanted.Title, by.Member, by.Faction, wanted.Matter, wanted.Link));
    }

    private Decision Placed(MoveItem wanted)
    {
        var present = Items.ToList().FindIndex(i => i.Number == wanted.Number);
        var place = Math.Clamp(wanted.Place, 0, Math.Max(0, Items.Count - 1));
        return present < 0 || present == place ? new Decision.Unchanged() : new Happened.ItemMoved(wanted.Number, place);
    }

    private Decision Noted(NoteResult wanted)
    {
        if (Item(wanted.Number) is null)
            return Refusal.NotInThisPhase;

        return Results.TryGetValue(wanted.Number, out var known) && known == wanted.Result ? new Decision.Unchanged() : new Happened.ResultNoted(wanted.Number, wanted.Result);
    }

    private Decision Released(Actor by)
    {
        if (Items.Any(i => !Results.ContainsKey(i.Number)))
            return Refusal.ResultsMissing;

        return ReleasedBy.Any(r => r.Faction == by.Faction) ? new Decision.Unchanged() : new Happened.MinutesReleased(by.Member, by.Faction!);
    }

    private List<MeetingItem> Reordered(Happened.ItemMoved moved)
    {
        var items = Items.ToList();
        var item = items.Find(i => i.Number == moved.Number)!;
        items.Remove(item);
        items.Insert(Math.Min(moved.Place, items.Count), item);
        return items;
    }

    private CommitteeMeeting WithRelease(Reaction release)
    {
        IReadOnlyList<Reaction> all = [.. ReleasedBy, release];
        return this with { ReleasedBy = all, Phase = all.Select(r => r.Faction).Distinct(StringComparer.Ordinal).Count() < Partners ? Phase : MeetingPhase.Released };
    }

    private CommitteeMeeting WithConfirmation(Reaction confirmation)
    {
        IReadOnlyList<Reaction> all = [.. ConfirmedBy, confirmation];
        return this with { ConfirmedBy = all, Phase = all.Select(r => r.Faction).Distinct(StringComparer.Ordinal).Count() < Partners ? Phase : MeetingPhase.Confirmed };
    }

    /// <summary>An agreement is between two.</summary>
    private const int Partners = 2;
}
