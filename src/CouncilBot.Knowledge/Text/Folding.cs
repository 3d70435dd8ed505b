using System.Text;

namespace CouncilBot.Knowledge.Text;

/// <summary>
/// One spelling for all spellings people use: lower case, no diacritics, and ä, ae and a alike (ö, ü likewise; ß and ss).
/// Folding "ae" to "a" everywhere also touches words such as "Israel"; as index and question are folded alike, such words
/// still find each other.
/// </summary>
public static class Folding
{
    /// <summary>Folds one word.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> buffer = word.Length <= 128 ? stackalloc char[256] : new char[word.Length * 2];
        var length = 0;
        foreach (var c in word)
        {
            foreach (var folded in Map(c))
            {
                // the second half of ae, oe, ue; with an accent too, or "Citroën" and "Citroen" would differ
                if (folded == 'e' && length > 0 && (buffer[length - 1] is 'a' or 'o' or 'u'))
                    continue;

                buffer[length++] = folded;
            }
        }

        return new string(buffer[..length]);
    }

    private static ReadOnlySpan<char> Map(char c) => c switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => new ReadOnlySpan<char>(in Lower[c]),
        >= 'A' and <= 'Z' => new ReadOnlySpan<char>(in Lower[c]),
        'ä' or 'Ä' or 'á' or 'à' or 'â' or 'å' or 'ã' or 'Á' or 'À' or 'Â' or 'Å' or 'Ã' => "a",
        'ö' or 'Ö' or 'ó' or 'ò' or 'ô' or 'õ' or 'ø' or 'Ó' or 'Ò' or 'Ô' or 'Õ' or 'Ø' => "o",
        'ü' or 'Ü' or 'ú' or 'ù' or 'û' or 'Ú' or 'Ù' or 'Û' => "u",
        'ß' or 'ẞ' => "ss",
        'é' or 'è' or 'ê' or 'ë' or 'É' or 'È' or 'Ê' or 'Ë' => "e",
        'í' or 'ì' or 'î' or 'ï' or 'ı' or 'Í' or 'Ì' or 'Î' or 'Ï' or 'İ' => "i",
        'ç' or 'Ç' or 'ć' or 'č' or 'Ć' or 'Č' => "c",
        'ş' or 'Ş' or 'ś' or 'š' or 'Ś' or 'Š' => "s",
        'ğ' or 'Ğ' => "g",
        'ñ' or 'ń' or 'Ñ' or 'Ń' => "n",
        'ł' or 'Ł' => "l",
        'ź' or 'ż' or 'ž' or 'Ź' or 'Ż' or 'Ž' => "z",
        >= '₀' and <= '₉' => new ReadOnlySpan<char>(in Lower[c - '₀' + '0']),
        '²' => "2",
        '³' => "3",
        >= '\u0300' and <= '\u036F' => default,
        _ => new[] { WithoutAccent(c) },
    };

    /// <summary>For the letters not listed: "ě" is an "e".</summary>
    private static char WithoutAccent(char c)
    {
        var letter = char.IsLetter(c) ? c.ToString().Normalize(NormalizationForm.FormD)[0] : c;
        return char.ToLowerInvariant(char.IsAscii(letter) ? letter : c);
    }

    private static readonly char[] Lower = [.. Enumerable.Range(0, 128).Select(c => char.ToLowerInvariant((char)c))];
}
