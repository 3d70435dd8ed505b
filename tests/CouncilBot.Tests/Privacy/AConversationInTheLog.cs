using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Teams;
using CouncilBot.TestChannel.Channel;
using CouncilBot.TestChannel.Signing;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Tests.Privacy;

/// <summary>Everything is logged that can be logged, and still it holds identities only.</summary>
public sealed class AConversationInTheLog : IAsyncLifetime
{
    private const string Secret = "canary-secret-of-the-bot";
    private const string Token = "canary-token-";
    private const string Question = "Wann fliegt die Raumstation Zzqx zum Mars?";
    private const string Reply = "Qqwz klären wir am Donnerstag.";

    private readonly FakeTokenEndpoint _tokens = new();
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync(services =>
    {
        services.AddHttpClient(TeamsHttp.Tokens).ConfigurePrimaryHttpMessageHandler(_tokens.Handler);
        services.PostConfigure<LoggerFilterOptions>(filter =>
        {
            filter.Rules.Clear();
            filter.MinLevel = LogLevel.Trace;
        });
    });

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "M1")]
    [Trait("Catalogue", "M4")]
    public async Task Leaves_no_words_names_or_secrets()
    {
        var code = await TalkAsync();

        Assert.True(_bot.Logs.Lines.Count > 100, $"{_bot.Logs.Lines.Count}");
        Assert.Contains(_bot.Logs.Lines, l => l.StartsWith("Trace ", StringComparison.Ordinal) || l.StartsWith("Debug ", StringComparison.Ordinal));
        AssertNothingIn([Secret, Token, "eyJ", "Bearer ", "Raumstation", "Zzqx", "Qqwz", "Donnerstag", "Ankündigung", code, .. Names()]);
    }

    [Fact]
    [Trait("Catalogue", "M2")]
    public async Task Leaves_none_of_what_exceptions_say()
    {
        _bot.Connector.Answering = _ => throw new HttpRequestException($"said by a test: {Question} {Secret} Authorization: Bearer {Token}");
        await _bot.SayAsync(Town.CduMember, Question);
        _bot.Connector.Answering = null;
        await BreakAsync("Questions");
        await _bot.SayAsync(Town.CduMember, Question);
        await BreakAsync("Memberships");
        await _bot.SayAsync(Town.CduMember, Question);

        Assert.Contains(_bot.Logs.Lines, l => l.Contains("Exception", StringComparison.Ordinal));
        AssertNothingIn([Secret, Token, "eyJ", "Raumstation", "Zzqx", .. Names()]);
    }

    [Fact]
    [Trait("Catalogue", "M2")]
    public async Task Leaves_none_of_what_the_token_endpoint_says()
    {
        _tokens.Then([.. Enumerable.Repeat(FakeTokenEndpoint.Refusal("invalid_client", $"AADSTS7000215: Invalid client secret {Secret} for {Town.CduMember.Name}", HttpStatusCode.Unauthorized), 20)]);

        await _bot.SayAsync(Town.CduMember, Question);

        Assert.NotEmpty(_tokens.Requests);
        AssertNothingIn([Secret, Token, "Raumstation", "AADSTS7000215: Invalid", .. Names()]);
    }

    [Fact]
    [Trait("Catalogue", "M5")]
    public async Task Shows_people_no_inner_workings_when_something_breaks()
    {
        var card = await _bot.SayOneAsync(Town.CduMember, "Kita");
        await BreakAsync("Questions");

        var said = await _bot.SayOneAsync(Town.CduMember, "Kita");
        using var pressed = await _bot.PostAsync(_bot.Press(Town.CduMember, "answer.page", card.Button("Im Zusammenhang").Data()));
        var body = await pressed.Content.ReadAsStringAsync();

        Assert.Equal("Das hat nicht geklappt. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.", said.Words());
        Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        Assert.Contains("Das hat nicht geklappt.", body, StringComparison.Ordinal);
        Assert.All([said.Json, body], AssertNoInnerWorkings);
    }

    [Theory]
    [Trait("Catalogue", "M3")]
    [Trait("Catalogue", "M5")]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/")]
    [InlineData("/api/messages")]
    [InlineData("/appsettings.json")]
    [InlineData("/api/messages/../../data")]
    public async Task Shows_nothing_on_its_pages(string path)
    {
        await BreakAsync("Questions");
        using var response = await _bot.GetResponseAsync(path);
        var all = $"{response.Headers} {await response.Content.ReadAsStringAsync()}";

        AssertNoInnerWorkings(all);
        Assert.All([Secret, Token, Town.Tenant, TestBot.AppId, "siegen", .. Names()], s => Assert.DoesNotContain(s, all, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("Catalogue", "M6")]
    public void Is_sent_to_no_collector_unless_one_is_named()
    {
        Assert.Null(_bot.Services.GetService<OpenTelemetry.Trace.TracerProvider>());
        Assert.Null(_bot.Services.GetService<OpenTelemetry.Metrics.MeterProvider>());
    }

    private static IEnumerable<string> Names() =>
        new[] { Town.CduManager, Town.CduMember, Town.CduMember2, Town.SpdManager, Town.SpdMember, Town.Mayor, Town.KrefeldMember, Town.Stranger }.Select(p => p.Name);

    private static void AssertNoInnerWorkings(string shown) =>
        Assert.All(["SELECT", "SQLite", "   at ", "Exception", "CouncilBot.Hosting", "no such table", "Data Source", "Kestrel"], s => Assert.DoesNotContain(s, shown, StringComparison.Ordinal));

    private void AssertNothingIn(IEnumerable<string> words) =>
        Assert.All(words, word => Assert.DoesNotContain(_bot.Logs.Lines, line => line.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Nearly everything people can do, and some of what goes wrong.</summary>
    private async Task<string> TalkAsync()
    {
        foreach (var person in new[] { Town.CduManager, Town.CduMember, Town.Stranger })
            await _bot.InstallAsync(person);

        var answer = await _bot.SayOneAsync(Town.CduMember, "abweichend stimmen nach Ankündigung");
        foreach (var title in answer.Card!.Value.ButtonTitles())
            await _bot.PressAsync(Town.CduMember, answer.Button(title));

        await _bot.SubmitAsync(Town.CduMember, answer.Button("Im Zusammenhang"));
        await _bot.SayInGroupAsync(Town.SpdMember, Question);
        await _bot.SearchAsync(Town.CduMember, Question);
        await _bot.SayOneAsync(Town.CduMember, Question);
        var given = await _bot.ReachesAsync(Town.CduManager, () => _bot.SayOneAsync(Town.CduMember, "An meine Fraktionsgeschäftsführung geben"));
        await _bot.ReachesAsync(Town.CduMember, () => _bot.PressAsync(Town.CduManager, given.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = Reply }));
        var invitation = (await _bot.SayOneAsync(Town.CduManager, "Einladung erstellen für Mitglied")).Words();
        var code = System.Text.RegularExpressions.Regex.Match(invitation, "[A-Z2-9]{5}-[A-Z2-9]{5}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        Assert.NotEmpty(code);
        await _bot.SayOneAsync(Town.Stranger, code);
        foreach (var said in new[] { "Wer bin ich", "Meine Daten", "Hilfe", "English", "Meine Daten löschen", "Meine Daten endgültig löschen" })
            await _bot.SayAsync(Town.Stranger, said);

        _bot.Connector.Then(ScriptedAnswer.Dropped, ScriptedAnswer.Error(HttpStatusCode.Forbidden, "BotNotInConversationRoster", Question));
        await _bot.SayAsync(Town.CduMember, Question);
        await _bot.SayAsync(Town.CduMember, "Danke");
        using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri(_bot.Address, "/api/messages"));
        forged.Content = new StringContent(_bot.Message(Town.CduMember, Question).ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        forged.Headers.TryAddWithoutValidation("Authorization", "Bearer " + TestToken.Genuine("another", TestActivity.ServiceUrl, _bot.Clock.GetUtcNow()).SignedBy(TestKey.First));
        using var client = new HttpClient();
        using var refused = await client.SendAsync(forged);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        return code;
    }

    private async Task BreakAsync(string table)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_bot.DatabaseFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"ALTER TABLE \"{table}\" RENAME TO \"{table}Gone\"";
        await command.ExecuteNonQueryAsync();
    }
}
