namespace CouncilBot.AdaptiveCards;

/// <summary>
/// Text for the places of a card where clients read markdown: <see cref="TextBlock"/> and <see cref="Fact"/>. It cannot be made from a
/// string without saying whether the string is trusted, so that a name or a quote never becomes a link, a mention or a list.
/// Text of several lines that is not ours belongs in <see cref="RichText"/>, which no client reads as markdown.
/// </summary>
public readonly record struct Markdown
{
    private readonly string? _source;

    private Markdown(string source) => _source = source;

    /// <summary>Text of people or documents: shown as it is, on one line.</summary>
    public static Markdown Literal(string untrusted) => new(ShownText.Literal(untrusted));

    /// <summary>Our own text, with the markdown of cards: <c>**bold**</c>, <c>_italic_</c>, lists and links.</summary>
    public static Markdown Trusted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>
    /// Our own text with arguments of people or documents, a composite format string. Arguments are shown as they are, unless they
    /// are <see cref="Markdown"/> already. The culture is that of the reader, never that of the server. Throws for a template that makes the target of a link from an argument.
    /// </summary>
    public static Markdown Format(IFormatProvider culture, string trustedTemplate, params object?[] untrustedArguments)
    {
        ArgumentNullException.ThrowIfNull(culture);
        ArgumentNullException.ThrowIfNull(trustedTemplate);
        if (trustedTemplate.Contains("]({", StringComparison.Ordinal))
            throw new ArgumentException("The target of a link must not come from an argument; use a button.", nameof(trustedTemplate));
        return new(string.Format(new Escaping(culture), trustedTemplate, untrustedArguments));
    }

    /// <summary>The markdown as it is written into the card.</summary>
    public override string ToString() => _source ?? "";

    private sealed class Escaping(IFormatProvider culture) : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            Markdown markdown => markdown.ToString(),
            IFormattable formattable => ShownText.Literal(formattable.ToString(format, culture)),
            _ => ShownText.Literal(arg?.ToString() ?? ""),
        };
    }
}
