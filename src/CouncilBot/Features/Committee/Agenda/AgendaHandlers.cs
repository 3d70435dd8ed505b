using System.Text.RegularExpressions;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.Committee.CommitteeMeeting>;

namespace CouncilBot.Features.Committee.Agenda;

/// <summary>"Punkt für den Kooperationsausschuss: …", where wanted with the address of a document at its end, or a form for both.</summary>
internal sealed class AddItemHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.additem";
    public const string TitleInput = "title";
    public const string LinkInput = "link";

    /// <summary>Stands for any item where only is asked whether one may be added; no title that somebody can write, so that it is on no agenda yet.</summary>
    public static MeetingCommand.AddItem Any { get; } = new("\n");

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await desk.FindAsync(visit, cancellation);
        var texts = visit.Texts<CommitteeResources>();
        var isSent = visit.Turn.Action is not null && visit.Input(TitleInput) is not null;
        var (words, address) = visit.Turn.Action is null
            ? DocumentLink.AtEnd(visit.Named.Words)
            : (visit.Input(TitleInput, int.MaxValue), visit.Input(LinkInput, int.MaxValue));
        var title = PlainLine.Of(words);
        if (found is null || !MatterDesk<CommitteeMeeting, MeetingCommand, MeetingEvent>.Would(found, Any, visit.Actor(), visit.Now))
            return await desk.ActAsync(visit, found, Any, cancellation);

        if (title is null)
            return isSent ? Response.Say(texts["ItemMissing"]) : Form(visit, found, address);

        if (title.Length > SessionLimits.Title)
            return Response.Say(texts["ItemTooLong", title.Length, SessionLimits.Title]);

        // A note leaves the form as it is, with everything that was typed.
        return DocumentLink.TryRead(address, texts, out var link, out var problem)
            ? await desk.ActAsync(visit, found, new MeetingCommand.AddItem(title, Link: link), cancellation)
            : Response.Say(problem);
    }

    private static Response Form(Visit visit, Found found, string? address)
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
                    Styled.Title(title),
                    new InputText(TitleInput, texts["ItemTitle"]) { MaxLength = SessionLimits.Title, IsRequired = true, ErrorMessage = texts["ItemMissing"] },
                    new InputText(LinkInput, texts["ItemLink"]) { MaxLength = SessionLimits.Link, Placeholder = texts["ItemLinkExample"], Value = address },
                    Styled.Small(texts["ItemLinkMeans"]),
                    Styled.Small(texts["ItemSeen"]),
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

    /// <summary>The place that some words begin with, also as "Punkt 2:", and what follows it; null: none is named.</summary>
    public static (int? Place, string Behind) ReadFirst(string words) => First().Match(words) is { Success: true } place
        ? (int.Parse(place.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), words[place.Length..].Trim())
        : (null, words.Trim());

    /// <summary>The item at a place, or null.</summary>
    public static MeetingItem? At(CommitteeMeeting meeting, int place) => place >= 1 && place <= meeting.Items.Count ? meeting.Items[place - 1] : null;

    [GeneratedRegex(@"\b[0-9]{1,3}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*(?:(?:punkt|top|item|zu|for)\s+)*(?<number>[0-9]{1,3})\b[\s:.,;–-]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex First();
}
