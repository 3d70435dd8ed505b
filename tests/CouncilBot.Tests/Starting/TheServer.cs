using System.Net;
using System.Text;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Starting;

public sealed class TheServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("councilbot-serve-").FullName;
    private readonly HttpClient _client = new();

    private string Data => Path.Combine(_folder, "new", "data");

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Makes_everything_it_needs_in_an_empty_folder_and_is_ready()
    {
        await using var bot = await Served.StartAsync(Served.Anonymous(Data), "serve", "--no-playground");

        Assert.Equal("ok\n", await _client.GetStringAsync(new Uri(bot.Address, "/healthz")));
        Assert.Equal("ready\n", await _client.GetStringAsync(new Uri(bot.Address, "/readyz")));
        Assert.Equal("", bot.Error);
        Assert.True(File.Exists(Path.Combine(Data, "councilbot.db")));
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public async Task Runs_without_a_command_too_and_takes_folder_and_address_from_the_command_line()
    {
        var elsewhere = Path.Combine(_folder, "elsewhere");
        await using var bot = await Served.StartAsync(Served.Anonymous(Data), "--data", elsewhere, "--urls", "http://127.0.0.1:0;http://[::1]:0");

        Assert.Equal(2, bot.Out.Split("http://").Length - 1);
        Assert.True(File.Exists(Path.Combine(elsewhere, "councilbot.db")));
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Knows_the_people_of_the_chat_pages_only_when_trying_things_out_and_nobody_is_enrolled()
    {
        await (await Served.StartWithChannelAsync(Served.Registered(Data))).DisposeAsync();
        Assert.Equal(0, await PeopleAsync());

        await (await Served.StartAsync(Served.Anonymous(Data), "--no-playground")).DisposeAsync();
        Assert.Equal(7, await PeopleAsync());

        await using (var db = await OpenAsync())
            await db.Database.ExecuteSqlRawAsync("DELETE FROM Memberships; DELETE FROM People WHERE Name <> 'SPD Mitglied'");

        await (await Served.StartAsync(Served.Anonymous(Data), "--no-playground")).DisposeAsync();
        Assert.Equal(1, await PeopleAsync());
    }

    [Fact]
    public async Task Is_the_only_one_on_its_file_and_says_who_has_it()
    {
        await using var first = await Served.StartAsync(Served.Anonymous(Data), "--no-playground");
        await using var second = await Served.StartAsync(Served.Anonymous(Data), "--no-playground");

        var line = Assert.Single(await second.RefusalAsync());
        Assert.StartsWith($"- Ein anderer CouncilBot benutzt schon {Path.Combine(Data, "councilbot.db")} (Prozess {Environment.ProcessId}, seit ", line, StringComparison.Ordinal);

        await first.StopAsync();
        await using var third = await Served.StartAsync(Served.Anonymous(Data), "--no-playground");
        Assert.Equal("ok\n", await _client.GetStringAsync(new Uri(third.Address, "/healthz")));
    }

    [Fact]
    public async Task Says_which_address_is_taken()
    {
        await using var first = await Served.StartAsync(Served.Anonymous(Data), "--no-playground");
        await using var second = await Served.StartAsync(Served.Anonymous(Path.Combine(_folder, "second")), "--no-playground", "--urls", first.Address.ToString());

        Assert.Contains($"{first.Address.Port}", Assert.Single(await second.RefusalAsync()), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "G1")]
    [Trait("Catalogue", "M3")]
    public async Task Lives_and_is_not_ready_while_the_database_server_cannot_be_reached()
    {
        var server = new StorageSettings
        {
            Provider = StorageProvider.SqlServer,
            ConnectionString = $"Server=127.0.0.1,{Served.ClosedPort()};Database=CouncilBot;User Id=canary-user;Password=canary-password;Connect Timeout=2;ConnectRetryCount=0;Encrypt=True;TrustServerCertificate=True",
        };
        await using var bot = await Served.StartWithChannelAsync(Served.Registered(Data) with { Storage = server });

        Assert.Equal("ok\n", await _client.GetStringAsync(new Uri(bot.Address, "/healthz")));
        using var ready = await _client.GetAsync(new Uri(bot.Address, "/readyz"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("database", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Storage:ConnectionString", bot.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", bot.Error + bot.Out + await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "G6")]
    public async Task Does_not_touch_the_database_of_a_newer_version()
    {
        await (await Served.StartAsync(Served.Anonymous(Data), "--no-playground")).DisposeAsync();
        await using (var db = await OpenAsync())
            await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('99991231000000_Later', '99')");

        await using var bot = await Served.StartAsync(Served.Anonymous(Data), "--no-playground");

        Assert.Equal("- Die Datenbank ist neuer als dieses Programm. Bitte verwenden Sie die Programmversion, die sie zuletzt benutzt hat.", Assert.Single(await bot.RefusalAsync()));
        using var error = new StringWriter();
        Assert.Equal(1, await CommandLine.RunAsync(["db", "migrate"], Served.Anonymous(Data), TextWriter.Null, error));
        Assert.StartsWith("Die Datenbank ist neuer", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "G6")]
    public async Task Does_not_touch_a_database_whose_migrations_are_incomplete()
    {
        await (await Served.StartAsync(Served.Anonymous(Data), "--no-playground")).DisposeAsync();
        await using (var db = await OpenAsync())
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory");

        await using var bot = await Served.StartAsync(Served.Anonymous(Data), "--no-playground");

        Assert.Contains("nur teilweise eingerichtet", Assert.Single(await bot.RefusalAsync()), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "G2")]
    public async Task Says_which_file_is_no_database()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "councilbot.db"), string.Concat(Enumerable.Repeat("Das ist keine Datenbank. ", 400)));

        await using var bot = await Served.StartAsync(Served.Anonymous(Data), "--no-playground");

        Assert.StartsWith($"- {Path.Combine(Data, "councilbot.db")} kann nicht benutzt werden", Assert.Single(await bot.RefusalAsync()), StringComparison.Ordinal);
        using var error = new StringWriter();
        Assert.Equal(1, await CommandLine.RunAsync(["db", "migrate"], Served.Anonymous(Data), TextWriter.Null, error));
        Assert.Contains("kann nicht benutzt werden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_it_cannot_write_to_the_folder()
    {
        var file = Path.Combine(_folder, "no-folder");
        await File.WriteAllTextAsync(file, "");
        var settings = Served.Anonymous(Data) with { Storage = new StorageSettings { File = Path.Combine(file, "councilbot.db") } };

        await using var bot = await Served.StartAsync(settings, "--no-playground");

        Assert.Contains("kann nicht geschrieben werden", Assert.Single(await bot.RefusalAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "kein gültiges JSON")]
    [InlineData("""{"name":"","factions":[]}""", "")]
    public async Task Names_the_data_of_an_agreement_that_are_broken(string json, string words)
    {
        var file = Path.Combine(Data, "siegen", "agreement.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, json, Encoding.UTF8);

        await using var bot = await Served.StartAsync(Served.Anonymous(Data), "--no-playground");

        var lines = await bot.RefusalAsync();
        Assert.All(lines, line => Assert.StartsWith($"- {file}: ", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(words, StringComparison.Ordinal) && line.Contains('$', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Migrates_on_request_and_says_what_it_did()
    {
        using var output = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync(["db", "migrate"], Served.Anonymous(Data), output, TextWriter.Null));
        Assert.Equal(0, await CommandLine.RunAsync(["db", "migrate", "--lang", "en"], Served.Anonymous(Data), output, TextWriter.Null));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Distinct(StringComparer.Ordinal).Count());
    }

    private async Task<CouncilDb> OpenAsync()
    {
        var services = Database.Open(Served.Anonymous(Data).Database());
        var db = services.GetRequiredService<CouncilDbFactory>().Open();
        await db.Database.OpenConnectionAsync();
        return db;
    }

    private async Task<int> PeopleAsync()
    {
        await using var db = await OpenAsync();
        return await db.People.CountAsync();
    }
}
