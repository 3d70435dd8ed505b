using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Coalition.Tests.Support;
using CouncilBot.Tests.Support;

namespace CouncilBot.Coalition.Tests.Matters;

/// <summary>What lies in databases: each event as it was once approved must be readable for ever.</summary>
public sealed class WhatIsKept
{
    private static readonly Guid Somebody = new("6b0f3c52-1f0a-4d0e-9d64-6f3f6a1e2b11");

    private static readonly DateOnly Day = new(2028, 2, 29);

    private static readonly SessionRef Known = new(new Guid("2f9d1c80-40f4-4f5e-8f0e-0b1f2c3d4e5f"), new DateTime(2028, 2, 29, 16, 0, 0, DateTimeKind.Utc), Day, "rat", Words: null);

    private static readonly SessionRef Unknown = new(Id: null, StartUtc: null, Day: null, Body: null, "die Sitzung nach Ostern");

    private static readonly MotionContent Content = new("Radweg „Süd“", "Der Rat möge beschließen: <b>…</b>", "https://example.org/a?b=1&c=2", MotionKind.Initiative, "hfa", Unknown, new FinancialEffect(Exists: true, 12_500.50m));

    private static readonly Announcement Announcement = new(Known, new ItemRef(Somebody, "7.1", "Gebührensatzung"), VoteSubject.FeeStatute, PlannedVote.NoPart, "Größere Bedenken", Audience.BothBoards, IsConscience: true, 99.99m);

    private static readonly IReadOnlyList<MotionState> States =
    [
        new MotionState.Draft(IsPresented: true),
        new MotionState.Shown(IsSeen: true),
        new MotionState.WithPartner(Day),
        new MotionState.WithSponsor(Day),
        new MotionState.StepOffered(1, Side.Partner),
        new MotionState.Talks(2, Day, Side.Sponsor),
        new MotionState.Adjourned(1, Side.Partner, Known, Side.Sponsor),
        new MotionState.Release(2, IsException: true, Side.Partner),
        new MotionState.Deadlocked(),
        new MotionState.Joint(),
        new MotionState.Alone(),
        new MotionState.Released(IsException: true),
        new MotionState.Submitted(MotionOutcome.Released),
        new MotionState.Withdrawn(),
    ];

    private static readonly IReadOnlyList<MotionEvent> OfMotions =
    [
        new MotionEvent.Drafted("cdu", Somebody, Content),
        new MotionEvent.Edited(Content with { Paper = null, Body = null, Session = null, Money = default }),
        new MotionEvent.Presented(),
        new MotionEvent.Shown(),
        new MotionEvent.Acknowledged(),
        new MotionEvent.Announced(Day),
        new MotionEvent.Agreed(Side.Partner),
        new MotionEvent.Proposed(Side.Partner, "Andere Worte", new MotionState.WithSponsor(Day)),
        new MotionEvent.Dissented(Side.Sponsor, "Zu teuer", new MotionState.StepOffered(0, SkippedBy: null)),
        new MotionEvent.Dissented(Side.Sponsor, Reason: null, new MotionState.Talks(0, Until: null, ConsensusBy: null)),
        new MotionEvent.StepRequested(Side.Sponsor, new MotionState.Adjourned(1, Side.Sponsor, Unknown, ConsensusBy: null)),
        new MotionEvent.StepSkipped(Side.Sponsor, new MotionState.Alone()),
        new MotionEvent.ConsensusStated(Side.Partner, new MotionState.Joint()),
        new MotionEvent.DissentStated(Side.Partner, new MotionState.Release(2, IsException: false, ReleasedBy: null)),
        new MotionEvent.ReleaseGranted(Side.Partner, new MotionState.Released(IsException: false)),
        new MotionEvent.ReleaseRefused(Side.Partner, new MotionState.Deadlocked()),
        new MotionEvent.Submitted(MotionOutcome.Alone),
        new MotionEvent.Withdrawn(),
        new MotionEvent.Reopened(Side.Sponsor, new MotionState.Draft(IsPresented: false)),
        new MotionEvent.SessionLinked(Known),
        .. States.Select(s => new MotionEvent.ClosedWithoutReply(s)),
    ];

    private static readonly IReadOnlyList<DeviatingVoteEvent> OfDeviatingVotes =
    [
        new DeviatingVoteEvent.Prepared("spd", Somebody, Announcement),
        new DeviatingVoteEvent.Edited(Announcement with { Session = Unknown, Item = new ItemRef(Id: null, Number: null, "Haushalt"), Reason = null, ReasonFor = Audience.OwnBoard, Euro = null, IsConscience = false }),
        new DeviatingVoteEvent.Announced(new DateTime(2028, 2, 29, 15, 59, 59, DateTimeKind.Utc)),
        new DeviatingVoteEvent.Changed(Announcement, new DateTime(2028, 2, 29, 15, 59, 59, 123, DateTimeKind.Utc)),
        new DeviatingVoteEvent.Withdrawn(),
        new DeviatingVoteEvent.Acknowledged(Somebody, "spd"),
        new DeviatingVoteEvent.TalkRequested(Somebody, "spd"),
        new DeviatingVoteEvent.PutOnAgenda(Somebody, "spd"),
        new DeviatingVoteEvent.SessionLinked(Known, Announcement.Item),
    ];

