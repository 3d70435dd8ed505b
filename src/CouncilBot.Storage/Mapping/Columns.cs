using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Mapping;

/// <summary>Lengths that several rows share, and rules that hold for all of them.</summary>
internal static class Columns
{
    /// <summary>Short names of coalitions, factions and collections.</summary>
    public const int ShortName = 64;

    /// <summary>Names of people, coalitions and factions.</summary>
    public const int Name = 200;

    /// <summary>Titles of motions and items of an agenda.</summary>
    public const int Title = 300;

    /// <summary>Short identities, by which people name things.</summary>
    public const int ShortId = 6;

    /// <summary>Numbers of items of an agenda, as printed.</summary>
    public const int Number = 20;

    /// <summary>Identities the channel gives.</summary>
    public const int ChannelId = 256;

    /// <summary>32 bytes of a hash, hexadecimal.</summary>
    public const int Hash = 64;

    /// <summary>Addresses of the connector.</summary>
    public const int Url = 512;

    /// <summary>Keys of messages.</summary>
    public const int MessageKey = 256;

    /// <summary>Error codes of the service.</summary>
    public const int Error = 256;

    /// <summary>Makes the version of every versioned row its concurrency token.</summary>
    public static void CountVersions(this ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IVersioned))))
            model.Entity(type.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
    }

    /// <summary>
    /// Texts in keys and indexes are identities of machines: <c>a:1x</c> and <c>a:1X</c> are two conversations. SQLite compares
    /// so by nature, SQL Server only with a binary collation.
    /// </summary>
    public static void CompareKeysExactly(this ModelBuilder model, string? provider)
    {
        if (provider?.EndsWith(".SqlServer", StringComparison.Ordinal) != true)
            return;

        foreach (var type in model.Model.GetEntityTypes())
        {
            foreach (var property in type.GetProperties().Where(p => p.ClrType == typeof(string) && (p.IsKey() || p.IsForeignKey() || p.IsIndex() || p.Name == nameof(ICoalitionOwned.CoalitionId))))
                property.SetCollation("Latin1_General_100_BIN2");
        }
    }
}
