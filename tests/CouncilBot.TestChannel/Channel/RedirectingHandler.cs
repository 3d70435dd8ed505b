namespace CouncilBot.TestChannel.Channel;

/// <summary>
/// Sends what is meant for the public connector service to an address of this machine, so that a bot under test keeps its rule of
/// speaking to the service's own hosts only.
/// </summary>
public sealed class RedirectingHandler(Uri target) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    /// <summary>The host that is replaced.</summary>
    public const string Host = "smba.trafficmanager.net";

    private readonly string _target = target.GetLeftPart(UriPartial.Authority);

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.RequestUri is { Host: Host } address)
            request.RequestUri = new Uri(_target + address.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
