using Microsoft.IdentityModel.Tokens;

namespace CouncilBot.Teams.Authentication;

/// <summary>A published key of the channel.</summary>
/// <param name="Id">Its name, compared exactly.</param>
/// <param name="Key">Modulus and exponent.</param>
/// <param name="Fingerprint">Identifies modulus and exponent, so that a new key of the same name is not taken for the old one.</param>
/// <param name="Endorsements">The channels it may sign for.</param>
/// <param name="From">Start of its certificate, UTC; null without one.</param>
/// <param name="Until">End of its certificate, UTC; null without one.</param>
internal sealed record SigningKey(string Id, RsaSecurityKey Key, string Fingerprint, IReadOnlySet<string> Endorsements, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Whether its certificate is in date.</summary>
    public bool IsInDate(DateTimeOffset now) => !(now + TokenValidator.Skew < From) && !(now - TokenValidator.Skew > Until);
}
