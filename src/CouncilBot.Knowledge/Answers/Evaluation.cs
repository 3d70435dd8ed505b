using System.Text.Json;
using System.Text.Json.Serialization;
using CouncilBot.Knowledge.Collections;

namespace CouncilBot.Knowledge.Answers;

/// <summary>A question with the words that answer it, one JSON object a line.</summary>
public sealed record LabelledQuestion
{
    /// <summary>Identity within its file.</summary>
    public required string Id { get; init; }

    /// <summary>The collection asked.</summary>
    public required string Collection { get; init; }

    /// <summary>"de" or "en".</summary>
    public required string Lang { get; init; }

    /// <summary>Kind of question; "none" for those the documents do not answer.</summary>
    public required string Kind { get; init; }

    /// <summary>The question.</summary>
    public required string Q { get; init; }

    /// <summary>Exact words; a passage that contains any of them answers the question.</summary>
    public IReadOnlyList<string>? Gold { get; init; }

    /// <summary>Exact words of passages that are acceptable lower down.</summary>
    public IReadOnlyList<string>? Alt { get; init; }

    /// <summary>Whether the documents answer it.</summary>
    [JsonIgnore]
    public bool IsAnswerable => Kind != "none";
}

/// <summary>How one labelled question was answered.</summary>
/// <param name="Question">The question.</param>
/// <param name="Reply">The reply, or null when the question was refused.</param>
/// <param name="Rank">Rank of the first passage with gold words, from 1, or 0.</param>
public sealed record Judgement(LabelledQuestion Question, Reply? Reply, int Rank)
{
    /// <summary>Whether the reply says "not covered".</summary>
    public bool IsRefused => Reply is not { IsCovered: true };
}

/// <summary>Measures over a group of questions.</summary>
/// <param name="Name">The group.</param>
/// <param name="Answerable">Number of answerable questions.</param>
/// <param name="HitAt1">Share of them answered at rank 1.</param>
/// <param name="HitAt3">Share of them answered within rank 3.</param>
/// <param name="MeanReciprocalRank">Mean of 1/rank.</param>
/// <param name="FalseRefusals">Share of them answered "not covered".</param>
/// <param name="Unanswerable">Number of questions the documents do not answer.</param>
/// <param name="TrueRefusals">Share of those answered "not covered".</param>
public sealed record Measures(string Name, int Answerable, double HitAt1, double HitAt3, double MeanReciprocalRank, double FalseRefusals, int Unanswerable, double TrueRefusals)
{
    /// <summary>Measures of <paramref name="judgements"/>.</summary>
    public static Measures Of(string name, IReadOnlyCollection<Judgement> judgements)
    {
        var answerable = judgements.Where(j => j.Question.IsAnswerable).ToList();
        var others = judgements.Where(j => !j.Question.IsAnswerable).ToList();
        return new Measures(
            name,
            answerable.Count,
            Share(answerable, j => j.Rank == 1),
            Share(answerable, j => j.Rank is >= 1 and <= 3),
            answerable.Count == 0 ? 0 : answerable.Average(j => j.Rank == 0 ? 0 : 1.0 / j.Rank),
            Share(answerable, j => j.IsRefused),
            others.Count,
            Share(others, j => j.IsRefused));
    }

    private static double Share(List<Judgement> judgements, Func<Judgement, bool> holds) =>
        judgements.Count == 0 ? 0 : judgements.Count(holds) / (double)judgements.Count;
}

/// <summary>Asks labelled questions and judges the replies.</summary>
public static class Evaluation
{
    /// <summary>Reads questions, one JSON object a line.</summary>
    /// <exception cref="JsonException">A line is no question; the message names the line.</exception>
    public static IReadOnlyList<LabelledQuestion> Read(string text)
    {
        var questions = new List<LabelledQuestion>();
        foreach (var (number, line) in text.Split('\n').Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
        {
            try
            {
                questions.Add(JsonSerializer.Deserialize(line, QuestionJson.Default.LabelledQuestion) ?? throw new JsonException());
            }
            catch (JsonException e)
            {
                throw new JsonException($"{number + 1}", e);
            }
        }

        return questions;
    }

    /// <summary>Asks one question and judges the reply.</summary>
    public static Judgement Judge(KnowledgeBase knowledge, Answerer answerer, LabelledQuestion labelled)
    {
        if (knowledge.Find(labelled.Collection) is not { } index || answerer.Read(labelled.Q).Question is not { } question)
            return new Judgement(labelled, null, 0);

        var reply = answerer.Ask(index, question);
        var gold = (labelled.Gold ?? []).Where(g => g is not null).Select(Plain).ToList();
        var rank = 1 + reply.Answers.ToList().FindIndex(a => gold.Exists(g => Plain(a.Passage.Text).Contains(g, StringComparison.Ordinal)));
        return new Judgement(labelled, reply, rank);
    }

    /// <summary>The shape of quotation marks, bold marks and white space do not count.</summary>
    internal static string Plain(string text) =>
        string.Join(' ', new string([.. text.Where(c => c is not ('*' or '"' or '„' or '“' or '”' or '‚' or '‘' or '’' or '«' or '»' or '\''))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LabelledQuestion))]
internal sealed partial class QuestionJson : JsonSerializerContext;
