using System.Text.RegularExpressions;

namespace CouncilBot.Hosting.Playground;

/// <summary>Somebody whose chat page can be started.</summary>
/// <param name="Key">Name of their folder.</param>
/// <param name="Name">Name on the page.</param>
/// <param name="ConfigurationFile">What the page is told about them.</param>
internal sealed partial record PlaygroundPerson(string Key, string Name, string ConfigurationFile)
{
    /// <summary>The file the playground looks for in its working directory.</summary>
    public const string FileName = ".m365agentsplayground.yml";

    /// <summary>The person of this folder, or null when there is none.</summary>
    public static PlaygroundPerson? Find(string folder, string key)
    {
        // A key is one name, never a way out of the folder.
        if (Path.GetFileName(key) != key || key is "" or "." or "..")
            return null;

        var file = Path.Combine(folder, key, FileName);
        return File.Exists(file) && CurrentUser().Match(File.ReadAllText(file)) is { Success: true } user
            ? new PlaygroundPerson(key, user.Groups["name"].Value, file)
            : null;
    }

    /// <summary>Everybody who has a folder.</summary>
    public static IReadOnlyList<string> Known(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Where(d => File.Exists(Path.Combine(d, FileName))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)]
        : [];

    [GeneratedRegex(@"^currentUser:\r?\n(^ +.*\n)*?^ +name: *(?<name>[^\r\n]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CurrentUser();
}
