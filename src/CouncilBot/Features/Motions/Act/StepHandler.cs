using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting.Conversation;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.Motions.Motion>;

namespace CouncilBot.Features.Motions.Act;

/// <summary>
/// "Antrag 7F3A21 Schritt wünschen": asks for the step that is offered. An adjournment goes to the next session of the council after
/// the one the motion was meant for; where none is entered yet, it is named later.
/// </summary>
internal sealed class StepHandler(MotionActs acts, SessionBook sessions) : IHandler
{
    public const string Verb = "motion.step";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await acts.FindAsync(visit, cancellation);
        var next = found?.State.Step(found.Rules.Rules) is { Kind: StepKind.Adjournment } ? await NextAsync(visit, found, cancellation) : null;
        return await acts.DoAsync(visit, found, new MotionCommand.RequestStep(next), cancellation);
    }

    private async Task<SessionRef?> NextAsync(Visit visit, Found found, CancellationToken cancellation)
    {
        // A session that is over adjourns nothing: from there the next one is the next from now.
        var after = found.State.Content.Session?.StartUtc is { } meant && meant > visit.Now ? meant : visit.Now;
        return await sessions.NextAsync(visit.Db, BodyKind.Council, after, cancellation) is { } session ? SessionBook.RefOf(session) : null;
    }
}
