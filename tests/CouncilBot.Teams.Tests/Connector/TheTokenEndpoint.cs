using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Connector.Tokens;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class TheTokenEndpoint
{
    [Fact]
    public async Task Is_asked_in_the_tenant_of_the_bot_with_its_secret()
    {
        await using var bot = new Outbound();

        var token = Assert.IsType<TokenResult.Granted>(await AcquireAsync(bot));

        Assert.Equal("canary-token-1", token.Token);
        var request = Assert.Single(bot.Endpoint.Requests);
        Assert.Equal($"https://login.microsoftonline.com/{Outbound.TenantId}/oauth2/v2.0/token", request.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal("client_credentials", request.Field("grant_type"));
        Assert.Equal(Outbound.AppId, request.Field("client_id"));
        Assert.Equal(Outbound.Secret, request.Field("client_secret"));
        Assert.Equal("https://api.botframework.com/.default", request.Field("scope"));
    }

    [Fact]
    public async Task Is_shown_the_certificate_with_its_chain()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pfx");
        await File.WriteAllBytesAsync(file, Certificate("canary-password"));
        try
        {
            await using var bot = new Outbound(options: teams => (teams.ClientSecret, teams.CertificateFile, teams.CertificatePassword) = (null, file, "canary-password"));

            Assert.IsType<TokenResult.Granted>(await AcquireAsync(bot));

            var request = Assert.Single(bot.Endpoint.Requests);
            Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", request.Field("client_assertion_type"));
            var header = JsonSerializer.Deserialize<JsonElement>(System.Buffers.Text.Base64Url.DecodeFromChars(request.Field("client_assertion")!.Split('.')[0]));
            Assert.True(header.TryGetProperty("x5c", out _));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("of another password")]
    [InlineData("without its key")]
    public async Task Is_not_asked_without_a_usable_certificate(string certificate)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pfx");
        if (certificate != "missing")
            await File.WriteAllBytesAsync(file, certificate == "without its key" ? Certificate("canary-password", withKey: false) : Certificate("another"));
        try
        {
            await using var bot = new Outbound(options: teams => (teams.ClientSecret, teams.CertificateFile, teams.CertificatePassword) = (null, file, "canary-password"));

            Assert.Equal(TokenProblem.CertificateUnreadable, (await bot.Check.RunAsync(default))?.Problem);
            Assert.Empty(bot.Endpoint.Requests);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Of_a_managed_identity_is_asked_for_the_bots_own()
    {
        await using var bot = new Outbound(options: teams => (teams.ClientSecret, teams.UseManagedIdentity) = (null, true));

        Assert.IsType<TokenResult.Granted>(await AcquireAsync(bot));

        var request = bot.Endpoint.Requests[^1];
        Assert.Equal("GET", request.Method);
        Assert.Contains($"client_id={Outbound.AppId}", request.Address.Query, StringComparison.Ordinal);
        Assert.Contains("resource=https://api.botframework.com", Uri.UnescapeDataString(request.Address.Query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_asked_anew_every_time_because_the_token_is_held_elsewhere()
    {
        await using var bot = new Outbound();

        Assert.Equal("canary-token-1", Assert.IsType<TokenResult.Granted>(await AcquireAsync(bot)).Token);
        Assert.Equal("canary-token-2", Assert.IsType<TokenResult.Granted>(await AcquireAsync(bot)).Token);
    }

    [Theory]
    [Trait("Catalogue", "H13")]
    [InlineData("unauthorized_client", "AADSTS700016: Application with identifier was not found in the directory 'Bot Framework'.", TokenProblem.AppNotInTenant, "AADSTS700016")]
    [InlineData("invalid_client", "AADSTS7000229: The client application is missing service principal in the tenant.", TokenProblem.NoServicePrincipal, "AADSTS7000229")]
    [InlineData("invalid_client", "AADSTS7000215: Invalid client secret provided.", TokenProblem.WrongOrExpiredSecret, "AADSTS7000215")]
    [InlineData("invalid_client", "AADSTS7000222: The provided client secret keys are expired.", TokenProblem.WrongOrExpiredSecret, "AADSTS7000222")]
    [InlineData("invalid_request", "AADSTS90002: Tenant not found.", TokenProblem.Other, "AADSTS90002")]
    [InlineData("invalid_client", "no code", TokenProblem.Other, "invalid_client")]
    public async Task Says_what_is_wrong_with_the_registration(string error, string description, TokenProblem problem, string code)
    {
        var endpoint = new FakeTokenEndpoint().Then(FakeTokenEndpoint.Refusal(error, description), FakeTokenEndpoint.Refusal(error, description, HttpStatusCode.Unauthorized));
        await using var bot = new Outbound(endpoint: endpoint);

        Assert.Equal(new TokenResult.Denied(problem, code), await bot.Check.RunAsync(default));
        Assert.Equal(new ConnectorResult(ConnectorStatus.Unauthorized, Code: code), await bot.SendAsync());
        Assert.Empty(bot.Service.Requests);
    }

    [Theory]
    [Trait("Catalogue", "H13")]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task That_fails_for_a_moment_is_asked_again(HttpStatusCode status)
    {
        var endpoint = new FakeTokenEndpoint().Then(ScriptedAnswer.Busy(status), ScriptedAnswer.Failing(new HttpRequestException(HttpRequestError.ConnectionError, "no")));
        await using var bot = new Outbound(endpoint: endpoint);

        Assert.Equal(ConnectorStatus.Done, (await bot.SendAsync()).Status);
        Assert.Equal(3, endpoint.Requests.Count);
    }

    [Fact]
    [Trait("Catalogue", "H13")]
    public async Task That_keeps_failing_makes_messages_wait()
    {
        var failure = ScriptedAnswer.Busy(HttpStatusCode.ServiceUnavailable);
        await using var bot = new Outbound(endpoint: new FakeTokenEndpoint().Then(failure, failure, failure));

        Assert.Equal(ConnectorStatus.TryLater, (await bot.SendAsync()).Status);
        Assert.Equal(3, bot.Endpoint.Requests.Count);
        Assert.Empty(bot.Service.Requests);
    }

    [Fact]
    [Trait("Catalogue", "H13")]
    public async Task That_asks_for_a_long_wait_gets_it()
    {
        // An app of its own: MSAL remembers such a wait for the whole process.
        await using var bot = new Outbound(
            endpoint: new FakeTokenEndpoint().Then(ScriptedAnswer.Busy(HttpStatusCode.TooManyRequests, "120")),
            options: teams => teams.AppId = "7c9e6679-7425-40de-944b-e07fc1f90ae7");

        var result = await bot.SendAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(119));
        await bot.SendAsync();

        Assert.Equal((ConnectorStatus.TryLater, TimeSpan.FromSeconds(120)), (result.Status, result.RetryAfter));
        Assert.Single(bot.Endpoint.Requests);
    }

    [Fact]
    [Trait("Catalogue", "H13")]
    public async Task That_does_not_answer_is_given_up()
    {
        var never = ScriptedAnswer.UsualAfter(new TaskCompletionSource().Task);
        await using var bot = new Outbound(endpoint: new FakeTokenEndpoint().Then(never, never, never));

        var sending = bot.SendAsync();
        for (var asked = 1; asked <= 3; asked++)
        {
            await bot.Endpoint.RequestedAsync(asked);
            bot.Time.Advance(MsalTokens.TryTimeout);
        }

        Assert.Equal(new ConnectorResult(ConnectorStatus.TryLater, Code: "Timeout"), await sending);
        Assert.Equal(3, bot.Endpoint.Requests.Count);
    }

    [Theory]
    [Trait("Catalogue", "H11")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"access_token":""}""")]
    public async Task That_answers_nonsense_gives_no_token(string body)
    {
        var nonsense = ScriptedAnswer.Of(HttpStatusCode.OK, body);
        await using var bot = new Outbound(endpoint: new FakeTokenEndpoint().Then(nonsense, nonsense, nonsense));

        Assert.NotNull(await bot.PassingAsync(bot.Check.RunAsync(default)));
    }

    private static Task<TokenResult> AcquireAsync(Outbound bot) => bot.PassingAsync(bot.Tokens.AcquireAsync(default));

    private static byte[] Certificate(string password, bool withKey = true)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=CouncilBot test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var bare = X509CertificateLoader.LoadCertificate(certificate.RawData);
        return (withKey ? certificate : bare).Export(X509ContentType.Pfx, password);
    }
}
