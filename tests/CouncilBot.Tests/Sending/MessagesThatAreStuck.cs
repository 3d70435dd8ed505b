using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Teams.Activities;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Sending;

public sealed class MessagesThatAreStuck : IAsyncLifetime
{
    private readonly Installation _installation = Installation.WithSeedsOfItsOwn();

    public async Task InitializeAsync() => (await _installation.RunAsync("messages", "list")).Success();

    public Task DisposeAsync()
    {
        CouncilSqlite.CloseIdle(_installation.DatabaseFile);
        _installation.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Are_none_in_a_new_installation() =>
        Assert.Equal("Nachrichten: keine\n", (await _installation.RunAsync("messages", "list")).Success());

    [Fact]
    [Trait("Catalogue", "M4")]
    public async Task Are_listed_by_numbers_and_codes_without_words_and_names()
    {
        await AddAsync(OutboxState.Unreachable, "ConversationBlockedByUser");
        await AddAsync(OutboxState.Sent);
        await AddAsync(OutboxState.Failed, "MessageSizeTooBig");

        var list = (await _installation.RunAsync("messages", "list")).Success();

        Assert.Equal(3, list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("Nachrichten: gesendet 1, nicht erreichbar 1, aufgegeben 1\n", list, StringComparison.Ordinal);
        Assert.Matches(@"1 · siegen · Nachricht · nicht erreichbar · Versuche: 3 · \d+ Minuten alt · fällig .* · ConversationBlockedByUser", list);
        Assert.DoesNotContain("geheim", list, StringComparison.Ordinal);
        Assert.DoesNotContain(" 2 ·", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_listed_by_state_and_for_programs()
    {
        await AddAsync(OutboxState.Unreachable, "NoConversation");
        await AddAsync(OutboxState.Failed, "Http400");

        var json = (await _installation.RunAsync("messages", "list", "--state", "failed", "--json")).Json();

        Assert.Equal(1, json["counts"]!["Unreachable"]!.GetValue<int>());
        var message = Assert.Single(json["messages"]!.AsArray())!.AsObject();
        Assert.Equal(("Failed", "Http400"), (message["state"]!.GetValue<string>(), message["lastError"]!.GetValue<string>()));
        Assert.DoesNotContain("payload", message.Select(p => p.Key), StringComparer.OrdinalIgnoreCase);
        (await _installation.RunAsync("messages", "list", "--state", "lost")).UsageError();
    }

    [Fact]
    public async Task Are_due_again_when_told_unless_their_time_is_over_or_they_may_have_arrived()
    {
        await AddAsync(OutboxState.Unreachable, "NoConversation");
        await AddAsync(OutboxState.Failed, "Http400", TimeSpan.FromDays(-1));
        await AddAsync(OutboxState.Unknown, "Timeout");
        await AddAsync(OutboxState.Sent);

        var said = (await _installation.RunAsync("messages", "retry", "--all")).Success();

        Assert.Equal("Wieder fällig: 1.\nNicht mehr fällig, weil ihre Zeit abgelaufen ist: 1.\nAusgelassen, weil sie angekommen sein können: 1. Mit --unknown gehen auch sie noch einmal hinaus.\n", said);
        Assert.Equal([OutboxState.Pending, OutboxState.Failed, OutboxState.Unknown, OutboxState.Sent], (await RowsAsync()).Select(r => r.State));
        Assert.Equal((0, null), (await RowsAsync())[0] is var row ? (row.Attempts, row.LastError) : default);

        Assert.Equal("Due again: 1.\n", (await _installation.RunAsync("messages", "retry", "3", "--unknown", "--lang", "en")).Success());
        Assert.Equal(OutboxState.Pending, (await RowsAsync())[2].State);
    }

    [Theory]
    [InlineData("77")]
    [InlineData("1")]
    public async Task That_are_none_are_not_tried_again(string id)
    {
        await AddAsync(OutboxState.Sent);

        Assert.Contains($"mit der Nummer {id}", (await _installation.RunAsync("messages", "retry", id)).Refusal(), StringComparison.Ordinal);
        (await _installation.RunAsync("messages", "retry")).UsageError();
        (await _installation.RunAsync("messages", "retry", "1", "--all")).UsageError();
        (await _installation.RunAsync("messages", "retry", "eins")).UsageError();
    }

    private async Task AddAsync(OutboxState state, string? error = null, TimeSpan? expiry = null)
    {
        await using var services = Open();
        await using var db = services.GetRequiredService<CouncilDbFactory>().Open();
        var now = _installation.Clock.GetUtcNow().UtcDateTime;
        var row = Outgoing.ToPerson($"{Guid.NewGuid():N}", Guid.NewGuid(), "siegen", OutgoingActivity.OfText("geheim"), now, TimeSpan.FromDays(1));
        (row.State, row.LastError, row.Attempts, row.ExpiresUtc) = (state, error, 3, now + (expiry ?? TimeSpan.FromDays(1)));
        db.Add(row);
        await db.SaveChangesAsync();
    }

    private async Task<List<OutboxRow>> RowsAsync()
    {
        await using var services = Open();
        await using var db = services.GetRequiredService<CouncilDbFactory>().Open();
        return [.. db.Outbox.OrderBy(o => o.Id)];
    }

    private ServiceProvider Open() => Hosting.Database.Open(new StorageOptions { File = Path.Combine(_installation.Data, Hosting.Settings.DefaultDatabase) });
}
