using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Load.Channel;

namespace CouncilBot.Load.Driving;

/// <summary>A question somebody really asked of the agreement, and words that must stand in its answer.</summary>
/// <param name="Text">The question.</param>
/// <param name="Expected">Letters and digits, without markup, that CouncilBot's card must contain.</param>
internal sealed record Question(string Text, string Expected)
{
    /// <summary>As much of a quote as cannot be met by chance and is not cut by any card.</summary>
    private const int Enough = 40;

    /// <summary>The German questions about one agreement, with what the search in this process says to them.</summary>
    public static IReadOnlyList<Question> Read(string folder, KnowledgeBase knowledge, string collection)
    {
        var index = knowledge.Find(collection) ?? throw new InvalidOperationException($"There is no collection {collection}.");
        var answerer = new Answerer(knowledge.Glossary);
        return
        [
            .. Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)
                .SelectMany(file => Evaluation.Read(File.ReadAllText(file)))
                .Where(q => q.Collection == collection && q.Lang == "de")
                .Select(q => answerer.Read(q.Q).Question)
                .OfType<CouncilBot.Knowledge.Answers.Question>()
                .Select(q => new Question(q.Text, Letters(answerer.Ask(index, q)))),
        ];
    }

    /// <summary>The beginning of the first quote, or of the nearest passage when the question is not covered.</summary>
    private static string Letters(Reply reply)
    {
        var letters = ReceivedActivity.Letters(reply.Answers.Concat(reply.Nearest).FirstOrDefault()?.Passage.Text ?? string.Empty);
        return letters[..Math.Min(letters.Length, Enough)];
    }
}
