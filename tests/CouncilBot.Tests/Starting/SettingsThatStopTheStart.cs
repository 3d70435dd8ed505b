using System.Resources;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Teams;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace CouncilBot.Tests.Starting;

public sealed class SettingsThatStopTheStart
{
    private const string Guid = "6f0c4a1e-52f7-4c11-9f0e-3c1f0c5b7a21";
    private const string Server = "Storage:Provider=SqlServer";

    /// <summary>What is set, the key the refusal names, and the example it gives.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "Teams:AppId=", "Teams:AppId", Guid },
        { "Teams:AppId=councilbot", "Teams:AppId", Guid },
        { "Teams:AppId=00000000-0000-0000-0000-000000000000", "Teams:AppId", Guid },
        { "Teams:TenantId=", "Teams:TenantId", Guid },
        { "Teams:TenantId=stadt.example.org", "Teams:TenantId", Guid },
        { "Teams:AllowedTenants:0=stadt.example.org", "Teams:AllowedTenants:0", Guid },
        { "Teams:AllowedTenants:0=|Teams:AllowedTenants=6f0c4a1e-52f7-4c11-9f0e-3c1f0c5b7a21", "Teams:AllowedTenants:0", Guid },
        { "Teams:ClientSecret=", "Teams:CertificateFile", "/etc/councilbot/bot.pfx" },
        { "Teams:UseManagedIdentity=true", "Teams:CertificateFile", "/etc/councilbot/bot.pfx" },
        { "Teams:UseManagedIdentity=ja", "Teams:UseManagedIdentity", "False" },
        { "Teams:RequestsPerSecond=0", "Teams:RequestsPerSecond", "47" },
        { "Teams:RequestsPerSecond=51", "Teams:RequestsPerSecond", "47" },
        { "Teams:AllowAnonymous=true", "Teams:AllowAnonymous", "false" },
        { "Bot:QuestionDays=0", "Bot:QuestionDays", "180" },
        { "Bot:DeviatingVoteDays=0", "Bot:DeviatingVoteDays", "365" },
        { "Bot:MotionDays=4000", "Bot:MotionDays", "1825" },
        { "Bot:QuestionDays=ein Jahr", "Bot:QuestionDays", "180" },
        { "Bot:OtlpEndpoint=collector", "Bot:OtlpEndpoint", "http://127.0.0.1:4317" },
        { "Bot:PublicUrl=bot.example.org", "Bot:PublicUrl", "https://bot.example.org" },
        { "Bot:PublicUrl=http://bot.example.org", "Bot:PublicUrl", "https://bot.example.org" },
        { "Bot:PublicUrl=http://127.0.0.1:3978", "Bot:PublicUrl", "https://bot.example.org" },
        { "Bot:PublicUrl=https://bot.example.org/bot", "Bot:PublicUrl", "https://bot.example.org" },
        { "Bot:PublicUrl=https://user:canary@bot.example.org", "Bot:PublicUrl", "https://bot.example.org" },
        { "Bot:Urls=", "Bot:Urls", "http://127.0.0.1:3978" },
        { "Bot:Urls=3978", "Bot:Urls", "http://127.0.0.1:3978" },
        { "Bot:Urls=ftp://127.0.0.1", "Bot:Urls", "http://127.0.0.1:3978" },
        { "Bot:Urls=http://127.0.0.1:3978/bot", "Bot:Urls", "http://127.0.0.1:3978" },
        { "Bot:Urls=http://localhost:0", "Bot:Urls", "http://127.0.0.1:3978" },
        { "Bot:Urls=http://127.0.0.1:99999", "Bot:Urls", "http://127.0.0.1:3978" },
        { "Bot:Urls=https://127.0.0.1:3978", "Bot:Urls", "http://127.0.0.1:3978" },
        { "Storage:Provider=Postgres", "Storage:Provider", "Sqlite" },
        { Server, "Storage:ConnectionString", "Server=sql.example.org" },
        { $"{Server}|Storage:ConnectionString=canary", "Storage:ConnectionString", "Server=sql.example.org" },
        { $"{Server}|Storage:ConnectionString=Database=canary", "Storage:ConnectionString", "Server=sql.example.org" },
        { $"{Server}|Storage:ConnectionString=Server=sql.example.org;TrustServerCertificate=True;Password=canary", "Storage:ConnectionString", "TrustServerCertificate=True" },
    };

    [Theory]
    [Trait("Catalogue", "A24")]
    [MemberData(nameof(Wrong))]
    public void Are_named_with_their_key_and_an_example_in_both_languages(string set, string key, string example)
    {
        var settings = Settings.Of(Configured(set), "Production");
        foreach (var language in new[] { Language.German, Language.English })
        {
            var lines = new StartRefusal(language).Of(settings);
            Assert.Contains(lines, line => line.Contains(key, StringComparison.Ordinal) && line.Contains(example, StringComparison.Ordinal));
            Assert.All(lines, line => Assert.DoesNotContain("canary", line, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Stop_it_with_exit_code_1(string set, string key, string example)
    {
        using var installation = new Installation();
        await using var bot = await Served.StartAsync(Settings.Of(Configured(set), "Production") with { Data = installation.Data });

        Assert.Contains(await bot.RefusalAsync(), line => line.Contains(key, StringComparison.Ordinal) && line.Contains(example, StringComparison.Ordinal));
        Assert.False(Directory.Exists(installation.Data));
    }

    [Theory]
    [Trait("Catalogue", "A24")]
    [InlineData("http://0.0.0.0:3978")]
    [InlineData("http://*:3978")]
    [InlineData("http://+:3978")]
    [InlineData("http://rathaus.example.org:3978")]
    [InlineData("http://127.0.0.1:3978;http://192.0.2.1:3978")]
    public void Among_them_are_addresses_for_others_while_nobody_signs(string urls)
    {
        var settings = Settings.Of(Configured($"Bot:Urls={urls}|Teams:AppId=|Teams:AllowAnonymous=true"), "Development");

        Assert.Contains(urls.Split(';')[^1], Assert.Single(new StartRefusal(Language.German).Of(settings)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bot:Urls=http://127.0.0.1:3978")]
    [InlineData("Bot:Urls=http://localhost:3978;http://[::1]:3978")]
    [InlineData("Bot:Urls=http://*:8080")]
    [InlineData("Bot:QuestionDays=3650")]
    [InlineData("Teams:ClientSecret=|Teams:UseManagedIdentity=true|Teams:TenantId=")]
    [InlineData("Storage:Provider=SqlServer|Storage:ConnectionString=Server=sql.example.org;Database=CouncilBot;Encrypt=True")]
    public void Are_not_those_that_work(string set) => Assert.Empty(new StartRefusal(Language.German).Of(Settings.Of(Configured(set), "Production")));

    [Fact]
    public void Are_all_said_at_once()
    {
        var settings = Settings.Of(Configured("Teams:AppId=|Teams:TenantId=x|Bot:QuestionDays=0|Bot:Urls=x"), "Production");

        Assert.Equal(4, new StartRefusal(Language.German).Of(settings).Count);
    }

    [Fact]
    public void Have_words_in_both_languages_for_every_reason()
    {
        string[] reasons = [.. Enum.GetNames<TeamsOptionsFault>(), .. Enum.GetNames<SchemaState>().Select(s => $"Schema{s}"), .. Enum.GetNames<Coalition.Agreements.AgreementProblem>()];
        var words = new ResourceManager(typeof(StartRefusal).FullName!, typeof(StartRefusal).Assembly);

        Assert.All(reasons, reason => Assert.NotEqual(words.GetString(reason, new("de-DE")), words.GetString(reason, new("en-GB"))));
    }

    [Fact]
    public void Can_come_from_the_environment()
    {
        var all = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Bot:QuestionDays", "180"), new("Bot:Urls", "http://127.0.0.1:3978")])
            .AddInMemoryCollection([new("Bot:QuestionDays", "30"), new("Teams:AllowedTenants:0", Guid), new("Teams:AllowedTenants:1", Town.Tenant), new("Playground:People:0", "cdu-mitglied")])
            .Build();

        var settings = Settings.Of(all, "Production");

        Assert.Equal(30, settings.Bot.QuestionDays);
        Assert.Equal([Guid, Town.Tenant], settings.Teams.AllowedTenants);
        Assert.Equal(["cdu-mitglied"], settings.Playground.People);
        Assert.Empty(settings.Unreadable);
    }

    /// <summary>A registration that works, with what is set instead.</summary>
    private static IConfigurationRoot Configured(string set)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Knowledge:Seeds"] = Repository.Seeds,
            ["Teams:AppId"] = TestBot.AppId,
            ["Teams:TenantId"] = Town.Tenant,
            ["Teams:ClientSecret"] = "canary-secret-of-the-bot",
            ["Teams:AllowedTenants:0"] = Town.Tenant,
        };
        foreach (var one in set.Split('|'))
        {
            var (key, value) = (one[..one.IndexOf('=', StringComparison.Ordinal)], one[(one.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            if (value.Length == 0 && key != "Bot:Urls")
                values.Remove(key);
            else
                values[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
