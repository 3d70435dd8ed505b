namespace CouncilBot.Teams.Turns;

/// <summary>The answer to an invoke. The HTTP status is 200 for all but <see cref="NotImplemented"/>.</summary>
public abstract record InvokeResponse
{
    private protected InvokeResponse()
    {
    }

    /// <summary>To adaptiveCard/action: replaces the card, for the person who pressed.</summary>
    /// <param name="Json">JSON of an Adaptive Card.</param>
    /// <param name="Summary">Words of the notification, should the card come too late to replace the old one; may be null.</param>
    public sealed record Card(string Json, string? Summary = null) : InvokeResponse;

    /// <summary>To adaptiveCard/action: a short note for the person who pressed.</summary>
    public sealed record Note(string Text) : InvokeResponse;

    /// <summary>To adaptiveCard/action: an error the person sees. <paramref name="Status"/> is 400 or 500; the text is for people.</summary>
    public sealed record Failure(int Status, string Code, string Text) : InvokeResponse;

    /// <summary>To composeExtension/query: cards to choose from.</summary>
    public sealed record ComposeResults(IReadOnlyList<ComposeResult> Results) : InvokeResponse;

    /// <summary>To composeExtension/query: a sentence in place of results.</summary>
    public sealed record ComposeMessage(string Text) : InvokeResponse;

    /// <summary>To task/fetch and task/submit: a dialog with a card.</summary>
    public sealed record Dialog(string Title, string CardJson) : InvokeResponse;

    /// <summary>To task/fetch and task/submit: a dialog with a sentence.</summary>
    public sealed record DialogMessage(string Text) : InvokeResponse;

    /// <summary>To task/submit: close the dialog.</summary>
    public sealed record DialogClosed : InvokeResponse;

    /// <summary>The name of the invoke is not known here: HTTP 501.</summary>
    public sealed record NotImplemented : InvokeResponse;
}

/// <summary>One result of a search from the compose box.</summary>
/// <param name="CardJson">The card that is inserted.</param>
/// <param name="Title">First line in the list of results, plain text.</param>
/// <param name="Text">Second line, plain text.</param>
public sealed record ComposeResult(string CardJson, string Title, string Text);
