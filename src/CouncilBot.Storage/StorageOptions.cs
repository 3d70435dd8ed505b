namespace CouncilBot.Storage;

/// <summary>Where things are stored.</summary>
public enum StorageProvider
{
    /// <summary>The embedded database, one file beside the bot; one running bot only.</summary>
    Sqlite,

    /// <summary>Microsoft SQL Server or Azure SQL.</summary>
    SqlServer,
}

/// <summary>Settings of the store.</summary>
public sealed class StorageOptions
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Storage";

    /// <summary>Which database.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>File of the embedded database; its folder is made when it is missing.</summary>
    public string File { get; set; } = "data/councilbot.db";

    /// <summary>Connection string of the server. A secret.</summary>
    public string? ConnectionString { get; set; }
}
