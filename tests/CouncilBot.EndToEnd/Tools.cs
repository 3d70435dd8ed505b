namespace CouncilBot.EndToEnd;

/// <summary>What a browser test needs on the machine.</summary>
internal static class Tools
{
    private static readonly string[] Browsers = OperatingSystem.IsWindows() ? ["chrome.exe", "msedge.exe"] : ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The program that runs npm packages.</summary>
    public static string? Npx { get; } = Find(OperatingSystem.IsWindows() ? ["npx.cmd"] : ["npx"]);

    /// <summary>The browser: <c>COUNCILBOT_TEST_CHROMIUM</c>, or the first that is found.</summary>
    public static string? Chromium { get; } = Environment.GetEnvironmentVariable("COUNCILBOT_TEST_CHROMIUM") ?? Find(Browsers);

    /// <summary>What is missing, or null.</summary>
    public static string? Missing { get; } =
        Npx is null ? "Node.js with npx is not installed; the Agents Playground needs it."
        : Chromium is null ? "Chromium is not installed; COUNCILBOT_TEST_CHROMIUM can name another browser of its kind."
        : null;

    private static string? Find(string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
