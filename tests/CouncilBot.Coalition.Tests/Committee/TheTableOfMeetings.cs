using System.Text;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Tests.Support;
using CouncilBot.Tests.Support;
using static CouncilBot.Coalition.Committee.MeetingCommand;

namespace CouncilBot.Coalition.Tests.Committee;

/// <summary>Every situation of a meeting, everything people can want in it, and everybody who may want it: what becomes of it.</summary>
public sealed class TheTableOfMeetings
{
    private static readonly DateOnly Day = new(2027, 1, 11);

    private static readonly MeetingTime Time = new(Day, new(15, 30), new(16, 45), new(2027, 1, 11, 14, 30, 0, DateTimeKind.Utc), new(2027, 1, 11, 15, 45, 0, DateTimeKind.Utc));

    private static readonly MeetingTime Later = Time with { Day = Day.AddDays(1), StartUtc = Time.StartUtc.AddDays(1), EndUtc = Time.EndUtc.AddDays(1) };

    private static readonly Moment Before = new(Time.StartUtc.AddDays(-3), Day.AddDays(-3));

    private static readonly Moment During = new(Time.StartUtc.AddMinutes(10), Day);

    private static readonly Moment After = new(Time.EndUtc, Day);

    private static readonly (string Name, Actor By)[] Everybody =
    [
        ("board", new(Guid.NewGuid(), "cdu", Roles.Board)),
        ("manager", new(Guid.NewGuid(), "cdu", Roles.FactionManager)),
        ("partner's manager", new(Guid.NewGuid(), "spd", Roles.FactionManager)),
        ("member", new(Guid.NewGuid(), "spd", Roles.Member)),
        ("mayor", new(Guid.NewGuid(), null, Roles.Mayor)),
        ("stranger", new(Guid.NewGuid(), "fremde", Roles.Board | Roles.Chair | Roles.FactionManager | Roles.Admin)),
    ];

    private static readonly MeetingCommand[] Commands =
    [
        new Move(Later), new CallOff(), new Reinstate(), new NamePlace("Rathaus"), new Answer(Attendance.Coming), new AddItem("Freibad"), new RemoveItem(1),
        new MoveItem(1, 1), new LinkDocument(1, Paper), new CloseAgenda(), new ReopenAgenda(), new NoteResult(1, new ItemResult("Beschlossen", PartnersVote.Agreed)), new ReleaseMinutes(), new Confirm(),
    ];

    private static readonly (string Name, Moment At, MeetingEvent[] Way)[] Situations =
    [
        ("Planned", Before, []),
        ("With two items", Before, [Item(1), Item(2)]),
        ("With a closed agenda", Before, [Item(1), new MeetingEvent.AgendaClosed()]),
        ("With a document", Before, [Item(1), new MeetingEvent.DocumentLinked(1, Paper)]),
        ("Called off", Before, [new MeetingEvent.CalledOff()]),
        ("Called off, its time is over", After, [new MeetingEvent.CalledOff()]),
        ("Running", During, [Item(1), new MeetingEvent.AgendaClosed()]),
        ("Begun without results", After, [Item(1)]),
        ("Begun with results", After, [Item(1), Result(1)]),
        ("Released by one", After, [Item(1), Result(1), new MeetingEvent.MinutesReleased(Everybody[1].By.Member, "cdu")]),
        ("Released", After, [.. Released]),
        ("Confirmed by one", After, [.. Released, new MeetingEvent.ResultsConfirmed(Everybody[1].By.Member, "cdu")]),
        ("Confirmed", After, [.. Released, new MeetingEvent.ResultsConfirmed(Everybody[1].By.Member, "cdu"), new MeetingEvent.ResultsConfirmed(Everybody[2].By.Member, "spd")]),
    ];

    private static MeetingEvent[] Released => [Item(1), Result(1), new MeetingEvent.MinutesReleased(Everybody[1].By.Member, "cdu"), new MeetingEvent.MinutesReleased(Everybody[2].By.Member, "spd")];

    [Fact]
    public void Has_every_command() => Assert.Equal(Records.Of<MeetingCommand>(), Records.In(Commands));

    [Fact]
    public void Has_every_phase() => Assert.Equal(Enum.GetValues<MeetingPhase>(), Situations.Select(s => AfterAll(s.Way).Phase).Distinct().Order());

    [Fact]
    public void Is_as_approved()
    {
        var rules = Coalitions.Siegen.Rules;
        var table = new StringBuilder();
        foreach (var (name, at, way) in Situations)
        {
            var meeting = AfterAll(way);
            table.Append("## ").AppendLine(name).AppendLine();
            table.Append("| | ").AppendJoin(" | ", Everybody.Select(e => e.Name)).AppendLine(" |");
            table.Append("|---|").AppendJoin("", Everybody.Select(_ => "---|")).AppendLine();
            foreach (var command in Commands)
                table.Append("| ").Append(command.GetType().Name).Append(" | ").AppendJoin(" | ", Everybody.Select(e => Words(meeting.Decide(command, e.By, at, rules)))).AppendLine(" |");

            table.AppendLine();
        }

        Approved.Matches(nameof(TheTableOfMeetings), table.ToString());
    }

