using System.Globalization;
using System.Text.Json;

namespace CouncilBot.Coalition.Agreements;

/// <summary>
/// A place in the data of an agreement, read strictly. What is wrong is noted with its path and reading goes on, so that a person
/// sees all errors at once; what is returned in its stead does not matter, since nothing is kept of a file with errors.
/// </summary>
internal sealed class Place(JsonElement element, string path, List<AgreementError> errors)
{
    private const int LongestNameInPath = 40;

    private bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool IsText => element.ValueKind == JsonValueKind.String;

    public bool IsNumber => element.ValueKind == JsonValueKind.Number;

    public void Wrong(AgreementProblem problem) => errors.Add(new AgreementError(problem, path));

    /// <summary>This place as an object that has no other members than these, and each once.</summary>
    public Place Object(params ReadOnlySpan<string> members)
    {
        if (!IsObject)
        {
            Wrong(AgreementProblem.WrongType);
            return this;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!members.Contains(member.Name))
                At(member.Name, member.Value).Wrong(AgreementProblem.UnknownMember);
            else if (!seen.Add(member.Name))
                At(member.Name, member.Value).Wrong(AgreementProblem.Twice);
        }

        return this;
    }

    /// <summary>A member, or null when it is not there.</summary>
    public Place? Find(string member) => IsObject && element.TryGetProperty(member, out var value) ? At(member, value) : null;

    /// <summary>A member that must be there; null when it is not, or when this is no object at all.</summary>
    public Place? Need(string member, AgreementProblem otherwise = AgreementProblem.Missing)
    {
        var found = Find(member);
        if (found is null && IsObject)
            errors.Add(new AgreementError(otherwise, $"{path}.{member}"));

        return found;
    }

    /// <summary>The entries of a list; none where it is not there.</summary>
    public IReadOnlyList<T> List<T>(string member, int most, Func<Place, T> read)
    {
        if (Find(member) is not { } list)
            return [];

        if (list.Entries() is not { } entries)
            return [];

        if (entries.Count > most)
            list.Wrong(AgreementProblem.TooMany);

        return [.. entries.Take(most).Select(read)];
    }

    public string Key() => Text() is { } text && IsKey(text) ? text : Instead("", AgreementProblem.KeyInvalid);

    public string Name() => Text() is { } text ? Measured(text.Trim(), AgreementLimits.Name, AgreementProblem.NameMissing) : "";

    /// <summary>Words of an agreement, exactly as they are written.</summary>
    public string Words() => Text() is { } text ? Measured(text, AgreementLimits.Words, AgreementProblem.WordsInvalid) : "";

    public int Whole(int most, AgreementProblem problem) =>
        !IsNumber ? Instead(0, AgreementProblem.WrongType) : element.TryGetInt32(out var number) && number >= 1 && number <= most ? number : Instead(0, problem);

    public decimal Euro() =>
        !IsNumber ? Instead(0m, AgreementProblem.WrongType)
        : element.TryGetDecimal(out var amount) && amount is > 0 and <= AgreementLimits.Euro && decimal.Round(amount, 2) == amount ? amount
        : Instead(0m, AgreementProblem.AmountOutOfRange);

    public bool Flag() => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : Instead(false, AgreementProblem.WrongType);

    public TimeOnly Time() => Text() is not { } text ? default
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : Instead(default(TimeOnly), AgreementProblem.TimeInvalid);

    /// <summary>A value of an enum, written with a small initial.</summary>
    public TEnum? Choice<TEnum>()
        where TEnum : struct, Enum => Choice(Names<TEnum>.All);

    /// <summary>The value of one of these words; null for another.</summary>
    public TValue? Choice<TValue>(IReadOnlyDictionary<string, TValue> values)
        where TValue : struct =>
        Text() is not { } text ? null : values.TryGetValue(text, out var value) ? value : Instead<TValue?>(null, AgreementProblem.UnknownValue);

    private static bool IsKey(string key) => key is { Length: > 0 and <= AgreementLimits.Key } && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private List<Place>? Entries() => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().Select((entry, index) => new Place(entry, $"{path}[{index}]", errors))]
        : Instead<List<Place>?>(null, AgreementProblem.WrongType);

    private string? Text() => IsText ? element.GetString() : Instead<string?>(null, AgreementProblem.WrongType);

    private string Measured(string text, int longest, AgreementProblem problem) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest ? text : Instead("", problem);

    private T Instead<T>(T value, AgreementProblem problem)
    {
        Wrong(problem);
        return value;
    }

    private Place At(string member, JsonElement value) => new(value, $"{path}.{(member.Length <= LongestNameInPath ? member : member[..LongestNameInPath] + "…")}", errors);

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly IReadOnlyDictionary<string, TEnum> All = Enum.GetValues<TEnum>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), StringComparer.Ordinal);
    }
}
