using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Features.PartnerNotices.Write;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.PartnerNotices.Show;

/// <summary>"Informationen": what the factions told each other lately, and what the visitor has written and not sent yet.</summary>
internal sealed class PartnerNoticesHandler(RuleShelf shelf) : IHandler
{
    public const string Verb = "partner-notice.list";

    /// <summary>As many as a phone shows without endless scrolling.</summary>
    private const int Most = 8;

    /// <summary>Three lines on a phone.</summary>
    private const int LongestLine = 120;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (!shelf.TryFind(visit, out var rules, out var refusal))
            return refusal;

        var (texts, actor) = (visit.Texts<PartnerNoticeResources>(), visit.Actor());
        var (isBoard, mayBegin) = (actor.Is(rules.Rules.Roles.Speak), PartnerNotice.MayBegin(actor, rules.Rules));
        if (!mayBegin)
            return Response.Say(texts["OnlyBoardsRead"]);

        var rows = await visit.Db.Matters.AsNoTracking()
            .Where(m => m.Kind == MatterKind.PartnerNotice && m.IsOpen
                && ((m.AuthorId == actor.Member && m.FactionKey == actor.Faction) || (isBoard && m.Audience == Audience.BothBoards)))
            .OrderByDescending(m => m.ChangedUtc)
            .Take(Most)
            .ToListAsync(cancellation);
        List<CardElement> body = [Styled.Title(texts["ListTitle"])];
        if (rows.Count == 0)
            body.Add(Styled.Plain(texts["ListEmpty"]));

        foreach (var row in rows)
        {
            body.Add(new RichText([new TextRun(PlainLine.Shortened(row.Title, LongestLine))]) { Separator = true });
            body.Add(Styled.Beneath(texts[$"Line{Standing(row)}", MatterPeople.Faction(rules, row.FactionKey!), BerlinTime.Of(row.ChangedUtc)]));
            body.Add(new ActionSet([new ExecuteAction(texts["Open", row.ShortId], OpenHandler.Verb)
            {
                Data = new Dictionary<string, string>(MatterRef.Data(row), StringComparer.Ordinal) { [OpenHandler.Beside] = "1" },
                AssociatedInputs = AssociatedInputs.None,
            }]));
        }

        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{texts["ListTitle"]}. {texts["FormInWords"]}",
            Body = body,
            Actions = [new ExecuteAction(texts["WriteNew"], WritePartnerNoticeHandler.Verb) { AssociatedInputs = AssociatedInputs.None }],
        };
        return visit.Turn.Action is null ? Response.Show(card, texts["ListTitle"]) : Response.Replace(card, texts["ListTitle"]);
    }

    /// <summary>Where it stands, for a list: not sent yet, waiting for the partner, or noted.</summary>
    private static string Standing(MatterRow row) => row switch
    {
        { Phase: nameof(PartnerNoticePhase.Draft) } => "Draft",
        { Waiting: Waiting.Partner } => "Waiting",
        _ => "Noted",
    };
}
