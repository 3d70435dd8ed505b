namespace CouncilBot.Hosting.Doctor;

/// <summary>
/// How far the clock of this machine is off, by the date that comes with the answers of the sign-in service (RFC 9110, 6.6.1).
/// Tokens are valid between two moments, so a wrong clock refuses genuine messages.
/// </summary>
internal sealed class ChannelClock(TimeProvider time)
{
    /// <summary>This machine ahead of the service; null until an answer with a date came.</summary>
    public TimeSpan? Ahead { get; private set; }

    private void Note(HttpResponseMessage answer)
    {
        if (answer.Headers.Date is { } date)
            Ahead = time.GetUtcNow() - date;
    }

    /// <summary>Looks at every answer that passes.</summary>
    internal sealed class Reader(ChannelClock clock) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            clock.Note(answer);
            return answer;
        }
    }
}
