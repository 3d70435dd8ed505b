using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Features.Handover.Give;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CouncilBot.Tests.Faults;

public sealed class ADatabaseThatFails : IAsyncLifetime
{
    private const string CannotReachMyData = "Ich kann gerade nicht auf meine Daten zugreifen.";

    private readonly StoreFaults _faults = new();
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync(services =>
    {
        _faults.Configure(services);
        // A locked database is waited for longer than a button is, and a message may have to wait behind what the bot writes by itself.
        UnhurriedTime.HurryButtons(services);
    });

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "G3")]
    public async Task Being_locked_too_long_is_said_changes_nothing_and_is_forgotten_afterwards()
    {
        var give = _bot.Press(Town.CduMember, GiveHandler.Verb, Data(await _bot.AskUncoveredAsync(Town.CduMember)));
        var question = _bot.Message(Town.SpdMember, "Was gilt für den Haushalt?");
        using (new LockedDatabase(_bot.DatabaseFile))
        {
            var (asked, pressed) = (_bot.PostAsync(question), _bot.PostAsync(give));

            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await asked).StatusCode);
            Assert.True((await asked).Headers.RetryAfter is not null);
            Assert.Contains("Das dauert einen Augenblick länger", await (await pressed).Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await _bot.HearAsync(Town.SpdMember, CannotReachMyData);
            await _bot.HearAsync(Town.CduMember, CannotReachMyData);
        }

        Assert.Single(await _bot.RowsAsync(db => db.Questions));
        Assert.Empty(await _bot.RowsAsync(db => db.Handovers));
        Assert.DoesNotContain(await _bot.RowsAsync(db => db.Conversations), c => c.ConversationId == Town.SpdMember.Chat);

        // The channel delivers again what got 503, and the person presses again.
        Assert.NotNull(Assert.Single(await _bot.DeliverAsync(question)).Card);
        give["id"] = TestBot.NextId();
        Assert.Contains("Ihre Frage liegt bei", await BodyAsync(give), StringComparison.Ordinal);
        Assert.Contains(await _bot.RowsAsync(db => db.Conversations), c => c.ConversationId == Town.SpdMember.Chat);
    }

    [Fact]
    [Trait("Catalogue", "G8")]
    public async Task Being_full_is_said_changes_nothing_and_is_forgotten_afterwards()
    {
        await _bot.SayAsync(Town.CduMember, "Hilfe");
        _faults.IsFull = true;
        await _bot.RestartAsync(_faults.Configure);

        var handled = 0;
        while (true)
        {
            handled = (await _bot.RowsAsync(db => db.Inbox)).Count;
            var before = _bot.Connector.Delivered.Count;
            using var reply = await _bot.PostAsync(_bot.Message(Town.CduMember, "Hilfe"));
            var said = _bot.Connector.Delivered.Skip(before).Single();
            if (reply.StatusCode == HttpStatusCode.OK)
                continue; // It still fitted into the pages at hand.

            Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.StatusCode);
            Assert.Contains(CannotReachMyData, said.Text, StringComparison.Ordinal);
            break;
        }

        Assert.Equal(handled, (await _bot.RowsAsync(db => db.Inbox)).Count);
        _faults.IsFull = false;
        CouncilSqlite.CloseIdle(_bot.DatabaseFile);
        Assert.NotNull((await _bot.SayOneAsync(Town.CduMember, "Hilfe")).Card);
    }

    [Fact]
    [Trait("Catalogue", "G2")]
    public async Task Being_deleted_is_said_and_nothing_is_put_in_its_place_until_it_is_back()
    {
        var give = _bot.Press(Town.CduMember, GiveHandler.Verb, Data(await _bot.AskUncoveredAsync(Town.CduMember)));
        var backup = Backup();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_bot.DatabaseFile)!, "councilbot.db*"))
            File.Delete(file);

        using var asked = await _bot.PostAsync(_bot.Message(Town.CduMember, "Was gilt für den Haushalt?"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, asked.StatusCode);
        await _bot.HearAsync(Town.CduMember, CannotReachMyData);
        var pressed = JsonSerializer.Deserialize<JsonElement>(await BodyAsync(give));
        Assert.Equal(500, pressed.GetProperty("statusCode").GetInt32());
        Assert.Contains(CannotReachMyData, pressed.GetProperty("value").GetProperty("message").GetString(), StringComparison.Ordinal);
        using var ready = await _bot.GetResponseAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("not ready: database\n", await ready.Content.ReadAsStringAsync());
        Assert.Equal("ok\n", await _bot.GetAsync("/healthz"));
        Assert.False(File.Exists(_bot.DatabaseFile));

        File.WriteAllBytes(_bot.DatabaseFile, backup);
        Assert.NotNull((await _bot.SayOneAsync(Town.CduMember, "Was gilt für den Haushalt?")).Card);
        Assert.Equal("ready\n", await _bot.GetAsync("/readyz"));
    }

    [Fact]
    [Trait("Catalogue", "G9")]
    public async Task Not_answering_at_all_makes_the_bot_not_ready_and_alive()
    {
        var never = new TaskCompletionSource();
        _faults.Opens = never.Task;

        using var ready = await _bot.GetResponseAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("ok\n", await _bot.GetAsync("/healthz"));
        never.SetResult();
        Assert.Equal("ready\n", await _bot.GetAsync("/readyz"));
    }

    private byte[] Backup()
    {
        var copy = _bot.DatabaseFile + ".backup";
        using (var from = new SqliteConnection($"Data Source={_bot.DatabaseFile};Pooling=False"))
        using (var to = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }

        return File.ReadAllBytes(copy);
    }

    private async Task<string> BodyAsync(JsonObject activity)
    {
        using var reply = await _bot.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return await reply.Content.ReadAsStringAsync();
    }

    private static JsonObject Data(JsonElement button) => JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();
}
