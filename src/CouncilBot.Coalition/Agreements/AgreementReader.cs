using System.Text.Json;

namespace CouncilBot.Coalition.Agreements;

/// <summary>Reads <c>agreement.json</c>; what may stand in it is written down in docs/agreement-data.md.</summary>
public static class AgreementReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>Reads the data of one agreement. Exactly one of the results says something.</summary>
    /// <param name="id">Short name of the coalition: the name of its folder.</param>
    /// <param name="json">The text of the file.</param>
    public static (Agreement? Agreement, IReadOnlyList<AgreementError> Errors) Read(string id, string json)
    {
        if (json.Length > AgreementLimits.File)
            return (null, [new AgreementError(AgreementProblem.TooLarge, "$")]);

        try
        {
            using var file = JsonDocument.Parse(json, Strict);
            var errors = new List<AgreementError>();
            var agreement = Read(id, json, new Place(file.RootElement, "$", errors));
            return errors.Count > 0 ? (null, errors) : (agreement, []);
        }
        catch (JsonException)
        {
            return (null, [new AgreementError(AgreementProblem.Malformed, "$")]);
        }
        catch (InvalidOperationException)
        {
            // A lone half of a pair of surrogates is JSON and no text.
            return (null, [new AgreementError(AgreementProblem.Malformed, "$")]);
        }
    }

    private static Agreement Read(string id, string json, Place file)
    {
        file.Object("$schema", "name", "factions", "rules");
        _ = file.Find("$schema")?.Name();
        var name = file.Need("name", AgreementProblem.NameMissing)?.Name() ?? "";
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var factions = file.List("factions", AgreementLimits.Factions, f => Faction(f, keys));
        if (file.Find("rules") is not { } rules)
            return new Agreement(id, name, factions, Rules: null, json);

        if (factions.Count != 2)
            (file.Find("factions") ?? rules).Wrong(AgreementProblem.FactionsNotTwo);

        return new Agreement(id, name, factions, new RulesReader(keys).Read(rules), json);
    }

    private static Faction Faction(Place place, HashSet<string> keys)
    {
        place.Object("key", "name");
        return new Faction(UniqueKey(place, keys), place.Need("name", AgreementProblem.NameMissing)?.Name() ?? "");
    }

    /// <summary>The short name of an entry, which no other entry of its list has.</summary>
    internal static string UniqueKey(Place entry, HashSet<string> taken)
    {
        if (entry.Need("key", AgreementProblem.KeyInvalid) is not { } place || place.Key() is not { Length: > 0 } key)
            return "";

        if (!taken.Add(key))
            place.Wrong(AgreementProblem.Twice);

        return key;
    }
}
