using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Features.Motions.Draft;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Motions.Link;

/// <summary>"Antrag 7F3A21 Sitzung zuordnen": the session it is meant for, or was put off to, once it is known.</summary>
internal sealed class LinkHandler(MotionActs acts, SessionBook sessions) : IHandler
{
    public const string Verb = "motion.link";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await acts.FindAsync(visit, cancellation);
        var any = new MotionCommand.LinkSession(new SessionRef(Id: null, StartUtc: null, Day: null, Body: null, Words: ""));
        if (found is null || MotionActs.IsStale(visit, found) || !MatterDesk<Motion, MotionCommand, MotionEvent>.Would(found, any, visit.Actor(), visit.Now))
            return await acts.DoAsync(visit, found, any, cancellation);

        var (isSent, words) = MotionContents.SessionSent(visit);
        if (!isSent)
            return await AskAsync(visit, found, cancellation);

        var texts = visit.Texts<MotionResources>();
        if (words.Length > MotionContents.LongestTitle)
            return Response.Say(texts["TooLong", texts["OtherSessionLabel"], words.Length, MotionContents.LongestTitle]);

        var (session, isKnown) = await MotionContents.SessionAsync(visit, words, before: null, cancellation);
        return !isKnown || session is null
            ? Response.Say(texts[isKnown ? "SessionMissing" : "SessionGone"])
            : await acts.DoAsync(visit, found, new MotionCommand.LinkSession(session), cancellation);
    }

    private async Task<Response> AskAsync(Visit visit, Matter<Motion> found, CancellationToken cancellation)
    {
        var on = await MotionCards.ViewAsync(visit, found, cancellation);
        var texts = on.Texts;
        var choices = await sessions.ChoicesAsync(visit.Db, visit.Language, visit.Now, cancellation);
        var title = texts["LinkTitle", on.Kind, on.Motion.Content.Title];
        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body =
            [
                Styled.Title(title),
                Styled.Remark(texts[choices.Count == 0 ? "NoSessions" : "LinkMeans"]),
                .. MotionContents.SessionFields(texts, choices),
            ],
            Actions =
            [
                new ExecuteAction(texts["SaveSession"], LinkHandler.Verb) { Data = MatterRef.Data(on.Row) },
                new ExecuteAction(texts["Back"], OpenHandler.Verb) { Data = MatterRef.Data(on.Row), AssociatedInputs = AssociatedInputs.None },
            ],
        };
        return Response.Show(card, title);
    }
}
