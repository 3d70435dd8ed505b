namespace CouncilBot.Hosting.Playground;

/// <summary>Chat pages on this machine, for trying the bot without Teams.</summary>
internal sealed record PlaygroundOptions
{
    /// <summary>Two people of two factions, so that both sides can be seen beside each other.</summary>
    public static readonly IReadOnlyList<string> DefaultPeople = ["cdu-vorsitz", "spd-vorsitz"];

    public const int DefaultFirstPort = 56150;

    /// <summary>Where the people's settings lie: beside the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "playground");

    /// <summary>Whether chat pages are started with the bot.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>Folder with a folder for each person.</summary>
    public string Folder { get; init; } = DefaultFolder;

    /// <summary>Whose pages are started: names of folders in <see cref="Folder"/>.</summary>
    public IReadOnlyList<string> People { get; init; } = DefaultPeople;

    /// <summary>Port of the first page; the others follow.</summary>
    public int FirstPort { get; init; } = DefaultFirstPort;
}
