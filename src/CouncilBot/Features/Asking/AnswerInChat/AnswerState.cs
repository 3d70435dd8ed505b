using System.Globalization;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Asking.AnswerInChat;

/// <summary>What an answer card shows: all that its buttons carry besides their verb.</summary>
/// <param name="Question">The stored question.</param>
/// <param name="Page">Which of the passages, from 0.</param>
/// <param name="Around">How many neighbours of the passage on either side.</param>
internal sealed record AnswerState(Guid Question, int Page, int Around)
{
    /// <summary>Most neighbours on either side: more is reading the document.</summary>
    public const int MostAround = 4;

    /// <summary>The state a pressed card was in; null when its data are not ours.</summary>
    public static AnswerState? Of(Visit visit) => visit.InputId("question") is { } question
        ? new AnswerState(question, visit.InputNumber("page", AnswerCards.MostPages - 1), visit.InputNumber("around", MostAround))
        : null;

    /// <summary>The state as data of a button.</summary>
    public IReadOnlyDictionary<string, string> Data() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["question"] = Question.ToString("N"),
        ["page"] = Page.ToString(CultureInfo.InvariantCulture),
        ["around"] = Around.ToString(CultureInfo.InvariantCulture),
    };
}
