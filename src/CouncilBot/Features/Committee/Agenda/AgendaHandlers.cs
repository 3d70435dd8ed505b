using System.Text.RegularExpressions;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.Committee.CommitteeMeeting>;

namespace CouncilBot.Features.Committee.Agenda;

/// <summary>"Punkt für den Kooperationsausschuss: …", or a form for it.</summary>
internal sealed class AddItemHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.additem";
    public const string TitleInput = "title";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await desk.FindAsync(visit, cancellation);
        var isSent = visit.Turn.Action is null || visit.Input(TitleInput) is not null;
        var title = PlainLine.Of(visit.Turn.Action is null ? visit.Named.Words : visit.Input(TitleInput, int.MaxValue));
        if (found is null || !MatterDesk<CommitteeMeeting, MeetingCommand, MeetingEvent>.Would(found, new MeetingCommand.AddItem("–"), visit.Actor(), visit.Now))
            return await desk.ActAsync(visit, found, new MeetingCommand.AddItem(title ?? "–"), cancellation);

        if (title is null)
            return isSent && visit.Turn.Action is not null ? Response.Say(visit.Texts<CommitteeResources>()["ItemMissing"]) : Form(visit, found);

        return title.Length > SessionLimits.Title
            ? Response.Say(visit.Texts<CommitteeResources>()["ItemTooLong", title.Length, SessionLimits.Title])
            : await desk.ActAsync(visit, found, new MeetingCommand.AddItem(title), cancellation);
    }

    private static Response Form(Visit visit, Found found)
    {
        var texts = visit.Texts<CommitteeResources>();
        var title = texts["AddItemTitle", MeetingCards.When(found.State.Time, texts)];
        return Response.Show(
            new AdaptiveCard
            {
                Language = texts.Tag,
                FallbackText = title,
                Body =
                [
                    new TextBlock(Markdown.Literal(title)) { Weight = TextWeight.Bolder, IsHeading = true },
                    new InputText(TitleInput, texts["ItemTitle"]) { MaxLength = SessionLimits.Title, IsRequired = true, ErrorMessage = texts["ItemMissing"] },
                    new TextBlock(Markdown.Literal(texts["ItemSeen"])) { IsSubtle = true, Size = TextSize.Small },
                ],
                Actions = [new ExecuteAction(texts["Send"], AddItemHandler.Verb) { Data = MatterRef.Data(found.Row) }],
            },
            title);
    }
}

/// <summary>"Punkt streichen 7F3A21 2": by its place on the agenda.</summary>
internal sealed class RemoveItemHandler(MeetingDesk desk) : IHandler
{
    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await desk.FindAsync(visit, cancellation) is not { } found)
            return desk.NotThere(visit);

        return AgendaPlaces.Read(visit.Named.Words) is [var place, ..] && AgendaPlaces.At(found.State, place) is { } item
            ? await desk.ActAsync(visit, found, new MeetingCommand.RemoveItem(item.Number), cancellation)
            : Response.Say(visit.Texts<CommitteeResources>()["NoSuchItem"]);
    }
}

/// <summary>"Punkt verschieben 7F3A21 3 nach 1": from one place of the agenda to another.</summary>
internal sealed class MoveItemHandler(MeetingDesk desk) : IHandler
{
    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await desk.FindAsync(visit, cancellation) is not { } found)
            return desk.NotThere(visit);

        return AgendaPlaces.Read(visit.Named.Words) is [var from, var to, ..] && AgendaPlaces.At(found.State, from) is { } item
            ? await desk.ActAsync(visit, found, new MeetingCommand.MoveItem(item.Number, to - 1), cancellation)
            : Response.Say(visit.Texts<CommitteeResources>()["NoSuchItem"]);
    }
}

/// <summary>"Tagesordnung schließen".</summary>
internal sealed class CloseAgendaHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.closeagenda";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new MeetingCommand.CloseAgenda(), cancellation);
}

/// <summary>"Tagesordnung öffnen".</summary>
internal sealed class ReopenAgendaHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.reopenagenda";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new MeetingCommand.ReopenAgenda(), cancellation);
}

/// <summary>Items as people name them: by their place on the agenda, from 1.</summary>
internal static partial class AgendaPlaces
{
    /// <summary>The numbers in some words.</summary>
    public static IReadOnlyList<int> Read(string words) => [.. Number().Matches(words).Select(m => int.Parse(m.ValueSpan, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The item at a place, or null.</summary>
    public static MeetingItem? At(CommitteeMeeting meeting, int place) => place >= 1 && place <= meeting.Items.Count ? meeting.Items[place - 1] : null;

    [GeneratedRegex(@"\b[0-9]{1,3}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
