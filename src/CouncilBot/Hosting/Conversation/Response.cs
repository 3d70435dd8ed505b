using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Hosting.Conversation;

/// <summary>What a function answers. How it reaches the person depends on how they asked, see <see cref="Replies"/>.</summary>
internal abstract record Response
{
    private Response()
    {
    }

    /// <summary>Whether the answer holds something that must not be stored, such as a code.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the same words give the same answer, so that it need not be stored for a second delivery.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The matter whose card is shown; where it is sent as a message it is noted, so that it can be updated later.</summary>
    public ShownMatter? Matter { get; init; }

    /// <summary>Nothing to say.</summary>
    public static Response Nothing { get; } = new Silence();

    /// <summary>A new message with a card.</summary>
    public static Response Show(AdaptiveCard card, string summary) => new ShowCard(card, summary);

    /// <summary>The pressed card in its new state; asked for in words it is a new message.</summary>
    public static Response Replace(AdaptiveCard card, string summary) => new ReplaceCard(card, summary);

    /// <summary>A sentence: a message, or a note to the person who pressed.</summary>
    public static Response Say(string markdown) => new Sentence(markdown);

    /// <summary>Several messages in this order; who pressed a button is told <paramref name="note"/> as well.</summary>
    public static Response SayAll(IReadOnlyList<string> markdown, string note) => new Sentences(markdown, note);

    /// <summary>Results of a search from the compose box.</summary>
    public static Response Offer(IReadOnlyList<ComposeResult> results) => new Results(results);

    internal sealed record Silence : Response;

    internal sealed record ShowCard(AdaptiveCard Card, string Summary) : Response;

    internal sealed record ReplaceCard(AdaptiveCard Card, string Summary) : Response;

    internal sealed record Sentence(string Markdown) : Response;

    internal sealed record Sentences(IReadOnlyList<string> Markdown, string Note) : Response;

    internal sealed record Results(IReadOnlyList<ComposeResult> Found) : Response;
}
