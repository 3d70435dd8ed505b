namespace CouncilBot.AdaptiveCards;

/// <summary>What the data of every <see cref="ExecuteAction"/> holds besides its own entries.</summary>
public static class ActionData
{
    /// <summary>The key of the version of the data.</summary>
    public const string Version = "v";

    /// <summary>The version that is written, so that cards sent by an older bot can be told.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The key of the verb, in the data of the fallback alone: an Action.Submit has no verb of its own.</summary>
    public const string Verb = "verb";

    /// <summary>Entries for <see cref="ExecuteAction.Data"/>.</summary>
    public static IReadOnlyDictionary<string, string> Of(params ReadOnlySpan<(string Key, string Value)> entries)
    {
        var data = new Dictionary<string, string>(entries.Length, StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            data.Add(key, value);
        return data;
    }

    /// <summary>The key that Teams itself reads.</summary>
    internal const string Teams = "msteams";

    /// <summary>Neither an entry of the data nor an input may have this key.</summary>
    internal static bool IsReserved(string key) => key is Version or Verb or Teams;
}
