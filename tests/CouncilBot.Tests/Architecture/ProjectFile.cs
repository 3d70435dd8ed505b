using System.Xml.Linq;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Architecture;

/// <summary>What a project refers to, as its file says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sdk">The SDK it is built with.</param>
/// <param name="Projects">Names of the projects it refers to.</param>
/// <param name="Packages">Packages and shared frameworks it refers to.</param>
internal sealed record ProjectFile(string Name, string Sdk, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    /// <summary>All projects of the product.</summary>
    public static IReadOnlyList<ProjectFile> Product { get; } =
        [.. Directory.EnumerateFiles(Repository.Sources, "*.csproj", SearchOption.AllDirectories).Select(f => Parse(Path.GetFileNameWithoutExtension(f), XDocument.Load(f)))];

    public static ProjectFile Parse(string name, XDocument file) => new(
        name,
        file.Root!.Attribute("Sdk")!.Value,
        [.. Included(file, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/')))],
        [.. Included(file, "PackageReference"), .. Included(file, "FrameworkReference"), .. Included(file, "Reference")]);

    private static IEnumerable<string> Included(XDocument file, string item) =>
        file.Descendants(item).Select(r => r.Attribute("Include")?.Value).OfType<string>().SelectMany(i => i.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
