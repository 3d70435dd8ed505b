namespace CouncilBot.Coalition.Tests.Support;

/// <summary>Data of agreements in the repository these tests run in.</summary>
internal static class Files
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Schema => Path.Combine(Root, "seeds", "agreement.schema.json");

    /// <summary>A coalition that does not exist, with rules other cities have.</summary>
    public static string Invented => Path.Combine(Root, "tests", "seeds", "musterstadt", "agreement.json");

    /// <summary>The file of an agreement of the product.</summary>
    public static string Seed(string coalition) => Path.Combine(Root, "seeds", coalition, "agreement.json");

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
