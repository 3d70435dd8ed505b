using System.Text.Json;
using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage;
using CouncilBot.Teams.Turns;
using KnowledgeAnswer = CouncilBot.Knowledge.Answers.Answer;

namespace CouncilBot.Features.Asking.Search;

/// <summary>
/// Searches the agreement from the compose box; the passage that is chosen is inserted as a card with its citation. Nothing of it
/// is kept: people type a search letter by letter.
/// </summary>
internal sealed class SearchHandler(KnowledgeBase knowledge, Answerer answerer) : IHandler
{
    private const int MostResults = 10;
    private const int LongestPreview = 120;
    private const int LongestTitle = 60;

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => new(Search(visit));

    private Response Search(Visit visit)
    {
        var texts = visit.Texts<SearchHandler>();
        var query = Query(visit.Turn.Activity.Value);
        if (string.IsNullOrWhiteSpace(query))
            return Response.Say(texts["Start", visit.Member.CoalitionName]);

        var (question, refusal) = answerer.Read(query, visit.Known?.Language);
        if (refusal is not null || knowledge.Find(visit.Member.Collection) is not { } index)
            return Response.Say(texts["Nothing", visit.Member.CoalitionName]);

        var reply = answerer.Ask(index, question!, most: MostResults);
        return reply.IsCovered
            ? Response.Offer([.. reply.Answers.Select(a => Result(visit, a))])
            : Response.Say(texts["Nothing", visit.Member.CoalitionName]);
    }

    /// <summary>The words of the search; a client sends a list of parameters of which any may be missing.</summary>
    private static string? Query(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } search
            || !search.TryGetProperty("parameters", out var parameters)
            || parameters.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var parameter in parameters.EnumerateArray())
        {
            if (parameter.ValueKind == JsonValueKind.Object
                && !(parameter.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && name.ValueEquals("initialRun"))
                && parameter.TryGetProperty("value", out var words)
                && words.ValueKind == JsonValueKind.String)
            {
                return words.GetString();
            }
        }

        return null;
    }

    private static ComposeResult Result(Visit visit, KnowledgeAnswer answer)
    {
        var texts = visit.Texts<AnswerCards>();
        return new ComposeResult(Inserted(texts, visit.Member, answer).ToJson(), Title(answer), Shortened(answer.Highlights[0].Of(answer.Passage.Text), LongestPreview));
    }

    /// <summary>Without buttons: the card may stand in a chat where the bot is not.</summary>
    private static AdaptiveCard Inserted(Texts texts, Membership member, KnowledgeAnswer answer) => new()
    {
        Language = texts.Tag,
        FallbackText = $"{answer.Passage.Citation}: „{answer.Passage.Text}“",
        Body =
        [
            Styled.Small(member.CoalitionName),
            PassageView.Quote(texts, answer.Passage, []),
        ],
    };

    /// <summary>Short, since the list has one line for it; the whole citation stands on the card.</summary>
    private static string Title(KnowledgeAnswer answer) =>
        Shortened($"{answer.Passage.Label?.ToString() ?? (answer.Passage.HeadingPath is [.., var heading] ? heading : "")} · {answer.Document.Info.ShortTitle}".TrimStart(' ', '·'), LongestTitle);

    private static string Shortened(string text, int longest) => text.Length <= longest ? text : $"{text[..(longest - 1)].TrimEnd()}…";
}