    [Fact]
    public void Is_kept_as_it_is_read() => Assert.All(Situations, s =>
    {
        var read = CommitteeMeeting.Replay([Planned, .. s.Way.Select(e => MatterJson.Read<MeetingEvent>(MatterJson.Write(e)))]);
        var meeting = AfterAll(s.Way);
        Assert.Equal((meeting.Phase, meeting.Time, meeting.IsAgendaClosed), (read.Phase, read.Time, read.IsAgendaClosed));
        Assert.Equal(meeting.Items, read.Items);
        Assert.Equal(meeting.Results, read.Results);
        Assert.Equal(meeting.ReleasedBy, read.ReleasedBy);
    });

    [Fact]
    public void Links_a_document_to_its_item_alone_and_takes_it_off_again()
    {
        var meeting = AfterAll([Item(1), Item(2), new MeetingEvent.DocumentLinked(2, Paper)]);

        Assert.Equal([null, Paper], meeting.Items.Select(i => i.Link));
        Assert.Equal(new Decision<MeetingEvent>.Accepted(new MeetingEvent.DocumentLinked(2, null)), Decide(meeting, new LinkDocument(2, Link: null)));
        Assert.Equal(new Decision<MeetingEvent>.Unchanged(), Decide(meeting, new LinkDocument(1, Link: null)));
        Assert.Equal(new Decision<MeetingEvent>.Unchanged(), Decide(meeting, new LinkDocument(2, Paper)));
        Assert.Equal([null, null], meeting.Apply(new MeetingEvent.DocumentLinked(2, null)).Items.Select(i => i.Link));
    }

    [Fact]
    public void Has_no_document_for_an_item_that_is_not_there() =>
        Assert.Equal(new Decision<MeetingEvent>.Refused(Refusal.NotInThisPhase), Decide(AfterAll([Item(1), new MeetingEvent.ItemRemoved(1)]), new LinkDocument(1, Paper)));

    [Fact]
    public void Takes_documents_until_the_moment_it_ends()
    {
        var meeting = AfterAll([Item(1)]);

        Assert.IsType<Decision<MeetingEvent>.Accepted>(Decide(meeting, new LinkDocument(1, Paper), new Moment(Time.EndUtc.AddTicks(-1), Day)));
        Assert.Equal(new Decision<MeetingEvent>.Refused(Refusal.MeetingOver), Decide(meeting, new LinkDocument(1, Paper), After));
    }

    [Fact]
    public void Has_what_somebody_sends_twice_once_and_what_two_people_send_twice()
    {
        var meeting = AfterAll([]);
        meeting = meeting.Apply(((Decision<MeetingEvent>.Accepted)Decide(meeting, new AddItem("Freibad", Link: Paper))).Event);

        Assert.Equal(new Decision<MeetingEvent>.Unchanged(), Decide(meeting, new AddItem("Freibad", Link: Paper)));
        Assert.IsType<Decision<MeetingEvent>.Accepted>(Decide(meeting, new AddItem("Freibad")));
        Assert.IsType<Decision<MeetingEvent>.Accepted>(meeting.Decide(new AddItem("Freibad", Link: Paper), Everybody[2].By, Before, Coalitions.Siegen.Rules));
    }

    [Fact]
    public void Releases_anew_when_a_result_changes()
    {
        var meeting = AfterAll([Item(1), Result(1), new MeetingEvent.MinutesReleased(Everybody[1].By.Member, "cdu")]);

        Assert.Empty(meeting.Apply(new MeetingEvent.ResultNoted(1, new ItemResult("Anders", PartnersVote.PutOff))).ReleasedBy);
    }

    private const string Paper = "https://ris.example/vorlage/17";

    private static Decision<MeetingEvent> Decide(CommitteeMeeting meeting, MeetingCommand command, Moment? at = null) => meeting.Decide(command, Everybody[1].By, at ?? Before, Coalitions.Siegen.Rules);

    private static MeetingEvent Planned => new MeetingEvent.Planned(Day, Time, IsExtra: false);

    private static CommitteeMeeting AfterAll(IEnumerable<MeetingEvent> way) => CommitteeMeeting.Replay([Planned, .. way]);

    private static MeetingEvent.ItemAdded Item(int number) => new(new MeetingItem(number, $"Punkt {number}", Everybody[0].By.Member, "cdu"));

    private static MeetingEvent.ResultNoted Result(int number) => new(number, new ItemResult("Beschlossen", PartnersVote.Agreed));

    private static string Words(Decision<MeetingEvent> decision) => decision switch
    {
        Decision<MeetingEvent>.Accepted(var happened) => $"**{happened.GetType().Name}**",
        Decision<MeetingEvent>.Refused(var refusal) => refusal.ToString(),
        _ => "unchanged",
    };
}
