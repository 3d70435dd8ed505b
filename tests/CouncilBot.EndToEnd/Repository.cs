using System.Reflection;

namespace CouncilBot.EndToEnd;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Settings of the people of the playground.</summary>
    public static string Playground => Path.Combine(Root, "playground");

    /// <summary>The program as it was built together with these tests.</summary>
    public static string Program => Path.Combine(Root, "src", "CouncilBot", "bin", Metadata("Configuration"), Metadata("TargetFramework"), "councilbot.dll");

    /// <summary>Pictures of what the tests saw; kept by CI.</summary>
    public static string Screenshots => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

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
