namespace CouncilBot.Teams.Authentication;

/// <summary>Why a request was turned away or ignored. It is logged and counted; the caller only sees the status.</summary>
internal enum Refusal
{
    /// <summary>Not POST.</summary>
    Method,

    /// <summary>Not JSON in UTF-8.</summary>
    ContentType,

    /// <summary>A body over the limit.</summary>
    BodyTooLarge,

    /// <summary>No, or not exactly one, Authorization header.</summary>
    NoAuthorization,

    /// <summary>Not "Bearer" and one token.</summary>
    NotBearer,

    /// <summary>A token over the limit.</summary>
    TokenTooLong,

    /// <summary>Not three parts of base64url with JSON inside.</summary>
    TokenMalformed,

    /// <summary>Another algorithm than RS256.</summary>
    Algorithm,

    /// <summary>No key named.</summary>
    KeyNotNamed,

    /// <summary>An extension that must be understood.</summary>
    CriticalExtension,

    /// <summary>A type other than JWT.</summary>
    TokenType,

    /// <summary>A key that is not published, or whose certificate is out of date.</summary>
    UnknownKey,

    /// <summary>A signature that does not hold.</summary>
    Signature,

    /// <summary>Another issuer.</summary>
    Issuer,

    /// <summary>For somebody else, or for several.</summary>
    Audience,

    /// <summary>Expired, not yet valid, or without end.</summary>
    Lifetime,

    /// <summary>Another reason of the token library.</summary>
    Token,

    /// <summary>No signing keys could be had yet.</summary>
    NoKeys,

    /// <summary>Anonymous, but not from this machine.</summary>
    NotLocal,

    /// <summary>No activity, see <see cref="Activities.ActivityFault"/>.</summary>
    Malformed,

    /// <summary>Another channel than Teams.</summary>
    Channel,

    /// <summary>A key that may not sign for Teams.</summary>
    Endorsement,

    /// <summary>A service URL that is not the token's.</summary>
    ServiceUrl,

    /// <summary>A service URL that is no connector of Teams.</summary>
    ServiceHost,

    /// <summary>A tenant whose people are not heard.</summary>
    Tenant,

    /// <summary>Two tenants that contradict each other.</summary>
    TenantMismatch,

    /// <summary>Another bot is speaking.</summary>
    Bot,

    /// <summary>A type of activity that is not acted upon.</summary>
    ActivityType,
}
