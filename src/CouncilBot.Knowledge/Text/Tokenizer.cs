using System.Globalization;

namespace CouncilBot.Knowledge.Text;

/// <summary>
/// Cuts a text into tokens and gives numbers, amounts, dates and times one spelling. Index and question go through the same
/// door.
/// </summary>
public static class Tokenizer
{
    private static readonly Dictionary<string, int> Months = new(StringComparer.Ordinal)
    {
        ["januar"] = 1,
        ["january"] = 1,
        ["februar"] = 2,
        ["february"] = 2,
        ["marz"] = 3,
        ["march"] = 3,
        ["april"] = 4,
        ["mai"] = 5,
        ["may"] = 5,
        ["juni"] = 6,
        ["june"] = 6,
        ["juli"] = 7,
        ["july"] = 7,
        ["august"] = 8,
        ["september"] = 9,
        ["oktober"] = 10,
        ["october"] = 10,
        ["november"] = 11,
        ["dezember"] = 12,
        ["december"] = 12,
    };

    /// <summary>Number words in lower case, not folded (folding makes "neuen" and "neun" alike), except those that are articles as well.</summary>
    private static readonly Dictionary<string, string> NumberWords = new(StringComparer.Ordinal)
    {
        ["zwei"] = "2",
        ["two"] = "2",
        ["drei"] = "3",
        ["three"] = "3",
        ["vier"] = "4",
        ["four"] = "4",
        ["fünf"] = "5",
        ["fuenf"] = "5",
        ["five"] = "5",
        ["sechs"] = "6",
        ["six"] = "6",
        ["sieben"] = "7",
        ["seven"] = "7",
        ["acht"] = "8",
        ["eight"] = "8",
        ["neun"] = "9",
        ["nine"] = "9",
        ["zehn"] = "10",
        ["ten"] = "10",
        ["elf"] = "11",
        ["eleven"] = "11",
        ["zwölf"] = "12",
        ["zwoelf"] = "12",
        ["twelve"] = "12",
        ["zwanzig"] = "20",
        ["twenty"] = "20",
        ["dreißig"] = "30",
        ["dreissig"] = "30",
        ["thirty"] = "30",
        ["fünfzig"] = "50",
        ["fuenfzig"] = "50",
        ["fifty"] = "50",
        ["hundert"] = "100",
        ["hundred"] = "100",
        ["tausend"] = "1000",
        ["thousand"] = "1000",
    };

