using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Teams.Tests.Activities;

public sealed class AMalformedActivity(SharedBot shared) : IClassFixture<SharedBot>
{
    private static readonly string Message = InboundBot.Teams.Message("Kita").ToJsonString();

    private readonly InboundBot _bot = shared.Fresh();

    [Theory]
    [Trait("Catalogue", "B1")]
    [Trait("Catalogue", "M5")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("5")]
    [InlineData("{")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{} {}")]
    [InlineData("{}")]
    public async Task That_is_no_object_is_refused(string body)
    {
        await RefusesAsync(Encoding.UTF8.GetBytes(body));
    }

    [Fact]
    [Trait("Catalogue", "B1")]
    public async Task In_another_encoding_is_refused()
    {
        await RefusesAsync(Encoding.Unicode.GetBytes(Message));
        await RefusesAsync(Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(Message)).ToArray());
        await RefusesAsync(Encoding.Latin1.GetBytes(Message.Replace("Kita", "Bücherei", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Catalogue", "B1")]
    public async Task Is_told_from_one_with_a_byte_order_mark()
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Message)])).Status);
        Assert.Equal("Kita", _bot.Product.Turn.Text);
    }

    [Theory]
    [Trait("Catalogue", "B2")]
    [InlineData("\"type\":\"message\"", "\"type\":\"message\",\"type\":\"invoke\"")]
    [InlineData("\"locale\":\"de-DE\"", "\"locale\":\"de-DE\",\"new\":1,\"new\":2")]
    [InlineData("\"locale\":\"de-DE\"", "\"locale\":\"de-DE\",\"value\":{\"a\":{\"b\":1,\"b\":2}}")]
    [InlineData("\"name\":\"CouncilBot\"", "\"name\":\"CouncilBot\",\"name\":\"CouncilBot\"")]
    public async Task With_a_name_twice_is_refused(string part, string replacement)
    {
        await RefusesAsync(Encoding.UTF8.GetBytes(Message.Replace(part, replacement, StringComparison.Ordinal)));
    }

    [Theory]
    [Trait("Catalogue", "B3")]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public async Task Of_endless_depth_is_refused(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));

        await RefusesAsync(Encoding.UTF8.GetBytes($"{Message[..^1]},\"value\":{{\"deep\":{deep}}}}}"));
        await RefusesAsync(Encoding.UTF8.GetBytes(deep));
    }

    [Theory]
    [Trait("Catalogue", "B4")]
    [InlineData("from", "\"x\"")]
    [InlineData("from", "[]")]
    [InlineData("conversation", "5")]
    [InlineData("membersAdded", "{}")]
    [InlineData("membersAdded", "[null]")]
    [InlineData("entities", "[5]")]
    [InlineData("entities", "[null]")]
    [InlineData("value", "5")]
    [InlineData("value", "[]")]
    [InlineData("text", "{}")]
    [InlineData("text", "5")]
    [InlineData("id", "5")]
    [InlineData("type", "true")]
    public async Task With_a_wrong_type_is_refused(string name, string value)
    {
        await RefusesAsync(With(name, value));
    }

    [Theory]
    [Trait("Catalogue", "B5")]
    [InlineData("type")]
    [InlineData("id")]
    [InlineData("conversation")]
    [InlineData("from")]
    public async Task Without_what_it_must_have_is_refused(string name)
    {
        await RefusesAsync(With(name, "null"));
        await RefusesAsync(With(name, name is "type" or "id" ? "\"\"" : "{}"));
    }

    [Fact]
    public async Task With_identities_no_channel_gives_is_refused()
    {
        await RefusesAsync(With("id", $"\"{new string('x', 513)}\""));
        await RefusesAsync(With("conversation", $$"""{"id":"{{new string('x', 513)}}"}"""));
    }

    [Fact]
    [Trait("Catalogue", "B11")]
    public async Task With_half_a_character_is_refused()
    {
        await RefusesAsync(Encoding.UTF8.GetBytes(Message.Replace("Kita", "\\ud800", StringComparison.Ordinal)));
        await RefusesAsync([.. Encoding.UTF8.GetBytes(Message[..^1]), .. ",\"x\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
    }

    [Theory]
    [Trait("Catalogue", "B16")]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task By_another_method_is_refused(string method)
    {
        var reply = await _bot.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/messages"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.Status);
    }

    [Theory]
    [Trait("Catalogue", "B16")]
    [InlineData("text/plain", null)]
    [InlineData("application/xml", null)]
    [InlineData("application/json", "utf-16")]
    [InlineData("application/jsonp", null)]
    [InlineData(null, null)]
    public async Task Of_another_content_type_is_refused(string? type, string? charset)
    {
        var request = Request();
        request.Content!.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type, charset);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _bot.SendAsync(request)).Status);
    }

    [Fact]
    [Trait("Catalogue", "B16")]
    public async Task That_is_compressed_is_refused()
    {
        var request = Request();
        request.Content!.Headers.ContentEncoding.Add("gzip");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _bot.SendAsync(request)).Status);
    }

    [Theory]
    [Trait("Catalogue", "K4")]
    [InlineData(256 * 1024, false, HttpStatusCode.OK)]
    [InlineData(256 * 1024 + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(256 * 1024, true, HttpStatusCode.OK)]
    [InlineData(256 * 1024 + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task That_is_too_large_is_refused_also_without_saying_so(int size, bool isChunked, HttpStatusCode status)
    {
        var request = Request();
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Message + new string(' ', size - Encoding.UTF8.GetByteCount(Message))));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = isChunked;

        Assert.Equal(status, (await _bot.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Leaves_the_bot_healthy()
    {
        await PostAsync("{"u8.ToArray());

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Encoding.UTF8.GetBytes(Message))).Status);
    }

    private static byte[] With(string name, string value)
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity[name] = JsonNode.Parse(value);
        return Encoding.UTF8.GetBytes(activity.ToJsonString());
    }

    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(Message, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _bot.Token().SignedBy(TestKey.First));
        return request;
    }

    private Task<Reply> PostAsync(byte[] body) => _bot.PostAsync(body, "Bearer " + _bot.Token().SignedBy(TestKey.First));

    // Without a channel it is refused as one of another channel, in the same way as it would be from there.
    private async Task RefusesAsync(byte[] body)
    {
        var reply = await PostAsync(body);

        if (Encoding.UTF8.GetString(body) == "{}")
            Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        else
            Assert.Equal((HttpStatusCode.BadRequest, """{"error":{"code":"BadRequest"}}"""), (reply.Status, reply.Body));

        Assert.Empty(_bot.Product.Turns);
    }
}
