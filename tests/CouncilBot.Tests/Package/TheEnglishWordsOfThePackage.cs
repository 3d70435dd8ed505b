using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CouncilBot.Tests.Package;

/// <summary>German is in the manifest, English beside it: one word for each that people read.</summary>
public sealed partial class TheEnglishWordsOfThePackage : IAsyncLifetime
{
    private PackageFile _package = null!;

    public async Task InitializeAsync() => _package = await PackageFile.WrittenAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Belong_to_a_German_package()
    {
        var localization = _package.Manifest["localizationInfo"]!;

        Assert.Equal("de", localization["defaultLanguageTag"]!.GetValue<string>());
        var english = Assert.Single(localization["additionalLanguages"]!.AsArray())!;
        Assert.Equal("en", english["languageTag"]!.GetValue<string>());
        Assert.Contains(english["file"]!.GetValue<string>(), _package.Files.Keys, StringComparer.Ordinal);
    }

    [Fact]
    public void Stand_for_every_German_word_and_for_nothing_else() =>
        Assert.Equal(Readable(_package.Manifest), _package.English.Select(w => w.Key).Where(k => k != "$schema").Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Paths of everything in a manifest that people read, as localisation files name them.</summary>
    private static IEnumerable<string> Readable(JsonObject manifest) =>
        Leaves(manifest, string.Empty).Where(p => ReadByPeople().IsMatch(p)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => Leaves(m.Value, path.Length == 0 ? m.Key : $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany((item, at) => Leaves(item, $"{path}[{at}]")),
        _ => [path],
    };

    [GeneratedRegex(@"^(name|description)\.(short|full)$|\.(title|description)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ReadByPeople();
}
