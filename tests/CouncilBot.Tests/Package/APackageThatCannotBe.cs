using CouncilBot.Features.Package;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Package;

public sealed class APackageThatCannotBe : IDisposable
{
    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Theory]
    [InlineData("--app-id", "bot")]
    [InlineData("--app-id", "")]
    [InlineData("--app-id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("--app-id", "{3f2b8c1e-0d5a-4c7e-9a61-5b7d2e8f4a90}")]
    [InlineData("--app-id", "3f2b8c1e0d5a4c7e9a615b7d2e8f4a90")]
    [InlineData("--host", "https://bot.example.org")]
    [InlineData("--host", "bot.example.org/api/messages")]
    [InlineData("--host", "bot.example.org:3978")]
    [InlineData("--host", "bot.example.org.")]
    [InlineData("--host", "127.0.0.1")]
    [InlineData("--host", "[::1]")]
    [InlineData("--host", "localhost")]
    [InlineData("--host", "*.example.org")]
    [InlineData("--host", "bot example.org")]
    [InlineData("--host", "bot_1.example.org")]
    [InlineData("--host", "")]
    [InlineData("--package-version", "1.0")]
    [InlineData("--package-version", "1.0.01")]
    [InlineData("--package-version", "1.0.0-beta")]
    [InlineData("--developer", " ")]
    [InlineData("--developer", "Fraktionsgeschäftsstelle der Stadt")]
    public async Task Names_the_option_that_is_wrong(string option, string value)
    {
        Assert.StartsWith(option, await PackAsync(option, value), StringComparison.Ordinal);
        Assert.False(File.Exists(Out));
    }

    [Theory]
    [InlineData("--website", "http://example.org")]
    [InlineData("--privacy", "example.org")]
    [InlineData("--terms", "javascript:alert(1)")]
    public async Task Names_the_page_that_is_not_https(string option, string value) =>
        Assert.StartsWith($"„{value}“ ist keine Adresse", await PackAsync(option, value), StringComparison.Ordinal);

    [Fact]
    public async Task Names_everything_that_is_wrong_at_once()
    {
        var lines = (await _bot.RunAsync("package", "--app-id", "x", "--host", "y z", "--out", Out, "--website", "z")).Refusal().ReplaceLineEndings("\n").Split('\n');

        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task Is_refused_where_there_is_no_folder() =>
        Assert.Contains("lässt sich nicht schreiben", await PackAsync("--out", _bot.PathOf("not", "there", "a.zip")), StringComparison.Ordinal);

    [Fact]
    public async Task Is_refused_in_place_of_a_folder() =>
        Assert.Contains("ist ein Ordner", await PackAsync("--out", _bot.PathOf()), StringComparison.Ordinal);

    [Fact]
    public async Task Is_a_wrong_command_line_without_app_id_or_host()
    {
        Assert.Contains("--app-id", (await _bot.RunAsync("package", "--host", PackageFile.Host)).UsageError(), StringComparison.Ordinal);
        Assert.Contains("--host", (await _bot.RunAsync("package", "--app-id", PackageFile.AppId)).UsageError(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void Always_has_a_text(Language language) =>
        Assert.All(Enum.GetNames<PackageProblem>(), problem => Assert.NotEmpty(Texts.Of<PackageCommand>(language)[problem]));

    private string Out => _bot.PathOf("bot.zip");

    /// <summary>Packs with one option set wrong; the last value of an option counts.</summary>
    private async Task<string> PackAsync(string option, string value)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["--app-id"] = PackageFile.AppId,
            ["--host"] = PackageFile.Host,
            ["--out"] = Out,
            [option] = value,
        };
        return (await _bot.RunAsync(["package", .. options.SelectMany(o => new[] { o.Key, o.Value })])).Refusal();
    }
}
