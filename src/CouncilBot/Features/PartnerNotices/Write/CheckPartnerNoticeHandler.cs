using System.Text.RegularExpressions;
using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.PartnerNotices.PartnerNotice, CouncilBot.Coalition.PartnerNotices.PartnerNoticeCommand, CouncilBot.Coalition.PartnerNotices.PartnerNoticeEvent>;

namespace CouncilBot.Features.PartnerNotices.Write;

/// <summary>
/// What was filled in, or "Information an den Partner: …": shown to its author once more before it is sent. Without the colon the
/// words may be meant otherwise: what ends like a question is one, what names a notice opens it, and anything else is
/// put into the form.
/// </summary>
internal sealed partial class CheckPartnerNoticeHandler(RuleShelf shelf, PartnerNoticeDesk desk, AnswerHandler answers) : IHandler
{
    public const string Verb = "partner-notice.check";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var isLoose = visit.Turn.Action is null && !Introduced().IsMatch(visit.Turn.Text);
        if (isLoose && visit.Turn.Text.TrimEnd().EndsWith('?'))
            return await answers.AnswerAsync(visit, visit.Turn.Text, cancellation);

        if (!shelf.TryFind(visit, out var rules, out var refusal))
            return refusal;

        if (isLoose && ShortId().Match(visit.Argument) is { Success: true, Value: var named } && await desk.FindAsync(visit, named, cancellation) is { } meant)
            return await PartnerNoticeDesk.ShowAsync(visit, meant, note: null, cancellation);

        var (texts, common) = (visit.Texts<PartnerNoticeResources>(), visit.Texts<MatterResources>());
        if (visit.Turn.Action is not null && MatterRef.Of(visit) is null)
            return Response.Say(common["NotThere"]);

        var target = MatterRef.Of(visit) ?? new MatterRef(Guid.NewGuid(), Seen: 0);
        var found = visit.Turn.Action is null ? null : await desk.FindAsync(visit, target.Id, cancellation);
        if (found is null && !PartnerNotice.MayBegin(visit.Actor(), rules.Rules))
            return Response.Say(texts["OnlyBoards"]);

        var written = visit.Turn.Action is null ? visit.Argument : visit.Input(PartnerNoticeForm.TextInput, int.MaxValue) ?? "";
        var text = written.ReplaceLineEndings("\n").Trim();
        if (text.Length == 0)
            return PartnerNoticeForm.Show(visit, found is null ? MatterRef.DataOfNew(target.Id) : MatterRef.Data(found.Row), text: null, texts["TextMissing"]);

        if (text.Count('\n') is var breaks && breaks >= PartnerNotice.MostLines)
            return Response.Say(texts["TooManyLines", breaks + 1, PartnerNotice.MostLines]);

        // What was typed stays where it was typed: the form in the chat, or the message above.
        if (text.Length > PartnerNotice.LongestText)
            return Response.Say(texts["TextTooLong", text.Length, PartnerNotice.LongestText]);

        if (isLoose)
            return PartnerNoticeForm.Show(visit, MatterRef.DataOfNew(target.Id), text, note: null);

        if (found is not null)
            return await PartnerNoticeDesk.ActAsync(visit, found, new PartnerNoticeCommand.Edit(text), cancellation);

        var prepared = new PartnerNoticeEvent.Prepared(visit.Member.FactionKey!, visit.Member.Id, text);
        return await Desk.BeginAsync(visit, rules, MatterKind.PartnerNotice, target.Id, prepared, cancellation) is { } begun
            ? await PartnerNoticeDesk.ShowAsync(visit, begun, note: null, cancellation)
            // The identity is somebody else's.
            : Response.Say(common["NotThere"]);
    }

    /// <summary>Words that say that the text follows.</summary>
    [GeneratedRegex(@"\b(?:partner|partnerfraktion)\s*[:\n–-]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Introduced();

    /// <summary>The letters by which a notice is named.</summary>
    [GeneratedRegex(@"\b[0-9A-Fa-f]{6}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ShortId();
}
