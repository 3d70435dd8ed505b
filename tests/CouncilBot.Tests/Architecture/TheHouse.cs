namespace CouncilBot.Tests.Architecture;

/// <summary>Which part of the product may know which: arrows point down only.</summary>
internal static class TheHouse
{
    private static readonly Dictionary<string, string[]> MayReferTo = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CouncilBot"] =
        [
            "CouncilBot.Storage", "CouncilBot.Storage.Sqlite", "CouncilBot.Storage.SqlServer",
            "CouncilBot.Coalition", "CouncilBot.Knowledge", "CouncilBot.Teams", "CouncilBot.AdaptiveCards",
        ],
        ["CouncilBot.Storage.Sqlite"] = ["CouncilBot.Storage", "CouncilBot.Coalition", "CouncilBot.Knowledge"],
        ["CouncilBot.Storage.SqlServer"] = ["CouncilBot.Storage", "CouncilBot.Coalition", "CouncilBot.Knowledge"],
        ["CouncilBot.Storage"] = ["CouncilBot.Coalition", "CouncilBot.Knowledge"],
        ["CouncilBot.Coalition"] = [],
        ["CouncilBot.Knowledge"] = [],
        ["CouncilBot.Teams"] = [],
        ["CouncilBot.AdaptiveCards"] = [],
    };

    /// <summary>Parts that decide and answer: whatever reaches a database or the web is kept from them.</summary>
    private static readonly string[] Pure = ["CouncilBot.Coalition", "CouncilBot.Knowledge"];

    private static readonly string[] DatabaseAndWeb = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Data.", "System.Data.SqlClient", "Microsoft.NET.Sdk.Web"];

    /// <summary>What is wrong with a project that refers to <paramref name="others"/>; empty when nothing is.</summary>
    public static IEnumerable<string> Violations(string project, IEnumerable<string> others)
    {
        if (!MayReferTo.TryGetValue(project, out var allowed))
            return [$"{project} has no place in the house yet: say in {nameof(TheHouse)} what it may refer to."];

        return others
            .Where(o => (IsOurs(o) && !allowed.Contains(o, StringComparer.OrdinalIgnoreCase)) || (IsPure(project) && IsDatabaseOrWeb(o)))
            .Select(o => $"{project} must not refer to {o}.");
    }

    public static bool IsOurs(string name) => name.Equals("CouncilBot", StringComparison.OrdinalIgnoreCase) || name.StartsWith("CouncilBot.", StringComparison.OrdinalIgnoreCase);

    private static bool IsPure(string project) => Pure.Contains(project, StringComparer.OrdinalIgnoreCase);

    private static bool IsDatabaseOrWeb(string name) => DatabaseAndWeb.Any(f => name.StartsWith(f, StringComparison.OrdinalIgnoreCase));
}
