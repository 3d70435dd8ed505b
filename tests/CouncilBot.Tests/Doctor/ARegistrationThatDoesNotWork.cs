using System.Net;
using CouncilBot.TestChannel.Channel;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Tests.Doctor;

public sealed class ARegistrationThatDoesNotWork : IDisposable
{
    private readonly Patient _patient = new();

    public void Dispose() => _patient.Dispose();

    [Theory]
    [Trait("Catalogue", "H13")]
    [InlineData("unauthorized_client", "AADSTS700016", "Teams:TenantId muss der Mandant sein, in dem die App registriert ist")]
    [InlineData("invalid_client", "AADSTS7000229", "keinen Dienstprinzipal. Bitte legen Sie ihn an: az ad sp create --id")]
    [InlineData("invalid_client", "AADSTS7000215", "tragen Sie dessen Wert ein, nicht dessen ID")]
    [InlineData("invalid_client", "AADSTS7000222", "Bitte erzeugen Sie in der App-Registrierung ein neues")]
    [InlineData("invalid_request", "AADSTS90002", "https://login.microsoftonline.com/error")]
    public async Task Gets_the_hint_for_the_code_of_the_sign_in_service(string error, string code, string hint)
    {
        _patient.Tokens.Then(FakeTokenEndpoint.Refusal(error, $"{code}: said with {Patient.Secret}", HttpStatusCode.Unauthorized));

        var line = await ProblemAsync("Anmeldung des Bots");

        Assert.Contains(hint, line, StringComparison.Ordinal);
        Assert.EndsWith($"({code})", line, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "H13")]
    public async Task Is_told_from_a_sign_in_service_that_fails()
    {
        // A long wait is not waited for. An app of its own: MSAL remembers such a wait for the whole process.
        _patient.Teams.AppId = "5f0c7c5e-3d0c-4b1f-8a55-1f5f2f6a9d10";
        _patient.Tokens.Then(ScriptedAnswer.Busy(HttpStatusCode.ServiceUnavailable, "120"));

        Assert.Contains("https://login.microsoftonline.com antwortet nicht wie erwartet.", await ProblemAsync("Anmeldung des Bots"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task May_be_an_identity_on_the_wrong_machine()
    {
        (_patient.Teams.AppId, _patient.Teams.ClientSecret, _patient.Teams.UseManagedIdentity) = ("5f0c7c5e-3d0c-4b1f-8a55-1f5f2f6a9d11", null, true);
        var never = ScriptedAnswer.Failing(new HttpRequestException(HttpRequestError.ConnectionError, "no"));
        _patient.Tokens.Then([.. Enumerable.Repeat(never, 30)]);

        Assert.Contains("Es gibt sie nur auf Rechnern in Azure", await ProblemAsync("Anmeldung des Bots"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task May_lack_its_certificate()
    {
        (_patient.Teams.ClientSecret, _patient.Teams.CertificateFile) = (null, _patient.Files.PathOf("not-there.pfx"));

        Assert.Contains("PFX-Datei mit privatem Schlüssel", await ProblemAsync("Anmeldung des Bots"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "A22")]
    public async Task May_be_behind_a_proxy_that_answers_in_place_of_the_channel()
    {
        _patient.Metadata.Metadata = () => MetadataSource.Text("<html>Bitte melden Sie sich an</html>", "text/html");

        Assert.Contains("Proxy (HTTPS_PROXY) und Firewall", await ProblemAsync("Signaturschlüssel"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, "geht etwa 9 Minuten nach")]
    [InlineData(-9, "geht etwa 9 Minuten vor")]
    public async Task May_be_a_wrong_clock(int minutes, string difference)
    {
        var time = new ManualTime();
        _patient.Time = time;
        _patient.Metadata.Metadata = () =>
        {
            var answer = MetadataSource.Text(MetadataSource.TrueMetadata.ToJsonString());
            answer.Headers.Date = time.GetUtcNow() + TimeSpan.FromMinutes(minutes);
            return answer;
        };

        Assert.Contains(difference, await ProblemAsync("Uhrzeit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_tried_before_its_settings_are_right()
    {
        _patient.Teams.AppId = "not-a-guid";

        var outcome = await _patient.ExamineAsync();

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("FEHLER – Einstellungen: Teams:AppId ", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("ENTFÄLLT – Anmeldung des Bots: Bitte beheben Sie zuerst die Einstellungen.\n", outcome.Out, StringComparison.Ordinal);
        Assert.Empty(_patient.Tokens.Requests);
    }

    /// <summary>The only problem of the report.</summary>
    private async Task<string> ProblemAsync(string subject)
    {
        var outcome = await _patient.ExamineAsync();
        Assert.Equal((1, ""), (outcome.Exit, outcome.Error));
        Assert.EndsWith("Zu beheben: 1. Mehr dazu: docs/operations.md\n", outcome.Out, StringComparison.Ordinal);
        var line = Assert.Single(outcome.Out.Split('\n'), l => l.StartsWith("FEHLER", StringComparison.Ordinal));
        Assert.StartsWith($"FEHLER – {subject}: ", line, StringComparison.Ordinal);
        return line;
    }
}
