using System.Text.RegularExpressions;

namespace CouncilBot.Knowledge.Import;

/// <summary>
/// Takes what is type or extraction residue, not wording, out of a line: emphasis marks, bookmarks, doubled and
/// special white space, soft hyphens, invisible characters. Keeps the source position of every character that stays.
/// </summary>
internal sealed partial class LineCleaner
{
    private const char SoftHyphen = '\u00AD';
    private bool _bold;

    /// <summary>Bold type does not run on over an empty line; an unpaired mark must not colour the rest of the document.</summary>
    public void ForgetBold() => _bold = false;

    public MappedText Clean(SourceLine line)
    {
        var raw = line.Text;
        var drop = new bool[raw.Length];
        foreach (var bookmark in Bookmark().EnumerateMatches(raw))
            Array.Fill(drop, true, bookmark.Index, bookmark.Length);

        foreach (Match emphasis in Emphasis().Matches(raw))
            drop[emphasis.Index] = drop[emphasis.Index + emphasis.Length - 1] = true;

        var text = new MappedText();
        for (var i = 0; i < raw.Length; i++)
        {
            if (drop[i])
                continue;

            if (raw[i] == '*' && i + 1 < raw.Length && raw[i + 1] == '*')
            {
                _bold = !_bold;
                i++;
                continue;
            }

            Append(text, raw[i], line.Start + i);
        }

        if (text.Length > 0 && text[text.Length - 1] == ' ')
            text.RemoveLast();

        return text;
    }

    /// <summary>Soft hyphens, control characters and marks of direction are never wording.</summary>
    public static bool IsInvisible(char c) =>
        c == SoftHyphen || char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;

    private void Append(MappedText text, char c, int offset)
    {
        if (char.IsWhiteSpace(c))
        {
            if (text.Length > 0 && text[text.Length - 1] != ' ')
                text.Append(' ', offset, _bold);
        }
        else if (!IsInvisible(c))
        {
            text.Append(c, offset, _bold);
        }
    }

    /// <summary>Left behind by the export of a word processor.</summary>
    [GeneratedRegex(@"\[bookmark:[^\[\]]*\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex Bookmark();

    /// <summary>*Italics*, but neither the gender star (Bürger*innen) nor a footnote star (Dienste*) nor bold type (**).</summary>
    [GeneratedRegex(@"(?<![\w*])\*(?=[^\s*])[^*]*(?<=[^\s*])\*(?![\w*])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex Emphasis();
}
