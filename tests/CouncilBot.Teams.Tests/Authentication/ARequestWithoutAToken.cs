using System.Buffers.Text;
using System.Net;
using System.Text;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Teams.Tests.Authentication;

public sealed class ARequestWithoutAToken(SharedBot shared) : IClassFixture<SharedBot>
{
    private static readonly string Body = InboundBot.Teams.Message("Kita").ToJsonString();

    private readonly InboundBot _bot = shared.Fresh();

    [Fact]
    [Trait("Catalogue", "A1")]
    public async Task Is_refused()
    {
        Refuses(await _bot.PostAsync(Body));
    }

    [Theory]
    [Trait("Catalogue", "A2")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("TOKEN")]
    [InlineData("Bearer TOKEN TOKEN")]
    [InlineData("Bearer  TOKEN")]
    [InlineData("Bearer, TOKEN")]
    [InlineData("Negotiate TOKEN")]
    public async Task Or_with_another_header_is_refused(string header)
    {
        var token = _bot.Token().SignedBy(TestKey.First);

        Refuses(await _bot.PostAsync(Body, header.Replace("TOKEN", token, StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Catalogue", "A2")]
    public async Task Or_with_two_headers_is_refused()
    {
        var token = "Bearer " + _bot.Token().SignedBy(TestKey.First);

        var request = $"POST /api/messages HTTP/1.1\r\nHost: bot\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: {token}\r\nAuthorization: {token}\r\nContent-Length: {Encoding.UTF8.GetByteCount(Body)}\r\n\r\n{Body}";
        Assert.StartsWith("HTTP/1.1 401 ", await Raw.SendAsync(_bot.Http.BaseAddress!, request), StringComparison.Ordinal);
        Assert.Empty(_bot.Product.Turns);
    }

    [Theory]
    [Trait("Catalogue", "A3")]
    [InlineData("abc")]
    [InlineData("abc.def")]
    [InlineData("abc.def.ghi.jkl")]
    [InlineData("abc.def.ghi.jkl.mno")]
    [InlineData("..")]
    [InlineData("abc..ghi")]
    [InlineData("abc.def.")]
    [InlineData("a+c.def.ghi")]
    [InlineData("abc.d=f.ghi")]
    [InlineData("abc.def.ghi\t")]
    public async Task But_with_something_of_another_shape_is_refused(string token)
    {
        Refuses(await _bot.PostWithTokenAsync(token));
    }

    [Theory]
    [Trait("Catalogue", "A3")]
    [InlineData("bm9qc29u")]
    [InlineData("W10")]
    [InlineData("bnVsbA")]
    [InlineData("A")]
    public async Task But_with_a_header_that_is_no_object_is_refused(string header)
    {
        var parts = _bot.Token().SignedBy(TestKey.First).Split('.');

        Refuses(await _bot.PostWithTokenAsync($"{header}.{parts[1]}.{parts[2]}"));
        Refuses(await _bot.PostWithTokenAsync($"{parts[0]}.{header}.{parts[2]}"));
    }

    [Theory]
    [Trait("Catalogue", "A3")]
    [InlineData("""{"alg":"RS256","kid":"\ud800"}""")]
    [InlineData("""{"alg":"\ud800","kid":"key-one"}""")]
    [InlineData("""{"alg":"RS256","kid":"key-one","typ":"\ud800"}""")]
    [InlineData("""{"alg":"RS256","kid":"key-one","\ud800":1}""")]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"\u00ff\"}")]
    public async Task But_with_a_part_that_is_no_text_is_refused(string json)
    {
        var part = Base64Url.EncodeToString(Encoding.Latin1.GetBytes(json));
        var parts = _bot.Token().SignedBy(TestKey.First).Split('.');

        Refuses(await _bot.PostWithTokenAsync($"{part}.{parts[1]}.{parts[2]}"));
    }

    [Theory]
    [Trait("Catalogue", "A3")]
    [InlineData("serviceurl", "\"\\ud800\"")]
    [InlineData("\\udc00", "1")]
    public async Task But_with_a_claim_that_is_no_text_is_refused(string name, string json)
    {
        var claims = Encoding.UTF8.GetBytes($$"""{"exp":{{_bot.Clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds()}},"{{name}}":{{json}}}""");
        var parts = _bot.Token().SignedBy(TestKey.First).Split('.');

        Refuses(await _bot.PostWithTokenAsync($"{parts[0]}.{Base64Url.EncodeToString(claims)}.{parts[2]}"));
    }

    [Fact]
    [Trait("Catalogue", "A4")]
    public async Task But_with_one_that_is_too_long_is_refused()
    {
        Refuses(await _bot.PostWithTokenAsync(_bot.Token().Claim("filler", new string('x', 16 * 1024)).SignedBy(TestKey.First)));
    }

    [Fact]
    [Trait("Catalogue", "A26")]
    public async Task Hears_the_same_as_one_with_a_broken_token()
    {
        var none = await _bot.PostAsync(Body);
        var replies = new[]
        {
            await _bot.PostAsync(Body, "Basic x"),
            await _bot.PostWithTokenAsync("a.b.c"),
            await _bot.PostWithTokenAsync(_bot.Token().SignedBy(TestKey.Second)),
            await _bot.PostWithTokenAsync(_bot.Token().Claim("iss", "https://evil.example").SignedBy(TestKey.First)),
            await _bot.PostWithTokenAsync(_bot.Token().Claim("aud", InboundBot.OtherTenant).SignedBy(TestKey.First)),
            await _bot.PostWithTokenAsync(_bot.Token().Claim("exp", 1).SignedBy(TestKey.First)),
            await _bot.PostWithTokenAsync(_bot.Token().Header("alg", "none").EndingWith(_ => [1])),
        };

        Assert.All(replies, r => Assert.Equal((none.Status, none.Body, WithoutDate(none)), (r.Status, r.Body, WithoutDate(r))));
        Assert.Equal("""{"error":{"code":"Unauthorized"}}""", none.Body);
    }

    [Fact]
    [Trait("Catalogue", "A26")]
    public async Task Leaves_its_reason_in_the_log_and_only_there()
    {
        await _bot.PostWithTokenAsync(_bot.Token().Claim("iss", "https://evil.example").SignedBy(TestKey.First));

        Assert.Contains("Issuer", Assert.Single(_bot.Log.Ours), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "A4")]
    public async Task Is_refused_before_its_body_is_read()
    {
        // No body follows although one is announced: who reads it waits for ever.
        var answer = await Raw.SendAsync(_bot.Http.BaseAddress!, "POST /api/messages HTTP/1.1\r\nHost: bot\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
    }

    private static string WithoutDate(Reply reply) => string.Join('\n', reply.Headers.Split('\n').Where(h => !h.StartsWith("Date", StringComparison.Ordinal)));

    private void Refuses(Reply reply)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Equal("""{"error":{"code":"Unauthorized"}}""", reply.Body);
        Assert.Empty(_bot.Product.Turns);
    }
}
