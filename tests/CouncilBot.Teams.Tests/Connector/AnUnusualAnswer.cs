using System.IO.Compression;
using System.Net;
using System.Text;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class AnUnusualAnswer : IDisposable
{
    private readonly Outbound _bot = new();

    public void Dispose() => _bot.Dispose();

    [Theory]
    [Trait("Catalogue", "H11")]
    [InlineData(HttpStatusCode.OK, null)]
    [InlineData(HttpStatusCode.Accepted, null)]
    [InlineData(HttpStatusCode.Created, "{}")]
    [InlineData(HttpStatusCode.OK, "null")]
    [InlineData(HttpStatusCode.OK, """{"id":""}""")]
    [InlineData(HttpStatusCode.OK, """{"id":17}""")]
    [InlineData(HttpStatusCode.OK, """{"activity":{"id":"inner"}}""")]
    public async Task Success_without_an_id_is_success(HttpStatusCode status, string? body)
    {
        _bot.Service.Then(ScriptedAnswer.Of(status, body));

        Assert.Equal(new ConnectorResult(ConnectorStatus.Done), await _bot.SendAsync());
    }

    [Fact]
    [Trait("Catalogue", "H11")]
    public async Task An_id_among_other_things_is_found()
    {
        _bot.Service.Then(ScriptedAnswer.Of(HttpStatusCode.OK, """{"activity":{"id":"inner"},"id":"1","x":[{"id":"2"}]}"""));

        Assert.Equal("1", (await _bot.SendAsync()).Id);
    }

    [Theory]
    [Trait("Catalogue", "H11")]
    [InlineData("<html><body>Sign in to the network</body></html>")]
    [InlineData("""{"id":"1""")]
    [InlineData("""{"id":"\ud800"}""")]
    public async Task Success_that_is_not_the_services_way_of_speaking_is_not_believed(string body)
    {
        _bot.Service.Then(ScriptedAnswer.Of(HttpStatusCode.OK, body) with { ContentType = "text/html" });

        Assert.Equal(new ConnectorResult(ConnectorStatus.Unknown, Code: "NoUsableAnswer"), await _bot.SendAsync());
        Assert.Single(_bot.Service.Requests);
    }

    [Fact]
    [Trait("Catalogue", "H11")]
    public async Task A_chat_that_was_created_without_an_id_is_asked_for_again_later()
    {
        _bot.Service.Then(ScriptedAnswer.Of(HttpStatusCode.Created, "{}"));

        Assert.Equal(new ConnectorResult(ConnectorStatus.TryLater, Code: "NoId"), await _bot.CreateAsync());
    }

    [Fact]
    [Trait("Catalogue", "H12")]
    public async Task A_huge_answer_is_not_read()
    {
        var huge = Encoding.UTF8.GetBytes($$"""{"id":"1","x":"{{new string('x', ConnectorHttp.LongestAnswer)}}"}""");
        _bot.Service.Then(new ScriptedAnswer { Body = huge });

        Assert.Equal(new ConnectorResult(ConnectorStatus.Unknown, Code: "NoUsableAnswer"), await _bot.SendAsync());
    }

    [Fact]
    [Trait("Catalogue", "H12")]
    public async Task A_compressed_answer_is_not_inflated()
    {
        using var small = new MemoryStream();
        using (var zip = new GZipStream(small, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(new byte[10_000_000]);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Encoding"] = "gzip" };
        _bot.Service.Then(new ScriptedAnswer { Body = small.ToArray(), Headers = headers });

        Assert.Equal(new ConnectorResult(ConnectorStatus.Unknown, Code: "NoUsableAnswer"), await _bot.SendAsync());
    }

    [Fact]
    [Trait("Catalogue", "H12")]
    public async Task An_answer_without_an_end_is_read_up_to_the_bound()
    {
        using var endless = new Endless();
        using var answer = new AnswerBuffer();
        using var content = new StreamContent(endless);

        Assert.False(await answer.TryReadAsync(content, ConnectorHttp.LongestAnswer, CancellationToken.None));
        Assert.InRange(endless.Given, ConnectorHttp.LongestAnswer, 4 * ConnectorHttp.LongestAnswer);
    }

    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
