using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Authentication;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Teams.Tests.Authentication;

public sealed class TheSigningKeys
{
    [Fact]
    [Trait("Catalogue", "A21")]
    public async Task When_they_never_could_be_had_mean_503_and_are_tried_again()
    {
        await using var bot = await InboundBot.StartAsync(Down());

        var reply = await bot.PostAsync(InboundBot.Teams.Message("Kita"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
        Assert.Contains("Retry-After: 5", reply.Headers, StringComparison.Ordinal);
        Assert.Empty(bot.Product.Turns);
        Assert.Equal(new SigningKeyState(SigningKeyAvailability.Never, null), bot.Keys.State);

        bot.Metadata.Metadata = null;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
        bot.Clock.Advance(SigningKeys.FirstPause);
        await bot.Clock.TimerOf(SigningKeys.RefreshEvery).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
        Assert.Equal(SigningKeyAvailability.Fresh, bot.Keys.State.Availability);
    }

    [Fact]
    [Trait("Catalogue", "A21")]
    public async Task When_they_never_could_be_had_are_not_asked_for_with_every_request()
    {
        await using var bot = await InboundBot.StartAsync(Down());

        for (var i = 0; i < 20; i++)
            await bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.InRange(bot.Metadata.Attempts, 1, 2);
    }

    [Fact]
    [Trait("Catalogue", "A21")]
    public async Task Of_before_stay_in_use_for_days_when_a_refresh_fails()
    {
        await using var bot = await InboundBot.StartAsync();
        bot.Metadata.Metadata = () => throw new HttpRequestException("canary-host is down");

        bot.Clock.Advance(TimeSpan.FromDays(4));
        Assert.False(await bot.Keys.RefreshAsync());

        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
        Assert.Equal(new SigningKeyState(SigningKeyAvailability.Stale, TimeSpan.FromDays(4)), bot.Keys.State);

        bot.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
        Assert.Equal(SigningKeyAvailability.Never, bot.Keys.State.Availability);
    }

    [Fact]
    public async Task Are_refreshed_within_a_day_without_anybody_asking()
    {
        await using var bot = await InboundBot.StartAsync();
        bot.Metadata.Keys = [TestKey.Second];

        bot.Clock.Advance(SigningKeys.RefreshEvery);
        await bot.Clock.TimerOf(SigningKeys.RefreshEvery);

        Assert.Equal(2, bot.Metadata.Fetches);
        Assert.True(SigningKeys.RefreshEvery < TimeSpan.FromHours(24));
    }

    [Fact]
    public async Task Are_refreshed_within_a_day_of_an_irregular_refresh_although_a_regular_one_failed()
    {
        await using var bot = await InboundBot.StartAsync();
        bot.Clock.Advance(TimeSpan.FromHours(22));
        await bot.PostWithTokenAsync(bot.Token().SignedBy(TestKey.Second));

        bot.Metadata.Metadata = () => throw new HttpRequestException("canary-host is down");
        bot.Clock.Advance(TimeSpan.FromHours(1));

        await bot.Clock.TimerOf(SigningKeys.RefreshEvery - TimeSpan.FromHours(1)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task That_do_not_come_hold_up_no_stop()
    {
        await using var bot = await InboundBot.StartAsync();
        bot.Metadata.Until = new TaskCompletionSource().Task;
        bot.Clock.Advance(SigningKeys.RefreshEvery);
        var fetching = bot.Keys.RefreshAsync();

        await bot.StopAsync();

        Assert.False(fetching.IsCompleted);
    }

    [Theory]
    [Trait("Catalogue", "A22")]
    [MemberData(nameof(NoMetadata))]
    public async Task Are_not_taken_from_what_is_no_metadata(string what)
    {
        await using var bot = await InboundBot.StartAsync(new MetadataSource { Metadata = Nonsense(what) });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
        Assert.DoesNotContain(bot.Metadata.Requests, r => r.Host != "login.botframework.com");
        Assert.Equal(0, bot.Metadata.Fetches);
    }

    public static TheoryData<string> NoMetadata => [.. Nonsenses.Keys];

    [Theory]
    [Trait("Catalogue", "A22")]
    [InlineData("<html></html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"\ud800"}]}""")]
    [InlineData("""{"keys":[5,null,{"kty":"EC"},{"kty":"RSA","kid":"key-one","n":"AQAB","e":"AQAB"},{"kty":"RSA","kid":"key-one","n":"!","e":"AQAB"}]}""")]
    public async Task Are_not_taken_from_what_is_no_list_of_keys(string text)
    {
        await using var bot = await InboundBot.StartAsync(new MetadataSource { KeyDocument = () => MetadataSource.Text(text) });

        Assert.Contains(bot.Log.Ours, l => l.Contains("Signing keys not obtained", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
    }

    [Fact]
    [Trait("Catalogue", "A22")]
    public async Task Are_not_taken_from_a_document_without_end()
    {
        await using var bot = await InboundBot.StartAsync(new MetadataSource { KeyDocument = () => MetadataSource.Text(new string(' ', 1024 * 1024) + "{}") });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
    }

    [Fact]
    [Trait("Catalogue", "A10")]
    public async Task Are_fetched_once_for_a_hundred_names_nobody_knows()
    {
        await using var bot = await InboundBot.StartAsync();
        var before = bot.Metadata.Attempts;

        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => bot.PostWithTokenAsync(bot.Token().SignedBy(TestKey.Second.Named($"random-{i}")))));

        Assert.All(replies, r => Assert.Equal(HttpStatusCode.Unauthorized, r.Status));
        Assert.Equal(before + 1, bot.Metadata.Attempts);

        bot.Clock.Advance(SigningKeys.UnknownKeyPause);
        await bot.PostWithTokenAsync(bot.Token().SignedBy(TestKey.Second.Named("random-100")));
        Assert.Equal(before + 2, bot.Metadata.Attempts);
    }

    [Fact]
    [Trait("Catalogue", "A23")]
    public async Task That_are_new_are_found_at_once()
    {
        await using var bot = await InboundBot.StartAsync();
        bot.Metadata.Keys = [TestKey.First, TestKey.Second];

        Assert.Equal(HttpStatusCode.OK, (await bot.PostWithTokenAsync(bot.Token().SignedBy(TestKey.Second))).Status);
    }

    [Fact]
    [Trait("Catalogue", "A23")]
    public async Task That_were_withdrawn_count_no_more_after_a_refresh()
    {
        await using var bot = await InboundBot.StartAsync();
        var token = bot.Token().SignedBy(TestKey.First);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostWithTokenAsync(token)).Status);

        bot.Metadata.Keys = [TestKey.Second];
        await bot.Keys.RefreshAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostWithTokenAsync(token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostWithTokenAsync(bot.Token().Claim("x", 1).SignedBy(TestKey.First))).Status);
    }

    [Fact]
    [Trait("Catalogue", "A23")]
    public async Task That_were_replaced_under_the_same_name_count_no_more()
    {
        await using var bot = await InboundBot.StartAsync();
        var token = bot.Token().SignedBy(TestKey.First);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostWithTokenAsync(token)).Status);

