using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;

namespace CouncilBot.Teams.Tests.Connector;

/// <summary>Bodies are used again, and a try that was given up may still be on its way out.</summary>
public sealed class ABodyThatIsStillRead
{
    private readonly ActivityBodies _bodies = new();

    [Fact]
    public async Task Is_not_used_for_the_next_message()
    {
        var body = _bodies.Rent();
        Assert.True(body.TryWrite(Outbound.Personal, OutgoingActivity.OfText("vertraulich"), "vertraulich"));
        using var slow = new SlowStream();
        using var content = body.Content();
        var reading = content.CopyToAsync(slow);

        _bodies.Return(body);
        var next = _bodies.Rent();
        slow.Continue();
        await reading;

        Assert.NotSame(body, next);
    }

    [Fact]
    public async Task Is_used_again_when_the_reading_is_over()
    {
        var body = _bodies.Rent();
        Assert.True(body.TryWrite(Outbound.Personal, OutgoingActivity.OfText("vertraulich"), "vertraulich"));
        using var content = body.Content();
        await content.CopyToAsync(Stream.Null);

        _bodies.Return(body);

        Assert.Same(body, _bodies.Rent());
    }

    private sealed class SlowStream : MemoryStream
    {
        private readonly TaskCompletionSource _continue = new();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await _continue.Task;
            await base.WriteAsync(buffer, cancellationToken);
        }

        internal void Continue() => _continue.SetResult();
    }
}
