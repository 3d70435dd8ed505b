using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Announcing;

/// <summary>
/// "Ich möchte abweichend stimmen": an intention, no question. The bot says what the agreement says about it and offers the way to
/// the faction's managers; it neither announces nor judges anything.
/// </summary>
internal sealed class IntentionHandler(AnswerHandler answers) : IHandler
{
    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        new(answers.Answer(visit, visit.Turn.Text, visit.Texts<IntentionHandler>()["Note"]));
}
