using CouncilBot.Hosting;
using CouncilBot.Hosting.Doctor;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Teams;
using CouncilBot.TestChannel.Channel;
using CouncilBot.TestChannel.Signing;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Doctor;

/// <summary>An installation that is examined: complete and well unless a test says otherwise, with the services of the channel in process.</summary>
internal sealed class Patient : IDisposable
{
    public const string Secret = "canary-secret-of-the-bot";

    private readonly Installation _installation = Installation.WithSeedsOfItsOwn();

    public FakeTokenEndpoint Tokens { get; } = new();

    public MetadataSource Metadata { get; } = new();

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public TeamsOptions Teams { get; } = new()
    {
        AppId = TestBot.AppId,
        TenantId = Town.Tenant,
        ClientSecret = Secret,
        AllowedTenants = { Town.Tenant },
    };

    public BotOptions Bot { get; } = new();

    public StorageSettings Storage { get; } = new();

    public string Environment { get; set; } = "Production";

    public Installation Files => _installation;

    public string DatabaseFile => _installation.PathOf("data", Settings.DefaultDatabase);

    private Settings Settings => new()
    {
        Seeds = _installation.Seeds,
        Data = _installation.Data,
        DefaultCollection = Settings.DefaultCollectionId,
        IndexMegabytes = Settings.DefaultIndexMegabytes,
        Environment = Environment,
        Bot = Bot,
        Teams = Teams,
        Storage = Storage,
    };

    /// <summary>Makes the database as the first start does.</summary>
    public async Task<Patient> WithDatabaseAsync()
    {
        await using var services = Database.Open(Settings.Database());
        await using var db = services.GetRequiredService<CouncilDbFactory>().Open();
        await Schema.MigrateAsync(db);
        return this;
    }

    /// <summary>What the command prints.</summary>
    public async Task<Outcome> ExamineAsync(Language language = Language.German)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var command = new DoctorCommand(Settings, new Terminal(TextReader.Null, output, error, language, IsStyled: false), data: null);
        var exit = await command.RunAsync(CancellationToken.None, services =>
        {
            services.AddFakeChannel(new FakeConnector(), Tokens);
            services.AddHttpClient(TeamsHttp.Metadata).ConfigurePrimaryHttpMessageHandler(() => Metadata);
            services.AddSingleton(Time);
        });
        return new Outcome(exit, output.ToString().ReplaceLineEndings("\n"), error.ToString());
    }

    public void Dispose()
    {
        CouncilSqlite.CloseIdle(DatabaseFile);
        _installation.Dispose();
    }
}
