using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.Committee.CommitteeMeeting>;

namespace CouncilBot.Features.Committee.Agenda;

/// <summary>"Unterlage 7F3A21 2: https://…", "Unterlage 7F3A21 2 entfernen"; with the item alone the document it has.</summary>
internal sealed class LinkDocumentHandler(MeetingDesk desk) : IHandler
{
    private static readonly HashSet<string> s_removing = new(StringComparer.OrdinalIgnoreCase) { "entfernen", "löschen", "streichen", "remove", "delete" };

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await desk.FindAsync(visit, cancellation) is not { } found)
            return desk.NotThere(visit);

        var texts = visit.Texts<CommitteeResources>();
        var (named, said) = AgendaPlaces.ReadFirst(visit.Named.Words);
        if (named is not { } place || AgendaPlaces.At(found.State, place) is not { } item)
            return Response.Say(texts["NoSuchItem"]);

        if (said.Length == 0)
            return Audience.Committee.Includes(visit.Actor(), author: null, faction: null, found.Rules.Rules) && WebAddress.Of(item.Link) is { } address ? Document(visit, found, place, item, address) : Response.Say(texts["NoDocument", found.Row.ShortId, place]);

        if (s_removing.Contains(said.TrimEnd('.', '!')))
            return await desk.ActAsync(visit, found, new MeetingCommand.LinkDocument(item.Number, Link: null), cancellation);

        return DocumentLink.TryRead(said, texts, out var link, out var problem)
            ? await desk.ActAsync(visit, found, new MeetingCommand.LinkDocument(item.Number, link), cancellation)
            : Response.Say(problem);
    }

    /// <summary>The document of an item, with its address in full, so that people see where it leads.</summary>
    private static Response Document(Visit visit, Found found, int place, MeetingItem item, Uri address)
    {
        var texts = visit.Texts<CommitteeResources>();
        var title = texts["DocumentTitle", place, MeetingCards.When(found.State.Time, texts)];
        return Response.Show(
            new AdaptiveCard
            {
                Language = texts.Tag,
                FallbackText = title,
                Body =
                [
                    Styled.Title(title),
                    new RichText([new TextRun(item.Title)]),
                    new RichText([new TextRun(address.AbsoluteUri) { IsSubtle = true, Size = TextSize.Small }]),
                ],
                Actions =
                [
                    DocumentLink.Button(place, address, texts),
                    new ExecuteAction(texts["ToMeeting"], OpenHandler.Verb) { Data = MatterRef.Data(found.Row) },
                ],
            },
            title);
    }
}
