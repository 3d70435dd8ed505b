using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Committee.Attend;

/// <summary>"Ich komme".</summary>
internal sealed class ComingHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.coming";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new MeetingCommand.Answer(Attendance.Coming), cancellation);
}

/// <summary>"Ich komme nicht".</summary>
internal sealed class NotComingHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.notcoming";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new MeetingCommand.Answer(Attendance.NotComing), cancellation);
}

/// <summary>"Vertretung": somebody comes instead; asks who, and takes no answer for one, too.</summary>
internal sealed class SubstituteHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.substitute";
    public const string NameInput = "name";

    /// <summary>On the button that sends the form, in contrast to the one that opens it.</summary>
    private const string Sent = "sent";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await desk.FindAsync(visit, cancellation);
        var command = new MeetingCommand.Answer(Attendance.Substitute, PlainLine.Of(visit.Turn.Action is null ? visit.Named.Words : visit.Input(NameInput, SessionLimits.Name)));
        var asks = visit.Turn.Action is not null && visit.Input(Sent) is null;
        if (!asks || found is null || !MatterDesk<CommitteeMeeting, MeetingCommand, MeetingEvent>.Would(found, new MeetingCommand.Answer(Attendance.Substitute, "–"), visit.Actor(), visit.Now))
            return await desk.ActAsync(visit, found, command, cancellation);

        var texts = visit.Texts<CommitteeResources>();
        var title = texts["SubstituteTitle", MeetingCards.When(found.State.Time, texts)];
        return Response.Show(
            new AdaptiveCard
            {
                Language = texts.Tag,
                FallbackText = title,
                Body =
                [
                    Styled.Title(title),
                    new InputText(NameInput, texts["SubstituteName"]) { MaxLength = SessionLimits.Name },
                ],
                Actions = [new ExecuteAction(texts["Send"], SubstituteHandler.Verb) { Data = With(found.Row) }],
            },
            title);
    }

    private static Dictionary<string, string> With(MatterRow row) => new(MatterRef.Data(row), StringComparer.Ordinal) { [Sent] = "1" };
}