        bot.Metadata.Keys = [TestKey.Second.Named(TestKey.First.Id)];
        await bot.Keys.RefreshAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostWithTokenAsync(token)).Status);
    }

    [Theory]
    [InlineData(-30, -1, HttpStatusCode.Unauthorized)]
    [InlineData(1, 30, HttpStatusCode.Unauthorized)]
    [InlineData(-30, 30, HttpStatusCode.OK)]
    public async Task Count_only_while_their_certificate_does(int fromDay, int untilDay, HttpStatusCode status)
    {
        var now = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
        await using var bot = await InboundBot.StartAsync(new MetadataSource { Keys = [TestKey.First.Certified(now.AddDays(fromDay), now.AddDays(untilDay))] });

        Assert.Equal(status, (await bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
    }

    private static MetadataSource Down() => new() { Metadata = () => throw new HttpRequestException("canary-host is down") };

    private static Func<HttpResponseMessage> Nonsense(string what) => Nonsenses[what];

    private static readonly Dictionary<string, Func<HttpResponseMessage>> Nonsenses = new(StringComparer.Ordinal)
    {
        ["a page"] = () => MetadataSource.Text("<html><body>Sign in</body></html>", "text/html"),
        ["an empty object"] = () => MetadataSource.Text("{}"),
        ["a list"] = () => MetadataSource.Text("[]"),
        ["a megabyte"] = () => MetadataSource.Text(MetadataSource.TrueMetadata.ToJsonString() + new string(' ', 1024 * 1024)),
        ["an error"] = () => MetadataSource.Text(MetadataSource.TrueMetadata.ToJsonString(), status: HttpStatusCode.InternalServerError),
        ["a redirect"] = () => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("https://evil.example/metadata") } },
        ["a redirect that somebody followed"] = () =>
        {
            var elsewhere = MetadataSource.Text(MetadataSource.TrueMetadata.ToJsonString());
            elsewhere.RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://evil.example/metadata");
            return elsewhere;
        },
        ["keys elsewhere"] = () => With("jwks_uri", "https://evil.example/keys"),
        ["keys without encryption"] = () => With("jwks_uri", "http://login.botframework.com/v1/.well-known/keys"),
        ["keys at another port"] = () => With("jwks_uri", "https://login.botframework.com:8443/v1/.well-known/keys"),
        ["another issuer"] = () => With("issuer", "https://evil.example"),
        ["bytes"] = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.Unicode.GetBytes("{}")) },
    };

    private static HttpResponseMessage With(string name, string value)
    {
        JsonObject metadata = MetadataSource.TrueMetadata;
        metadata[name] = value;
        return MetadataSource.Text(metadata.ToJsonString());
    }
}
