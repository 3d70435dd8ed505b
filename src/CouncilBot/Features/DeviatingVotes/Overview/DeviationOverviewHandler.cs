using CouncilBot.Coalition.Matters;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.DeviatingVotes.Overview;

/// <summary>"Abweichende Stimmen": who announced what, for the boards; others see their own.</summary>
internal sealed class DeviationOverviewHandler(RuleShelf shelf, DeviationList list) : IHandler
{
    public const string Verb = "deviation.overview";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (!shelf.TryFind(visit, out var rules, out var refusal))
            return refusal;

        var texts = visit.Texts<DeviationOverviewHandler>();
        if (!visit.Actor().Is(rules.Rules.Roles.Speak))
            return await list.ShowMineAsync(visit, page: 0, texts["OnlyBoards"], cancellation);

        var (isAsked, session) = await SessionAsync(visit, rules, cancellation);
        return await list.ShowBoardsAsync(visit, session, visit.InputNumber(DeviationList.PageData, DeviationList.MostPages), isAsked && session is null ? texts["SessionUnknown"] : null, cancellation);
    }

    private static async Task<(bool IsAsked, SessionRow? Session)> SessionAsync(Visit visit, MatterRules rules, CancellationToken cancellation)
    {
        if (visit.Turn.Action is null)
            return visit.Argument.Length == 0 ? (false, null) : (true, await SaidSessions.FindAsync(visit.Db, rules.Rules.Bodies, visit.Argument, visit.Now, cancellation));

        return (visit.InputId(DeviationList.ChosenInput) ?? visit.InputId(DeviationList.SessionData)) is { } id
            ? (true, (await SessionBook.FindAsync(visit.Db, id, cancellation))?.Session)
            : (false, null);
    }
}

/// <summary>"Meine Ankündigungen": one's own, also drafts.</summary>
internal sealed class DeviationMineHandler(RuleShelf shelf, DeviationList list) : IHandler
{
    public const string Verb = "deviation.mine";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => !shelf.TryFind(visit, out _, out var refusal)
        ? refusal
        : await list.ShowMineAsync(visit, visit.InputNumber(DeviationList.PageData, DeviationList.MostPages), note: null, cancellation);
}
