namespace CouncilBot.AdaptiveCards.Tests.Support;

/// <summary>The shortest cards.</summary>
internal static class Elements
{
    public static TextBlock Text() => new(Markdown.Literal("Text"));

    public static AdaptiveCard Card(params CardElement[] body) => new() { Body = body };

    public static AdaptiveCard Card(CardAction action) => new() { Body = [Text()], Actions = [action] };
}
