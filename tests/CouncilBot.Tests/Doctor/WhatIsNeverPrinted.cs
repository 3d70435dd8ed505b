using System.Net;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Tests.Doctor;

[Trait("Catalogue", "M2")]
[Trait("Catalogue", "M3")]
[Trait("Catalogue", "M5")]
public sealed class WhatIsNeverPrinted : IDisposable
{
    private readonly Patient _patient = new();

    public void Dispose() => _patient.Dispose();

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public async Task Is_a_secret_of_a_sound_installation(Language language)
    {
        await _patient.WithDatabaseAsync();

        AssertDiscreet((await _patient.ExamineAsync(language)).Success());
    }

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public async Task Is_a_secret_or_a_trace_when_everything_fails(Language language)
    {
        _patient.Metadata.Metadata = () => throw new HttpRequestException("canary-of-the-metadata");
        _patient.Tokens.Then(FakeTokenEndpoint.Refusal("invalid_client", $"AADSTS7000215: {Patient.Secret}", HttpStatusCode.Unauthorized));
        _patient.Storage.Provider = StorageProvider.SqlServer;
        _patient.Storage.ConnectionString = "Server=127.0.0.1,1;Database=c;User ID=bot;Password=canary-password;Connect Timeout=1;ConnectRetryCount=0";
        _patient.Bot.OtlpEndpoint = "canary endpoint";

        AssertDiscreet((await _patient.ExamineAsync(language)).Out);
    }

    [Fact]
    public async Task Is_the_message_of_an_unexpected_error()
    {
        _patient.Metadata.Metadata = () => throw new InvalidOperationException("canary-of-an-error");

        var report = (await _patient.ExamineAsync()).Out;

        AssertDiscreet(report);
        Assert.Contains("FEHLER – Signaturschlüssel: ", report, StringComparison.Ordinal);
        Assert.Contains("OK – Zeitzone: ", report, StringComparison.Ordinal);
    }

    private static void AssertDiscreet(string report)
    {
        Assert.DoesNotContain("canary", report, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", report, StringComparison.Ordinal);
        Assert.All(report.TrimEnd('\n').Split('\n'), line => Assert.False(string.IsNullOrWhiteSpace(line)));
    }
}
