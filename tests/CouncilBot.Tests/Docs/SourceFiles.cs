using System.Text.RegularExpressions;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Docs;

/// <summary>Files of the repository, for documents that point to them.</summary>
internal static class SourceFiles
{
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>C# files below a folder of the repository, without what the build makes.</summary>
    public static IReadOnlyList<string> In(params string[] folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine([Repository.Root, .. folder]), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Separators).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The file of <paramref name="files"/> that declares the class.</summary>
    public static string Of(string type, IEnumerable<string> files) =>
        files.Single(f => Regex.IsMatch(File.ReadAllText(f), $@"\bclass {type}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)));

    /// <summary>A link from <c>docs/</c> to a file.</summary>
    public static string Link(string text, string file) => $"[{text}](../{Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')})";
}
