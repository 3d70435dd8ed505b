using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilBot.Coalition.Agreements;

/// <summary>What is wrong with the data of an agreement.</summary>
public enum AgreementProblem
{
    /// <summary>No JSON, or of another shape.</summary>
    Malformed,

    /// <summary>A name is missing or empty.</summary>
    NameMissing,

    /// <summary>A short name that is not made of lower-case letters, digits and hyphens, or is too long.</summary>
    KeyInvalid,

    /// <summary>Two factions with one short name.</summary>
    FactionTwice,
}

/// <summary>Something wrong with the data of an agreement.</summary>
/// <param name="Problem">What.</param>
/// <param name="Path">Where in the file, as JSON path.</param>
public sealed record AgreementError(AgreementProblem Problem, string Path);

/// <summary>Reads <c>agreement.json</c>.</summary>
public static class AgreementReader
{
    private const int LongestKey = 32;
    private const int LongestName = 200;

    /// <summary>Reads the data of one agreement. Exactly one of the results says something.</summary>
    /// <param name="id">Short name of the coalition: the name of its folder.</param>
    /// <param name="json">The text of the file.</param>
    public static (Agreement? Agreement, IReadOnlyList<AgreementError> Errors) Read(string id, string json)
    {
        AgreementFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, AgreementJson.Default.AgreementFile);
        }
        catch (JsonException e)
        {
            return (null, [new AgreementError(AgreementProblem.Malformed, e.Path ?? "$")]);
        }

        if (file is null)
            return (null, [new AgreementError(AgreementProblem.Malformed, "$")]);

        var errors = Check(file).ToList();
        return errors.Count > 0
            ? (null, errors)
            : (new Agreement(id, file.Name!.Trim(), [.. (file.Factions ?? []).Select(f => new Faction(f.Key!, f.Name!.Trim()))]), []);
    }

    private static IEnumerable<AgreementError> Check(AgreementFile file)
    {
        if (!IsName(file.Name))
            yield return new AgreementError(AgreementProblem.NameMissing, "$.name");

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, faction) in (file.Factions ?? []).Index())
        {
            if (!IsName(faction.Name))
                yield return new AgreementError(AgreementProblem.NameMissing, $"$.factions[{index}].name");

            if (!IsKey(faction.Key))
                yield return new AgreementError(AgreementProblem.KeyInvalid, $"$.factions[{index}].key");
            else if (!keys.Add(faction.Key!))
                yield return new AgreementError(AgreementProblem.FactionTwice, $"$.factions[{index}].key");
        }
    }

    private static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName;

    private static bool IsKey(string? key) => key is { Length: > 0 and <= LongestKey } && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

internal sealed record AgreementFile(string? Name, IReadOnlyList<FactionEntry>? Factions);

internal sealed record FactionEntry(string? Key, string? Name);

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, MaxDepth = 32)]
[JsonSerializable(typeof(AgreementFile))]
internal sealed partial class AgreementJson : JsonSerializerContext;
