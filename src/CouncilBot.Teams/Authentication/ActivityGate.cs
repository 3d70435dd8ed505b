using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using Microsoft.Extensions.Options;

namespace CouncilBot.Teams.Authentication;

/// <summary>Whether the sender of a valid token may send this activity: channel, service URL and tenant.</summary>
internal sealed class ActivityGate
{
    private readonly HashSet<Guid> _tenants;
    private readonly bool _isAnonymous;

    public ActivityGate(IOptions<TeamsOptions> options)
    {
        _isAnonymous = options.Value.AllowAnonymous;
        _tenants = options.Value.AllowedTenants.Select(t => GuidText.TryRead(t, out var id) ? id : Guid.Empty).Where(t => t != Guid.Empty).ToHashSet();
    }

    /// <summary>Judges channel and service URL.</summary>
    /// <param name="activity">What was sent.</param>
    /// <param name="token">By whom; without token and key in anonymous mode.</param>
    /// <returns>Why not; null when it may.</returns>
    public Refusal? Judge(Activity activity, TokenVerdict token)
    {
        if (activity.ChannelId != Cloud.Channel)
            return Refusal.Channel;
        if (ServiceUrls.Read(activity.ServiceUrl) is not { } url)
            return Refusal.ServiceHost;
        if (_isAnonymous)
            return ServiceHosts.IsAllowedAnonymously(url) ? null : Refusal.ServiceHost;

        // A key of another channel proves nothing about Teams.
        if (!token.Key!.Endorsements.Contains(Cloud.Channel))
            return Refusal.Endorsement;
        // The claim binds the token to one connector: a stolen token cannot send our answers elsewhere.
        if (ServiceUrls.Read(token.Token!.ServiceUrl) is not { } claimed || !ServiceUrls.AreSame(claimed, url))
            return Refusal.ServiceUrl;

        return ServiceHosts.IsAllowed(url) ? null : Refusal.ServiceHost;
    }

    /// <summary>
    /// Judges the tenant. A foreign tenant is no fault of the channel, which delivered a genuine activity: it is answered like an
    /// unknown type, 200 without a word and without a turn, and logged. A 403 would count as an error of the bot at the channel and
    /// would tell the stranger that somebody looked.
    /// </summary>
    public Refusal? JudgeTenant(Activity activity, out Guid tenant)
    {
        if (!GuidText.TryRead(activity.ChannelData!.Tenant!.Id, out tenant) || !_tenants.Contains(tenant))
            return Refusal.Tenant;

        var other = activity.Conversation!.TenantId;
        return string.IsNullOrEmpty(other) || (GuidText.TryRead(other, out var conversation) && conversation == tenant) ? null : Refusal.TenantMismatch;
    }
}
