using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Starting;

public sealed class TheCommandLine : IDisposable
{
    private static readonly string[] Commands = ["ask", "documents", "import", "show", "eval"];

    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Theory]
    [InlineData("frage")]
    [InlineData("ask Was haben wir vereinbart")]
    [InlineData("ask kita --colection siegen")]
    [InlineData("ask kita --collection")]
    [InlineData("ask kita --lang fr")]
    [InlineData("ask kita --lang DE")]
    [InlineData("ask --batch")]
    [InlineData("documents siegen")]
    [InlineData("import")]
    [InlineData("import a.txt")]
    [InlineData("import a.txt --collection siegen")]
    [InlineData("import a.txt --title Vertrag")]
    [InlineData("show")]
    [InlineData("show a b")]
    [InlineData("eval")]
    public async Task Wrongly_used_ends_with_2_and_a_message(string line)
    {
        (await _bot.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).UsageError();
    }

    [Theory]
    [InlineData("ask", "kita")]
    [InlineData("documents")]
    [InlineData("show", "siegen/a@b#1")]
    [InlineData("import", "a.txt", "--collection", "siegen", "--title", "Vertrag")]
    public async Task With_an_empty_data_folder_is_wrongly_used(params string[] arguments)
    {
        Assert.Equal("--data braucht den Pfad eines Ordners.", (await _bot.RunAsync([.. arguments, "--data", ""])).UsageError());
    }

    [Fact]
    public async Task Names_the_option_it_misses()
    {
        Assert.Contains("--title", (await _bot.RunAsync("import", "a.txt", "--collection", "siegen")).UsageError(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_its_commands_when_asked_for_help()
    {
        var help = (await _bot.RunAsync("--help")).Success();

        Assert.Contains("CouncilBot beantwortet mit genauen Zitaten, was in der Kooperation vereinbart ist.", help, StringComparison.Ordinal);
        Assert.All(Commands, command => Assert.Matches($@"\n  {command}\b", help));
    }

    [Fact]
    public async Task Asks_the_collection_of_the_installation_when_none_is_named()
    {
        Assert.Equal((await _bot.RunAsync("ask", "Regel 7", "--collection", "siegen")).Success(), (await _bot.RunAsync("ask", "Regel 7")).Success());
    }

    [Fact]
    public async Task Takes_options_before_and_after_the_command()
    {
        Assert.Equal((await _bot.RunAsync("documents", "--lang", "en")).Success(), (await _bot.RunAsync("--lang", "en", "documents")).Success());
    }

    [Fact]
    public async Task Needs_no_data_folder()
    {
        (await _bot.RunAsync("ask", "Regel 7", "--data", _bot.PathOf("not", "there"))).Success();

        Assert.False(Directory.Exists(_bot.PathOf("not")));
    }
}
