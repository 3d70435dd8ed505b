namespace CouncilBot.AdaptiveCards;

/// <summary>A button that opens a page.</summary>
public sealed record OpenUrlAction : CardAction
{
    /// <param name="title">What stands on the button.</param>
    /// <param name="url">An absolute https address without user name.</param>
    public OpenUrlAction(string title, Uri url)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri || url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0)
            throw new ArgumentException("A button opens absolute https addresses only.", nameof(url));
        Url = url;
    }

    /// <summary>The page.</summary>
    public Uri Url { get; }

    private protected override string Type => "Action.OpenUrl";

    private protected override void WriteContent(CardWriter writer) => writer.Text("url", Url.AbsoluteUri);
}
