using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Asking.AnswerInChat;

/// <summary>
/// The question a button or a command is about. A question is the asker's own; one asked in a group may be leafed through by
/// everyone of the coalition, and where others read along only such a question is spoken of. One that is not there and one that
/// is not theirs are the same to people.
/// </summary>
internal static class AskedQuestions
{
    /// <summary>How long "Im Zusammenhang", said in words, still means the last question.</summary>
    private static readonly TimeSpan LastLasts = TimeSpan.FromHours(2);

    /// <summary>The question and the state of its card; null when there is none for this person.</summary>
    public static async Task<(QuestionRow Row, AnswerState State)?> FindAsync(Visit visit, CancellationToken cancellation)
    {
        if (visit.Turn.Action is null)
            return await LastAsync(visit, cancellation) is { } last ? (last, new AnswerState(last.Id, Page: 0, Around: 0)) : null;

        return AnswerState.Of(visit) is { } state
            && await visit.Db.Questions.FirstOrDefaultAsync(q => q.Id == state.Question, cancellation) is { } row
            && (row.IsPublic || (row.AskedBy == visit.Member.Id && visit.IsPersonal))
            ? (row, state)
            : null;
    }

    private static Task<QuestionRow?> LastAsync(Visit visit, CancellationToken cancellation)
    {
        var (me, since, isPersonal) = (visit.Member.Id, visit.Now - LastLasts, visit.IsPersonal);
        return visit.Db.Questions.Where(q => q.AskedBy == me && q.AskedUtc >= since && (isPersonal || q.IsPublic)).OrderByDescending(q => q.AskedUtc).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>What to say when there is no such question.</summary>
    public static Response NotFound(Visit visit) => Response.Say(visit.Texts<AnswerHandler>()[visit.Turn.Action is null ? "NoLastQuestion" : "QuestionGone"]);
}
