using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Features.Asking.AskBatch;

/// <summary>A reply for programs.</summary>
internal sealed record ReplyJson
{
    public string? Id { get; init; }

    public required bool Covered { get; init; }

    public required IReadOnlyList<AnswerJson> Answers { get; init; }

    public required IReadOnlyList<AnswerJson> Nearest { get; init; }

    /// <summary>Further passages on the subject.</summary>
    public int More { get; init; }

    /// <summary>Why the question was not searched for, if it was not.</summary>
    public string? Refused { get; init; }

    public static string Write(string? id, Reply reply) => Write(new ReplyJson
    {
        Id = id,
        Covered = reply.IsCovered,
        Answers = [.. reply.Answers.Select(AnswerJson.Of)],
        Nearest = [.. reply.Nearest.Select(AnswerJson.Of)],
        More = reply.More,
    });

    public static string WriteRefused(string id, string reason) =>
        Write(new ReplyJson { Id = id, Covered = false, Answers = [], Nearest = [], Refused = reason });

    private static string Write(ReplyJson reply) => JsonSerializer.Serialize(reply, BatchJson.Relaxed.ReplyJson);
}

/// <summary>A quote for programs.</summary>
internal sealed record AnswerJson
{
    public required int Rank { get; init; }

    /// <summary>The whole passage, word for word.</summary>
    public required string Passage { get; init; }

    /// <summary>The words that carry the answer: one exact stretch of the passage.</summary>
    public required string Highlight { get; init; }

    /// <summary>All marked sentences as start and length in the passage.</summary>
    public required IReadOnlyList<int[]> Highlights { get; init; }

    public required string Citation { get; init; }

    public required string Document { get; init; }

    public required string Collection { get; init; }

    public required IReadOnlyList<string> HeadingPath { get; init; }

    public required string Lines { get; init; }

    /// <summary>Confidence, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Identity that "show" resolves, also after the document has changed.</summary>
    public required string PassageId { get; init; }

    /// <summary>How the passage was found, when that was asked for.</summary>
    public IReadOnlyList<FindingJson>? Findings { get; init; }

    public static AnswerJson Of(Answer answer, int index) => new()
    {
        Rank = index + 1,
        Passage = answer.Passage.Text,
        Highlight = Stretch(answer).Of(answer.Passage.Text),
        Highlights = [.. answer.Highlights.Select(h => new[] { h.Start, h.Length })],
        Citation = answer.Passage.Citation,
        Document = answer.Document.Info.Title,
        Collection = answer.Document.Info.Collection,
        HeadingPath = answer.Passage.HeadingPath,
        Lines = answer.Passage.Lines.ToString(),
        Score = Math.Round(answer.Confidence, 4),
        PassageId = answer.Passage.Id,
        Findings = answer.Findings.Count == 0 ? null : [.. answer.Findings.Select(f => new FindingJson(f.Asked, Math.Round(f.Weight, 4), Math.Round(f.Strength, 4), f.Found, f.Kind?.ToString()))],
    };

    /// <summary>Marked sentences that follow each other are one stretch; otherwise the first counts.</summary>
    private static TextSpan Stretch(Answer answer)
    {
        var first = answer.Highlights[0];
        var end = first.End;
        foreach (var next in answer.Highlights.Skip(1))
        {
            if (next.Start > end + 1)
                break;

            end = next.End;
        }

        return new TextSpan(first.Start, end - first.Start);
    }
}

/// <summary>One word of the question in one passage, for programs.</summary>
internal sealed record FindingJson(string Asked, double Weight, double Strength, string? Found, string? Kind);

/// <summary>A line of a batch file.</summary>
internal sealed record BatchQuestion
{
    public required string Id { get; init; }

    public required string Collection { get; init; }

    public required string Q { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowDuplicateProperties = false, RespectNullableAnnotations = true, MaxDepth = 32)]
[JsonSerializable(typeof(ReplyJson))]
[JsonSerializable(typeof(BatchQuestion))]
internal sealed partial class BatchJson : JsonSerializerContext
{
    /// <summary>Umlauts as umlauts: the output is no part of a page.</summary>
    public static BatchJson Relaxed => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