    /// <summary>Signs and words for the same unit.</summary>
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["%"] = "prozent",
        ["percent"] = "prozent",
        ["€"] = "euro",
        ["eur"] = "euro",
        ["euros"] = "euro",
        ["§"] = "paragraf",
        ["paragraph"] = "paragraf",
        ["paragraphen"] = "paragraf",
        ["paragrafen"] = "paragraf",
        ["§§"] = "paragraf",
    };

    private static readonly Dictionary<string, decimal> Multipliers = new(StringComparer.Ordinal)
    {
        ["mio"] = 1_000_000,
        ["million"] = 1_000_000,
        ["millionen"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["mrd"] = 1_000_000_000,
        ["milliarde"] = 1_000_000_000,
        ["milliarden"] = 1_000_000_000,
        ["billion"] = 1_000_000_000,
        ["tsd"] = 1_000,
        ["tausend"] = 1_000,
        ["thousand"] = 1_000,
    };

    /// <summary>Amounts from here on are no amounts.</summary>
    private const decimal LargestAmount = 1_000_000_000_000;

    /// <summary>The tokens of <paramref name="text"/> in order.</summary>
    public static IReadOnlyList<Token> Tokenize(string text)
    {
        var tokens = new List<Token>(text.Length / 6 + 1);
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
                i = ReadNumber(text, i, tokens);
            else if (char.IsLetter(c))
                i = ReadWord(text, i, tokens);
            else if (c is '%' or '€' or '§')
                tokens.Add(new Token(i++, 1, Units[c.ToString()]));
            else
                i++;
        }

        return Dates(tokens);
    }

    private static int ReadWord(string text, int start, List<Token> tokens)
    {
        var end = start;
        while (end < text.Length && IsWordCharacter(text[end]))
            end++;

        var wordEnd = end;
        if (GenderSuffix(text, end) is var suffix and > 0)
            end += suffix;
        else if (InternalCapital(text, start, end) is var capital and > 0)
            wordEnd = capital;

        // "W-LAN", "E-Bike": one letter and a hyphen belong to the next word
        if (wordEnd - start == 1 && end + 1 < text.Length && text[end] == '-' && char.IsLetter(text[end + 1]))
        {
            var rest = end + 1;
            while (rest < text.Length && IsWordCharacter(text[rest]))
                rest++;

            tokens.Add(new Token(start, rest - start, Folding.Fold(text.AsSpan(start, 1)) + Folding.Fold(text.AsSpan(end + 1, rest - end - 1))));
            return rest;
        }

        var form = Folding.Fold(text.AsSpan(start, wordEnd - start));
        if (form.Length == 0)
            return end;

        if (Multipliers.TryGetValue(form, out var factor) && tokens.Count > 0 && tokens[^1].IsNumber && IsAdjacent(text, tokens[^1], start)
            && decimal.TryParse(tokens[^1].Form, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number < LargestAmount / factor)
        {
            var amount = (number * factor).ToString("0.##", CultureInfo.InvariantCulture);
            tokens[^1] = new Token(tokens[^1].Start, end - tokens[^1].Start, amount);
            return end;
        }

        form = NumberWords.TryGetValue(text[start..wordEnd].ToLowerInvariant(), out var digits) ? digits : Units.GetValueOrDefault(form, form);
        if ((form is "uhr" or "pm" || (form == "am" && IsEnglishAm(text, tokens, end))) && AsTime(text, tokens, form, start) is { } time)
            tokens[^1] = time;

        tokens.Add(new Token(start, end - start, form));
        return end;
    }

    /// <summary>"9:30 am" and "9 am?", but not "Regel 7 am Montag": in German a noun follows.</summary>
    private static bool IsEnglishAm(string text, List<Token> tokens, int end) =>
        (tokens.Count > 0 && tokens[^1].Form.AsSpan().IndexOfAny(':', '.') >= 0) || text.AsSpan(end).TrimStart() is not [var next, ..] || !char.IsLetterOrDigit(next);

    /// <summary>"15 Uhr" and "3 pm" without minutes.</summary>
    private static Token? AsTime(string text, List<Token> tokens, string unit, int start)
    {
        if (tokens.Count == 0 || !tokens[^1].IsNumber || !IsAdjacent(text, tokens[^1], start))
            return null;

        var clock = tokens[^1].Form.Split(':', '.');
        if (!int.TryParse(clock[0], CultureInfo.InvariantCulture, out var hour) || hour > 24 || clock.Length > 2)
            return null;

        if (unit == "pm" && hour < 12)
            hour += 12;

        var minutes = clock.Length == 2 ? clock[1] : "00";
        return minutes.Length == 2 ? tokens[^1] with { Form = string.Create(CultureInfo.InvariantCulture, $"{hour}:{minutes}") } : null;
    }

    private static bool IsAdjacent(string text, Token token, int start) =>
        text.AsSpan(token.Start + token.Length, start - token.Start - token.Length).Trim().Length == 0;

    /// <summary>Letters, digits, accents and the small digits of CO₂; those of footnotes (¹, ²) are not part of a word.</summary>
    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || c is >= '₀' and <= '₉' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    /// <summary>Length of *innen, :in, /innen, _innen or (innen) at <paramref name="at"/>.</summary>
    private static int GenderSuffix(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('*' or ':' or '/' or '_' or '('))
            return 0;

        var rest = text.AsSpan(at + 1);
        var dash = rest.StartsWith("-") ? 1 : 0;
        rest = rest[dash..];
        var length = rest.StartsWith("innen", StringComparison.OrdinalIgnoreCase) ? 5 : rest.StartsWith("in", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        if (length == 0)
            return 0;

        var close = text[at] == '(' && rest.Length > length && rest[length] == ')' ? 1 : 0;
        var next = at + 1 + dash + length + close;
        return next < text.Length && char.IsLetter(text[next]) ? 0 : next - at;
    }

    /// <summary>End of the masculine form in "BürgerInnen", or 0.</summary>
    private static int InternalCapital(string text, int start, int end)
    {
        var word = text.AsSpan(start, end - start);
        var suffix = word.EndsWith("Innen", StringComparison.Ordinal) ? 5 : word.EndsWith("In", StringComparison.Ordinal) ? 2 : 0;
        return suffix > 0 && word.Length > suffix + 2 && char.IsLower(word[^(suffix + 1)]) ? end - suffix : 0;
    }

    /// <summary>"1.000", "2,5", "15:30", "3.5.22", "CO2" apart: a number with its inner points, commas and colons.</summary>
    private static int ReadNumber(string text, int start, List<Token> tokens)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsInnerMark(text, end)))
            end++;

        var raw = text[start..end];
        if (end < text.Length && char.IsLetter(text[end]) && raw.All(char.IsAsciiDigit))
        {
            // "6th", "3D": a word that starts with a digit
            while (end < text.Length && IsWordCharacter(text[end]))
                end++;

            tokens.Add(new Token(start, end - start, Folding.Fold(text.AsSpan(start, end - start))));
            return end;
        }

        tokens.Add(new Token(start, end - start, Number(raw)));
        return end;
    }

    private static bool IsInnerMark(string text, int at) =>
        text[at] is '.' or ',' or ':' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at - 1]);

    private static string Number(string raw)
    {
        if (raw.Contains(':', StringComparison.Ordinal))
            return raw.TrimStart('0') is { Length: > 0 } time && time[0] != ':' ? time : "0" + raw.TrimStart('0');

        // "1.250,75" and "1,250.75": where both marks occur, the last one is the decimal one
        if (raw.Contains('.', StringComparison.Ordinal) && raw.Contains(',', StringComparison.Ordinal))
        {
            var mark = raw.LastIndexOfAny(['.', ',']);
            return Decimal(string.Concat(raw[..mark].Where(char.IsAsciiDigit)), raw[(mark + 1)..]);
        }

        var parts = raw.Split('.');
        if (parts.Length == 3 && parts.All(p => p.Length is 1 or 2 or 4))
            return Date(parts[0], parts[1], parts[2]) ?? raw;

        if (parts.Length > 1 && parts.Skip(1).All(p => p.Length == 3))
            return string.Concat(parts);

        var commas = raw.Split(',');
        if (commas.Length > 1 && commas.Skip(1).All(p => p.Length == 3))
            return string.Concat(commas);

        // "500,00"; behind a point the zeros stay, they may be the minutes of "15.30 Uhr"
        if (commas.Length == 2)
            return Decimal(commas[0], commas[1]);

        return raw.Replace(',', '.').TrimStart('0') is { Length: > 0 } number && number[0] != '.' ? number : "0" + raw.Replace(',', '.').TrimStart('0');
    }

    private static string Decimal(string whole, string decimals)
    {
        whole = whole.TrimStart('0');
        decimals = decimals.TrimEnd('0');
        return (whole.Length == 0 ? "0" : whole) + (decimals.Length == 0 ? string.Empty : "." + decimals);
    }

    private static string? Date(string day, string month, string year)
    {
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        y += year.Length <= 2 ? 2000 : 0;
        return int.Parse(month, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var m && int.Parse(day, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var d
            ? string.Create(CultureInfo.InvariantCulture, $"{y:0000}-{m:00}-{d:00}")
            : null;
    }

    /// <summary>"23. Juni 2020" and "June 23, 2020" become the token 2020-06-23.</summary>
    private static List<Token> Dates(List<Token> tokens)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            var (day, month) = Months.ContainsKey(tokens[i + 1].Form) ? (tokens[i], tokens[i + 1]) : (tokens[i + 1], tokens[i]);
            if (!Months.TryGetValue(month.Form, out var m) || !IsDay(day) || !IsYear(tokens[i + 2]))
                continue;

            if (tokens[i + 2].Start + tokens[i + 2].Length - tokens[i].Start > 24 || Date(day.Form, m.ToString(CultureInfo.InvariantCulture), tokens[i + 2].Form) is not { } date)
                continue;

            tokens[i] = new Token(tokens[i].Start, tokens[i + 2].Start + tokens[i + 2].Length - tokens[i].Start, date);
            tokens.RemoveRange(i + 1, 2);
        }

        return tokens;
    }

    private static bool IsDay(Token token) => token.Form.Length <= 2 && token.Form.All(char.IsAsciiDigit);

    private static bool IsYear(Token token) => token.Form.Length == 4 && token.Form.All(char.IsAsciiDigit);
}
