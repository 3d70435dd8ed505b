using CouncilBot.AdaptiveCards;
using CouncilBot.Knowledge.Text;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Hosting.Conversation;

/// <summary>Turns the answer of a function into what is sent, by the way it was asked for.</summary>
internal static class Replies
{
    public static TurnResult Of(Response response, Turn turn, Language language)
    {
        var result = Sent(response, turn, language);
        if (response.Matter?.ToString() is { } subject)
        {
            result = result with
            {
                Messages = [.. result.Messages.Select(m => m with { Subject = subject })],
                Update = result.Update is var (id, activity) ? (id, activity with { Subject = subject }) : null,
            };
        }

        return response.IsSecret ? result with { Messages = [.. result.Messages.Select(m => m with { IsSecret = true })] } : result;
    }

    private static TurnResult Sent(Response response, Turn turn, Language language)
    {
        var locale = Locale(language);
        if (turn.Activity.Name == InvokeNames.ComposeExtensionQuery)
            return new TurnResult { Response = Composed(response) };

        if (turn.Activity.Type != ActivityTypes.Invoke)
            return Message(response, turn, locale);

        return response switch
        {
            Response.ReplaceCard(var card, _) => new TurnResult { Response = new InvokeResponse.Card(card.ToJson()) },
            Response.ShowCard(var card, var summary) => new TurnResult { Messages = [OutgoingActivity.OfCard(card.ToJson(), summary, locale)], Response = new InvokeResponse.Note(summary) },
            Response.Sentence(var text) => new TurnResult { Response = new InvokeResponse.Note(text) },
            Response.Sentences(var texts, var note) => new TurnResult { Messages = [.. texts.Select(t => OutgoingActivity.OfText(t, locale))], Response = new InvokeResponse.Note(note) },
            _ => throw new InvalidOperationException($"A button cannot be answered with {response.GetType().Name}."),
        };
    }

    /// <summary>BCP-47 tag for <paramref name="language"/>.</summary>
    public static string Locale(Language language) => language == Language.German ? "de-DE" : "en-GB";

    private static TurnResult Message(Response response, Turn turn, string locale) => response switch
    {
        Response.Silence => TurnResult.Nothing,
        // A card that others see too is not replaced by one person's view of it.
        Response.ReplaceCard(var card, var summary) when turn is { Scope: ConversationScope.Personal, Action: not null, Activity.ReplyToId: { } pressed } =>
            new TurnResult { Update = (pressed, Card(card, summary)) },
        Response.ReplaceCard(var card, var summary) => new TurnResult { Messages = [Card(card, summary)] },
        Response.ShowCard(var card, var summary) => new TurnResult { Messages = [Card(card, summary)] },
        Response.Sentence(var text) => new TurnResult { Messages = [OutgoingActivity.OfText(text, locale)] },
        Response.Sentences(var texts, _) => new TurnResult { Messages = [.. texts.Select(t => OutgoingActivity.OfText(t, locale))] },
        _ => throw new InvalidOperationException($"A message cannot be answered with {response.GetType().Name}."),
    };

    private static InvokeResponse Composed(Response response) => response switch
    {
        Response.Results(var found) => new InvokeResponse.ComposeResults(found),
        Response.Sentence(var text) => new InvokeResponse.ComposeMessage(text),
        _ => throw new InvalidOperationException($"A search cannot be answered with {response.GetType().Name}."),
    };

    private static OutgoingActivity Card(AdaptiveCard card, string summary) => OutgoingActivity.OfCard(card.ToJson(), summary, card.Language == "de" ? "de-DE" : "en-GB");
}
