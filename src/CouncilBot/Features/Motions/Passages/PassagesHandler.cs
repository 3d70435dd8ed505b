using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Index;

namespace CouncilBot.Features.Motions.Passages;

/// <summary>
/// "Was sagt die Vereinbarung?": passages that the title and the sentences of a motion come near to, as quotes. Whether they agree
/// with it is for people to judge.
/// </summary>
internal sealed class PassagesHandler(MotionActs acts, KnowledgeBase knowledge, Answerer answerer) : IHandler
{
    public const string Verb = "motion.passages";

    /// <summary>More can not be read on a phone.</summary>
    private const int MostPassages = 4;

    /// <summary>A motion says what it wants in its title and first sentences.</summary>
    private const int MostSentences = 12;

    /// <summary>Shorter ones, such as a greeting, find anything.</summary>
    private const int LeastLetters = 20;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await acts.FindAsync(visit, cancellation) is not { } found)
            return MotionActs.NotThere(visit);

        if (knowledge.Find(visit.Member.Collection) is not { } index)
            return Response.Say(visit.Texts<AnswerHandler>()["NoDocuments", visit.Member.CoalitionName]);

        var on = await MotionCards.ViewAsync(visit, found, cancellation);
        var card = Card(on, Near(index, on));
        return Response.Show(card, card.FallbackText!);
    }

    private List<Answer> Near(CollectionIndex index, MotionView on)
    {
        var content = on.Motion.Content;
        var best = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var sentence in Sentences(content.Text).Prepend(content.Title))
        {
            if (answerer.Read(sentence, on.Reader.Language).Question is not { } question || answerer.Ask(index, question, most: 2) is not { IsReference: false } reply)
                continue;

            foreach (var answer in reply.Answers)
            {
                if (!best.TryGetValue(answer.Passage.Id, out var known) || known.Confidence < answer.Confidence)
                    best[answer.Passage.Id] = answer;
            }
        }

        return [.. best.Values.OrderByDescending(a => a.Confidence).ThenBy(a => a.Passage.Id, StringComparer.Ordinal).Take(MostPassages)];
    }

    private static IEnumerable<string> Sentences(string text) => text
        .Split(['\n', '.', '!', '?', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(s => s.Length is >= LeastLetters and <= Question.LongestText)
        .Take(MostSentences);

    private static AdaptiveCard Card(MotionView on, List<Answer> passages)
    {
        var texts = on.Texts;
        var title = texts["PassagesTitle", on.Kind, on.Motion.Content.Title];
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{title} {texts[passages.Count == 0 ? "PassagesNone" : "PassagesMean"]}",
            Body =
            [
                Styled.Title(title),
                Styled.Plain(texts[passages.Count == 0 ? "PassagesNone" : "PassagesMean"]) with { Spacing = Spacing.Small },
                .. passages.Select(p => PassageView.Quote(Hosting.Texts.Of<AnswerCards>(on.Reader.Language), p.Passage, p.Highlights)),
            ],
            Actions = [new ExecuteAction(texts["Back"], OpenHandler.Verb) { Data = MatterRef.Data(on.Row) }],
        };
    }
}
