using System.Text.RegularExpressions;
using System.Xml.Linq;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Wording;

/// <summary>German first, English equal: whatever is worded is worded twice.</summary>
public sealed partial class BothLanguages
{
    /// <summary>Paths of the German resource files, from the folder of the sources.</summary>
    public static TheoryData<string> German => [.. Files().Where(f => !IsEnglish(f))];

    [Fact]
    public void Have_a_file_each()
    {
        Assert.NotEmpty(Files());
        Assert.Equal(
            Files().Where(f => !IsEnglish(f)).Select(EnglishOf).Order(StringComparer.Ordinal),
            Files().Where(IsEnglish).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(German))]
    public void Have_the_same_texts(string file) =>
        Assert.Equal(Texts(file).Keys.Order(StringComparer.Ordinal), Texts(EnglishOf(file)).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(German))]
    public void Leave_the_same_gaps_in_a_text(string file)
    {
        var english = Texts(EnglishOf(file));

        Assert.All(Texts(file), text => Assert.Equal(Gaps(text.Value), Gaps(english[text.Key]), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(German))]
    public void Leave_no_text_empty(string file) =>
        Assert.All(Texts(file).Concat(Texts(EnglishOf(file))), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.Sources, "*.resx", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Sources, f));

    private static bool IsEnglish(string file) => file.EndsWith(".en.resx", StringComparison.Ordinal);

    private static string EnglishOf(string file) => Path.ChangeExtension(file, ".en.resx");

    /// <summary>Names and texts of a file; a name that stands there twice fails.</summary>
    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(Path.Combine(Repository.Sources, file)).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(g => g.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+(,-?\d+)?(:[^}]*)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Gap();
}
