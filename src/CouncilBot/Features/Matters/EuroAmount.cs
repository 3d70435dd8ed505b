using System.Globalization;

namespace CouncilBot.Features.Matters;

/// <summary>An amount as people write it in their language: "12.500", "12 500", "99,50 €", "1000 Euro". What could be read in two ways is not guessed.</summary>
internal static class EuroAmount
{
    /// <summary>More than any town's budget is a slip.</summary>
    public const decimal Most = 100_000_000_000m;

    /// <summary>The longer ones first.</summary>
    private static readonly string[] Names = ["Euros", "Euro", "EUR", "€"];

    /// <summary>What stands between thousands in every language: blanks, also those that do not break, and apostrophes.</summary>
    private static readonly char[] Blanks = [' ', '\u00A0', '\u202F', '\'', '’'];

    /// <summary>The amount; null when it cannot be read.</summary>
    public static decimal? Read(string words, CultureInfo culture)
    {
        var number = Names.Aggregate(words, (text, name) => text.Replace(name, "", StringComparison.OrdinalIgnoreCase)).Trim();
        number = string.Join(culture.NumberFormat.NumberGroupSeparator, number.Split(Blanks));
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, culture, out var euro) && euro is >= 0 and <= Most && IsPlain(number, culture) ? euro : null;
    }

    /// <summary>"1.500" is fifteen hundred and "1.50" a slip: three digits behind each separator of thousands, and no more than two cents' digits.</summary>
    private static bool IsPlain(string number, CultureInfo culture)
    {
        var parts = number.Split(culture.NumberFormat.NumberDecimalSeparator);
        var whole = parts[0].Split(culture.NumberFormat.NumberGroupSeparator);
        return parts is [_] or [_, { Length: <= 2 }] && (whole.Length == 1 || (whole[0].Length is > 0 and <= 3 && whole.Skip(1).All(group => group.Length == 3)));
    }
}
