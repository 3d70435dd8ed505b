using System.Globalization;
using System.Reflection;
using CouncilBot.Storage;
using CouncilBot.Teams;

namespace CouncilBot.Hosting;

/// <summary>
/// Settings of this installation: appsettings.json beside the program, that of the environment (appsettings.Development.json),
/// overridden by environment variables with the prefix COUNCILBOT_ (COUNCILBOT_Knowledge__Data).
/// </summary>
internal sealed record Settings
{
    public const string DefaultSeeds = "seeds";
    public const string DefaultData = "data";
    public const string DefaultCollectionId = "siegen";
    public const int DefaultIndexMegabytes = 512;
    public const string DefaultDatabase = "councilbot.db";

    /// <summary>Folder with the documents and glossary that come with the product.</summary>
    public required string Seeds { get; init; }

    /// <summary>Folder with imported documents and the embedded database; it need not exist.</summary>
    public required string Data { get; init; }

    /// <summary>The collection that is asked when none is named.</summary>
    public required string DefaultCollection { get; init; }

    /// <summary>Memory for indexes, in MiB.</summary>
    public required int IndexMegabytes { get; init; }

    /// <summary>Development or Production; anything else is treated as Production.</summary>
    public string Environment { get; init; } = Environments.Production;

    /// <summary>The server.</summary>
    public BotOptions Bot { get; init; } = new();

    /// <summary>The registration with Teams.</summary>
    public TeamsOptions Teams { get; init; } = new();

    /// <summary>The database; its file is null unless set: then it lies in the data folder.</summary>
    public StorageSettings Storage { get; init; } = new();

    /// <summary>The chat pages for trying things out.</summary>
    public PlaygroundSettings Playground { get; init; } = new();

    /// <summary>Keys whose values could not be read, each with a value that could: the start refuses them.</summary>
    public IReadOnlyList<(string Key, string Example)> Unreadable { get; init; } = [];

    public bool IsDevelopment => string.Equals(Environment, Environments.Development, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the store is, the data folder taken into account.</summary>
    public StorageOptions Database(string? data = null) => new()
    {
        Provider = Storage.Provider,
        File = Path.GetFullPath(string.IsNullOrWhiteSpace(Storage.File) ? Path.Combine(data ?? Data, DefaultDatabase) : Storage.File),
        ConnectionString = Storage.ConnectionString,
    };

    /// <summary>These settings with what the command line says instead.</summary>
    public Settings With(string? urls, bool noPlayground, string? people) => this with
    {
        Bot = new BotOptions { Urls = urls ?? Bot.Urls, PublicUrl = Bot.PublicUrl, QuestionDays = Bot.QuestionDays, DeviatingVoteDays = Bot.DeviatingVoteDays, MotionDays = Bot.MotionDays, OtlpEndpoint = Bot.OtlpEndpoint },
        Playground = Playground with
        {
            IsEnabled = Playground.IsEnabled && !noPlayground,
            People = people?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? Playground.People,
        },
    };

    /// <summary>Reads the settings; a number that is none is the default.</summary>
    public static Settings Read()
    {
        var environment = System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production;
        var all = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables("COUNCILBOT_")
            .Build();
        return Of(all, environment);
    }

    /// <summary>The settings of a configuration.</summary>
    public static Settings Of(IConfiguration all, string environment)
    {
        var knowledge = all.GetSection("Knowledge");
        var unreadable = new List<(string Key, string Example)>();

        return new Settings
        {
            Seeds = Path.GetFullPath(knowledge["Seeds"] ?? DefaultSeeds, AppContext.BaseDirectory),
            Data = Path.GetFullPath(knowledge["Data"] ?? DefaultData),
            DefaultCollection = knowledge["DefaultCollection"] ?? DefaultCollectionId,
            IndexMegabytes = int.TryParse(knowledge["IndexMegabytes"], CultureInfo.InvariantCulture, out var megabytes) && megabytes > 0 ? megabytes : DefaultIndexMegabytes,
            Environment = environment,
            Bot = Bind(all, BotOptions.Section, new BotOptions(), unreadable),
            Teams = Bind(all, TeamsOptions.Section, new TeamsOptions(), unreadable),
            Storage = Bind(all, StorageOptions.Section, new StorageSettings(), unreadable),
            Playground = Bind(all, PlaygroundSettings.Section, new PlaygroundSettings(), unreadable),
            Unreadable = unreadable,
        };
    }

    /// <summary>Binds key by key, so that a wrong value is known by its key; the binder's own message would repeat the value, which may be a secret.</summary>
    private static T Bind<T>(IConfiguration all, string section, T settings, List<(string Key, string Example)> unreadable)
        where T : class
    {
        foreach (var child in all.GetSection(section).GetChildren())
        {
            var one = new ConfigurationBuilder().AddInMemoryCollection(child.AsEnumerable().Where(v => v.Value is not null)).Build();
            try
            {
                one.GetSection(section).Bind(settings);
            }
            catch (InvalidOperationException)
            {
                unreadable.Add((child.Path, string.Create(CultureInfo.InvariantCulture, $"{DefaultOf(settings, child.Key)}")));
            }
        }

        return settings;
    }

    private static object? DefaultOf<T>(T settings, string key) =>
        typeof(T).GetProperty(key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.GetValue(settings);
}

/// <summary>Settings of the store as they are written.</summary>
internal sealed class StorageSettings
{
    /// <summary>Sqlite or SqlServer.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>File of the embedded database, or null: in the data folder.</summary>
    public string? File { get; set; }

    /// <summary>Connection string of the server. A secret.</summary>
    public string? ConnectionString { get; set; }
}

/// <summary>Settings of the chat pages for trying things out.</summary>
internal sealed record PlaygroundSettings
{
    public const string Section = "Playground";

    /// <summary>Whether they are started with the bot; only in Development.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>The people whose pages are opened: names of folders in playground/.</summary>
    public IList<string> People { get; set; } = [];

    /// <summary>Port of the first page.</summary>
    public int FirstPort { get; set; } = 56150;
}
