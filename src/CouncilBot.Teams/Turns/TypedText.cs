using System.Buffers;
using CouncilBot.Teams.Activities;

namespace CouncilBot.Teams.Turns;

/// <summary>What a person typed, without what they did not type or cannot see.</summary>
internal static class TypedText
{
    /// <summary>Longest text that is handed on, in UTF-16 characters; a question may be far shorter, and whoever answers it says so.</summary>
    public const int Longest = 4_000;

    private const char Joiner = '\u200D';
    private const char EmojiVariation = '\uFE0F';

    // Zero-width characters, marks and overrides of direction, soft hyphens, and control characters other than tab and line ends.
    private static readonly SearchValues<char> Invisible = SearchValues.Create(
    [
        .. Range('\0', '\b'), '\v', '\f', .. Range('\u000E', '\u001F'), .. Range('\u007F', '\u0084'), .. Range('\u0086', '\u009F'),
        '\u00AD', '\u061C', '\u180E', .. Range('\u200B', '\u200F'), .. Range('\u202A', '\u202E'), .. Range('\u2060', '\u206F'), '\uFEFF',
    ]);

    /// <summary>
    /// The text without the mentions of the bot, which are known by the account they name, not by their words. Trimmed and cut at
    /// <see cref="Longest"/>.
    /// </summary>
    public static string Of(Activity activity, out bool mentionsBot)
    {
        var text = activity.Text ?? "";
        mentionsBot = false;
        if (activity is { Entities: { } entities, Recipient.Id: { } bot })
        {
            foreach (var entity in entities)
            {
                if (entity is not { Type: "mention", Mentioned.Id: { } mentioned } || mentioned != bot)
                    continue;

                mentionsBot = true;
                if (!string.IsNullOrEmpty(entity.Text))
                    text = text.Replace(entity.Text, " ", StringComparison.Ordinal);
            }
        }

        return Cut(Visible(text).Trim());
    }

    private static string Visible(string text)
    {
        var first = text.AsSpan().IndexOfAny(Invisible);
        if (first < 0)
            return text;

        var kept = new char[text.Length];
        text.CopyTo(0, kept, 0, first);
        var length = first;
        foreach (var c in text.AsSpan(first))
        {
            if (!Invisible.Contains(c) || (c == Joiner && length > 0 && MayBeJoined(kept[length - 1])))
                kept[length++] = c;
        }

        return new string(kept, 0, length);
    }

    // Between the parts of an emoji the joiner is visible: without it a family falls apart.
    private static bool MayBeJoined(char before) => char.IsLowSurrogate(before) || before is EmojiVariation or (>= '\u2190' and <= '\u2BFF');

    private static string Cut(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];

    private static IEnumerable<char> Range(char from, char to) => Enumerable.Range(from, to - from + 1).Select(c => (char)c);
}
