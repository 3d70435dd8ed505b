namespace CouncilBot.Teams;

/// <summary>
/// How the bot is registered. Read from the section <see cref="Section"/> and checked before the program listens; every problem
/// names the key and an example.
/// </summary>
public sealed class TeamsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Teams";

    /// <summary>The app id of the bot, a GUID. Without one the program does not start, except anonymously.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant in which the bot is registered, a GUID: it asks for tokens there.</summary>
    public string? TenantId { get; set; }

    /// <summary>Tenants whose people are heard, GUIDs. Everyone else is ignored.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>Client secret; exactly one of the three kinds of credentials is set.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>File of a certificate with its private key (PFX).</summary>
    public string? CertificateFile { get; set; }

    /// <summary>Password of <see cref="CertificateFile"/>.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>Whether the bot's identity is the user-assigned managed identity whose client id is <see cref="AppId"/>.</summary>
    public bool UseManagedIdentity { get; set; }

    /// <summary>
    /// Requests in a second that go out to one tenant, of the 50 the channel takes from an app (Teams rate limits, August 2026). Some
    /// are left over, because requests do not arrive as evenly as they leave. Several instances share the limit.
    /// </summary>
    public int RequestsPerSecond { get; set; } = DefaultRequestsPerSecond;

    /// <summary>Default of <see cref="RequestsPerSecond"/>.</summary>
    public const int DefaultRequestsPerSecond = 47;

    /// <summary>The most the channel takes.</summary>
    public const int MostRequestsPerSecond = 50;

    /// <summary>Whether unsigned activities are accepted: only in Development, only from and to loopback, only without an app id.</summary>
    public bool AllowAnonymous { get; set; }
}
