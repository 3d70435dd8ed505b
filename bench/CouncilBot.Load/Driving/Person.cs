using System.Globalization;
using CouncilBot.Load.Channel;

namespace CouncilBot.Load.Driving;

/// <summary>A member who asks.</summary>
/// <param name="Number">From 1; everything else follows from it.</param>
internal sealed record Person(int Number)
{
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"Mitglied {Number}");

    /// <summary>Account in the channel.</summary>
    public string AccountId { get; } = string.Create(CultureInfo.InvariantCulture, $"29:member-{Number}");

    /// <summary>Entra object id.</summary>
    public Guid ObjectId { get; } = new(Number, 0x10ad, 0x10ad, [0, 0, 0, 0, 0, 0, 0, 1]);
}

/// <summary>How the channel knows a bot and where it listens.</summary>
/// <param name="AppId">The app id, a GUID.</param>
/// <param name="TenantId">Tenant of the bot and of the people.</param>
/// <param name="ServiceUrl">The connector as the bot is told it.</param>
/// <param name="Port">The bot's port on 127.0.0.1.</param>
/// <param name="Signature">Who signs what is sent to it.</param>
internal sealed record Registration(string AppId, Guid TenantId, string ServiceUrl, int Port, Signature Signature);
