using CouncilBot.Teams.Tests.Turns.Support;
using Microsoft.Extensions.Options;

namespace CouncilBot.Teams.Tests.Authentication;

[Trait("Catalogue", "A24")]
public sealed class ARegistration
{
    [Fact]
    public void That_is_complete_has_no_problem()
    {
        Assert.Empty(ProblemsOf(_ => { }));
    }

    [Theory]
    [InlineData(null, TeamsOptionsFault.AppIdMissing)]
    [InlineData("", TeamsOptionsFault.AppIdMissing)]
    [InlineData("councilbot", TeamsOptionsFault.AppIdNoGuid)]
    [InlineData("{6f0c4a1e-52f7-4c11-9f0e-3c1f0c5b7a21}", TeamsOptionsFault.AppIdNoGuid)]
    [InlineData(" 6f0c4a1e-52f7-4c11-9f0e-3c1f0c5b7a21", TeamsOptionsFault.AppIdNoGuid)]
    [InlineData("00000000-0000-0000-0000-000000000000", TeamsOptionsFault.AppIdNoGuid)]
    public void Needs_an_app_id(string? appId, TeamsOptionsFault fault)
    {
        Assert.Equal([(fault, "Teams:AppId")], ProblemsOf(o => o.AppId = appId));
    }

    [Fact]
    public void Needs_exactly_one_credential()
    {
        Assert.Equal([(TeamsOptionsFault.CredentialMissing, "Teams:CertificateFile")], ProblemsOf(o => o.ClientSecret = null));
        Assert.Equal([(TeamsOptionsFault.SeveralCredentials, "Teams:CertificateFile")], ProblemsOf(o => o.CertificateFile = "bot.pfx"));
        Assert.Equal([(TeamsOptionsFault.SeveralCredentials, "Teams:CertificateFile")], ProblemsOf(o => o.UseManagedIdentity = true));
        Assert.Empty(ProblemsOf(o => (o.ClientSecret, o.UseManagedIdentity, o.TenantId) = (null, true, null)));
    }

    [Theory]
    [InlineData(null, TeamsOptionsFault.TenantIdMissing)]
    [InlineData("common", TeamsOptionsFault.TenantIdNoGuid)]
    public void Needs_its_tenant(string? tenant, TeamsOptionsFault fault)
    {
        Assert.Equal([(fault, "Teams:TenantId")], ProblemsOf(o => o.TenantId = tenant));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void Needs_a_pace_that_the_channel_takes(int requests)
    {
        Assert.Equal([(TeamsOptionsFault.RequestsPerSecondOutOfRange, "Teams:RequestsPerSecond")], ProblemsOf(o => o.RequestsPerSecond = requests));
    }

    [Fact]
    public void Needs_tenants_whose_people_are_heard()
    {
        Assert.Equal([(TeamsOptionsFault.AllowedTenantsMissing, "Teams:AllowedTenants:0")], ProblemsOf(o => o.AllowedTenants.Clear()));
        Assert.Equal([(TeamsOptionsFault.AllowedTenantNoGuid, "Teams:AllowedTenants:1")], ProblemsOf(o => o.AllowedTenants.Add("siegen.de")));
        Assert.Equal([(TeamsOptionsFault.AllowedTenantNoGuid, "Teams:AllowedTenants:1")], ProblemsOf(o => o.AllowedTenants.Add(Guid.Empty.ToString())));
    }

    [Fact]
    public void Can_be_left_out_only_in_development()
    {
        var anonymous = new TeamsOptions { AllowAnonymous = true, AllowedTenants = { InboundBot.Tenant } };

        Assert.Empty(TeamsOptionsCheck.ProblemsOf(anonymous, isDevelopment: true));
        Assert.Equal(TeamsOptionsFault.AnonymousOutsideDevelopment, Assert.Single(TeamsOptionsCheck.ProblemsOf(anonymous, isDevelopment: false)).Fault);

        anonymous.AppId = InboundBot.AppId;
        Assert.Equal(TeamsOptionsFault.AnonymousWithAppId, Assert.Single(TeamsOptionsCheck.ProblemsOf(anonymous, isDevelopment: true)).Fault);
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Production", true)]
    [InlineData("Staging", true)]
    [InlineData("Development", false)]
    public async Task That_is_wrong_stops_the_start(string environment, bool anonymous)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => InboundBot.StartAsync(
            configure: o =>
            {
                o.AllowAnonymous = anonymous;
                o.ClientSecret = "the-client-secret-canary";
            },
            environment: environment));

        Assert.DoesNotContain("canary", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(TeamsOptionsFault Fault, string Key)> ProblemsOf(Action<TeamsOptions> change)
    {
        var options = new TeamsOptions();
        InboundBot.Registered(options);
        change(options);
        return TeamsOptionsCheck.ProblemsOf(options, isDevelopment: false).Select(p => (p.Fault, p.Key));
    }
}
