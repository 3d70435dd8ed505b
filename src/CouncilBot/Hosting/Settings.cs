using Microsoft.Extensions.Configuration;

namespace CouncilBot.Hosting;

/// <summary>
/// Settings of this installation: appsettings.json beside the program, overridden by environment variables with the prefix
/// COUNCILBOT_ (COUNCILBOT_Knowledge__Data).
/// </summary>
internal sealed record Settings
{
    public const string DefaultSeeds = "seeds";
    public const string DefaultData = "data";
    public const string DefaultCollectionId = "siegen";
    public const int DefaultIndexMegabytes = 512;

    /// <summary>Folder with the documents and glossary that come with the product.</summary>
    public required string Seeds { get; init; }

    /// <summary>Folder with imported documents; it need not exist.</summary>
    public required string Data { get; init; }

    /// <summary>The collection that is asked when none is named.</summary>
    public required string DefaultCollection { get; init; }

    /// <summary>Memory for indexes, in MiB.</summary>
    public required int IndexMegabytes { get; init; }

    /// <summary>Reads the settings; a number that is none is the default.</summary>
    public static Settings Read()
    {
        var values = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables("COUNCILBOT_")
            .Build()
            .GetSection("Knowledge");

        return new Settings
        {
            Seeds = Path.GetFullPath(values["Seeds"] ?? DefaultSeeds, AppContext.BaseDirectory),
            Data = Path.GetFullPath(values["Data"] ?? DefaultData),
            DefaultCollection = values["DefaultCollection"] ?? DefaultCollectionId,
            IndexMegabytes = int.TryParse(values["IndexMegabytes"], System.Globalization.CultureInfo.InvariantCulture, out var megabytes) && megabytes > 0 ? megabytes : DefaultIndexMegabytes,
        };
    }
}
