using CouncilBot.Features.Package;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Package;

public sealed class PackingTheApp : IDisposable
{
    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Says_where_the_package_is_and_what_to_do_with_it()
    {
        var said = await PackAsync("a.zip");

        Assert.Contains(_bot.PathOf("a.zip"), said, StringComparison.Ordinal);
        Assert.Contains("Neue App hochladen", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speaks_English_when_told_to() =>
        Assert.Contains("Upload new app", await PackAsync("a.zip", "--lang", "en"), StringComparison.Ordinal);

    [Fact]
    public async Task Twice_gives_the_same_bytes()
    {
        await PackAsync("a.zip");
        await PackAsync("b.zip");

        Assert.Equal(await File.ReadAllBytesAsync(_bot.PathOf("a.zip")), await File.ReadAllBytesAsync(_bot.PathOf("b.zip")));
    }

    [Fact]
    public async Task Again_replaces_the_package_and_leaves_nothing_else()
    {
        await PackAsync("a.zip");
        await PackAsync("a.zip", "--package-version", "1.0.1");

        Assert.Equal("1.0.1", PackageFile.Read(_bot.PathOf("a.zip")).Manifest["version"]!.GetValue<string>());
        Assert.Equal(["a.zip"], Directory.EnumerateFiles(_bot.PathOf()).Select(Path.GetFileName), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Names_developer_and_pages_as_given()
    {
        var developer = (await PackageFile.WrittenAsync(
            "--developer", "Stadt \"Siegen\" {{host}}", "--website", "https://example.org/bot", "--privacy", "https://example.org/datenschutz", "--terms", "https://example.org/nutzung")).Manifest["developer"]!;

        Assert.Equal("Stadt \"Siegen\" {{host}}", developer["name"]!.GetValue<string>());
        Assert.Equal("https://example.org/bot", developer["websiteUrl"]!.GetValue<string>());
        Assert.Equal("https://example.org/datenschutz", developer["privacyUrl"]!.GetValue<string>());
        Assert.Equal("https://example.org/nutzung", developer["termsOfUseUrl"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_pages_points_to_the_host()
    {
        var developer = (await PackageFile.WrittenAsync()).Manifest["developer"]!;

        Assert.Equal(PackageRequest.DefaultDeveloper, developer["name"]!.GetValue<string>());
        Assert.All(["websiteUrl", "privacyUrl", "termsOfUseUrl"], page => Assert.Equal("https://bot.example.org/", developer[page]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("Bot.Example.ORG", "bot.example.org")]
    [InlineData("bot.rathaus-köln.example", "bot.xn--rathaus-kln-zfb.example")]
    public async Task Writes_the_host_as_DNS_does(string given, string written)
    {
        var package = await PackageFile.WrittenForAsync(given);

        Assert.Equal(written, package.Manifest["validDomains"]![0]!.GetValue<string>());
    }

    private async Task<string> PackAsync(string name, params string[] more) =>
        (await _bot.RunAsync(["package", "--app-id", PackageFile.AppId, "--host", PackageFile.Host, "--out", _bot.PathOf(name), .. more])).Success();
}