    private static readonly IReadOnlyList<PartnerNoticeEvent> OfPartnerNotices =
    [
        new PartnerNoticeEvent.Prepared("spd", Somebody, "Der Standort „Süd“ wird geprüft.\nMehr dazu im Frühjahr."),
        new PartnerNoticeEvent.Edited("Größere Änderung"),
        new PartnerNoticeEvent.Sent(),
        new PartnerNoticeEvent.Acknowledged(Somebody, "cdu"),
        new PartnerNoticeEvent.Withdrawn(),
    ];

    private static readonly MeetingTime Time = new(Day, new TimeOnly(15, 30), new TimeOnly(16, 45), new DateTime(2028, 2, 29, 14, 30, 0, DateTimeKind.Utc), new DateTime(2028, 2, 29, 15, 45, 0, DateTimeKind.Utc));

    private static readonly IReadOnlyList<MeetingEvent> OfMeetings =
    [
        new MeetingEvent.Planned(Day, Time, IsExtra: true),
        new MeetingEvent.Moved(Time with { Day = Day.AddDays(1) }),
        new MeetingEvent.CalledOff(),
        new MeetingEvent.Reinstated(),
        new MeetingEvent.PlaceNamed("Rathaus, Raum 2"),
        new MeetingEvent.PlaceNamed(Place: null),
        new MeetingEvent.Replied(new AttendanceReply(Somebody, "cdu", Attendance.Substitute, "Anna Beispiel")),
        new MeetingEvent.Replied(new AttendanceReply(Somebody, Faction: null, Attendance.Coming)),
        new MeetingEvent.ItemAdded(new MeetingItem(1, "Radweg „Süd“", Somebody, "cdu")),
        new MeetingEvent.ItemAdded(new MeetingItem(2, "Freibad", Somebody, Faction: null, Somebody, "https://example.org/a?b=1&c=2")),
        new MeetingEvent.ItemRemoved(1),
        new MeetingEvent.ItemMoved(2, 0),
        new MeetingEvent.DocumentLinked(1, "https://example.org/a?b=1&c=2"),
        new MeetingEvent.DocumentLinked(1, Link: null),
        new MeetingEvent.AgendaClosed(),
        new MeetingEvent.AgendaReopened(),
        new MeetingEvent.ResultNoted(1, new ItemResult("Beschlossen", PartnersVote.NotAgreed, "Die Verwaltung rechnet nach", Day)),
        new MeetingEvent.MinutesReleased(Somebody, "cdu"),
        new MeetingEvent.ResultsConfirmed(Somebody, "spd"),
    ];

    /// <summary>As meetings were kept before documents could be linked to their items.</summary>
    private const string ItemWithoutLink = """{"event":"ItemAdded","Item":{"Number":1,"Title":"Radweg","By":"6b0f3c52-1f0a-4d0e-9d64-6f3f6a1e2b11","Faction":"cdu"}}""";

    [Fact]
    public void Is_written_under_the_name_of_the_event_or_not_at_all() =>
        Assert.Throws<ArgumentException>(() => MatterJson.Write(new MotionEvent.Presented()));

    [Fact]
    public void Of_motions_is_as_approved() => Approved.Matches("Motions", string.Join('\n', OfMotions.Select(MatterJson.Write)));

    [Fact]
    public void Of_deviating_votes_is_as_approved() => Approved.Matches("DeviatingVotes", string.Join('\n', OfDeviatingVotes.Select(MatterJson.Write)));

    [Fact]
    public void Of_partner_notices_is_as_approved() => Approved.Matches("PartnerNotices", string.Join('\n', OfPartnerNotices.Select(MatterJson.Write)));

    [Fact]
    public void Of_meetings_is_as_approved() => Approved.Matches("Meetings", string.Join('\n', OfMeetings.Select(MatterJson.Write)));

    [Fact]
    public void Of_an_item_from_before_there_were_documents_has_none() =>
        Assert.Equal(new MeetingEvent.ItemAdded(new MeetingItem(1, "Radweg", Somebody, "cdu")), MatterJson.Read<MeetingEvent>(ItemWithoutLink));

    [Fact]
    public void Is_read_as_it_was_meant()
    {
        Assert.Equal(OfMotions, Lines("Motions").Select(MatterJson.Read<MotionEvent>));
        Assert.Equal(OfDeviatingVotes, Lines("DeviatingVotes").Select(MatterJson.Read<DeviatingVoteEvent>));
        Assert.Equal(OfPartnerNotices, Lines("PartnerNotices").Select(MatterJson.Read<PartnerNoticeEvent>));
        Assert.Equal(OfMeetings, Lines("Meetings").Select(MatterJson.Read<MeetingEvent>));
    }

    [Fact]
    public void Has_a_sample_of_every_event_and_state()
    {
        Assert.Equal(Records.Of<MotionEvent>(), Records.In(OfMotions));
        Assert.Equal(Records.Of<MotionState>(), Records.In(States));
        Assert.Equal(Records.Of<DeviatingVoteEvent>(), Records.In(OfDeviatingVotes));
        Assert.Equal(Records.Of<PartnerNoticeEvent>(), Records.In(OfPartnerNotices));
        Assert.Equal(Records.Of<MeetingEvent>(), Records.In(OfMeetings));
    }

    private static string[] Lines(string name) =>
        File.ReadAllLines(Path.Combine(Files.Root, "tests", "CouncilBot.Coalition.Tests", "Matters", $"{name}.verified.txt"));
}
