namespace CouncilBot.Tests.Support;

/// <summary>The folders of the repository these tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Sources => Path.Combine(Root, "src");

    public static string Seeds => Path.Combine(Root, "seeds");

    /// <summary>The Siegen agreement as it came, its white space collapsed: passages may run over a line of it.</summary>
    public static string SiegenAgreement { get; } = Words(File.ReadAllText(Path.Combine(Seeds, "siegen", "kooperationsvertrag.txt")));

    public static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CouncilBot.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException($"No CouncilBot.sln above {folder}.");
    }
}
