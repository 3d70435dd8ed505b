using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilBot.Features.Handover.Give;
using CouncilBot.Features.Members.Invite;
using CouncilBot.Storage.Sqlite;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Duplicates;

/// <summary>The bot ends between the commit and the answer; Teams delivers again, and another process takes over.</summary>
public sealed partial class AProcessThatDies : IAsyncLifetime
{
    private readonly TaskCompletionSource _never = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync()
    {
        _never.TrySetCanceled();
        await _bot.DisposeAsync();
    }

    [Fact]
    [Trait("Catalogue", "C9")]
    [Trait("Catalogue", "J2")]
    public async Task Leaves_the_answer_to_the_next_one()
    {
        var question = _bot.Message(Town.CduMember, "Darf ich abweichend stimmen?");
        await DieWhileSendingAsync(question);

        _bot.Clock.Pass(TimeSpan.FromSeconds(61));
        var answer = Assert.Single(await _bot.DeliverAsync(question));

        Assert.Contains("nach vorheriger Ankündigung", answer.Words(), StringComparison.Ordinal);
        Assert.Single(await _bot.RowsAsync(db => db.Questions));
    }

    [Fact]
    [Trait("Catalogue", "C9")]
    public async Task May_still_be_at_work_within_the_first_minute()
    {
        var question = _bot.Message(Town.CduMember, "Darf ich abweichend stimmen?");
        await DieWhileSendingAsync(question);

        Assert.Empty(await _bot.DeliverAsync(question));
    }

    [Fact]
    [Trait("Catalogue", "C9")]
    public async Task Leaves_the_answer_that_was_given_as_it_is()
    {
        var question = _bot.Message(Town.CduMember, "Darf ich abweichend stimmen?");
        Assert.Single(await _bot.DeliverAsync(question));
        await _bot.StopAsync();
        await _bot.RestartAsync();

        _bot.Clock.Pass(TimeSpan.FromMinutes(10));
        Assert.Empty(await _bot.DeliverAsync(question));
    }

    [Fact]
    [Trait("Catalogue", "C9")]
    [Trait("Catalogue", "J2")]
    public async Task Leaves_the_response_of_a_button_to_the_next_one()
    {
        var button = await _bot.AskUncoveredAsync(Town.CduMember);
        var press = _bot.Press(Town.CduMember, GiveHandler.Verb, JsonNode.Parse(button.GetProperty("data").GetRawText()));
        var first = await BodyAsync(press);
        await _bot.RestartAsync();

        Assert.Equal(first, await BodyAsync(press));
        _bot.Clock.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(first, await BodyAsync(press));
        Assert.Single(await _bot.RowsAsync(db => db.Handovers));
    }

    [Fact]
    [Trait("Catalogue", "J1")]
    public async Task Before_its_commit_has_done_nothing()
    {
        var question = _bot.Message(Town.CduMember, "Darf ich abweichend stimmen?");
        var faults = new StoreFaults();
        await _bot.RestartAsync(faults.Configure);
        // Only now: a start commits as well.
        faults.Commits = _never.Task;
        var post = _bot.PostAsync(question);
        await faults.CommitWaits.WaitAsync(TimeSpan.FromMinutes(1));
        var restart = _bot.RestartAsync();
        // The commit fails with its process; one that waited on would keep the queue of writers, and with it the end of the host.
        _never.TrySetCanceled();
        await restart;

        await Record.ExceptionAsync(() => post);
        var before = _bot.Connector.Delivered.Count(d => d.Card is not null);
        await _bot.DeliverAsync(question);

        Assert.Equal(0, before);
        Assert.Single(await _bot.RowsAsync(db => db.Questions));
        Assert.Single(_bot.Connector.Delivered, d => d.Card is not null);
    }

    [Fact]
    [Trait("Catalogue", "M1")]
    public async Task Takes_a_secret_with_it_that_is_stored_nowhere()
    {
        var invite = _bot.Message(Town.CduManager, "Einladung erstellen für Mitglied");
        var card = Assert.Single(await _bot.DeliverAsync(invite));
        var code = Code().Match(card.Words()).Value;
        Assert.Equal(11, code.Length);

        var handled = (await _bot.RowsAsync(db => db.Inbox)).Single();
        Assert.Null(handled.Result);
        Assert.All(Files(), file => Assert.Equal(-1, file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(code))));
        Assert.All(Files(), file => Assert.Equal(-1, file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal)))));
        Assert.DoesNotContain(_bot.Logs.Lines, line => line.Contains(code, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("Catalogue", "C3")]
    public async Task Answers_a_repeated_button_of_a_secret_with_the_current_card()
    {
        var form = Assert.Single(await _bot.SayAsync(Town.CduManager, "Einladung erstellen"));
        var data = JsonNode.Parse(form.ButtonFor(InviteHandler.Verb).GetProperty("data").GetRawText())!.AsObject();
        data[InviteHandler.RolesInput] = "member";
        var press = _bot.Press(Town.CduManager, InviteHandler.Verb, data);

        var (first, second) = (await BodyAsync(press), await BodyAsync(press));

        Assert.Matches(Code(), first);
        Assert.DoesNotMatch(Code(), second);
        Assert.Contains("Action.Execute", second, StringComparison.Ordinal);
        Assert.Single(await _bot.RowsAsync(db => db.Invitations));
    }

    private async Task DieWhileSendingAsync(JsonObject activity)
    {
        _bot.Connector.Then(ScriptedAnswer.UsualAfter(_never.Task));
        var post = _bot.PostAsync(activity);
        await _bot.Connector.RequestedAsync(1);
        await _bot.RestartAsync();
        await Record.ExceptionAsync(() => post);
        Assert.Empty(_bot.Connector.Delivered);
    }

    private async Task<string> BodyAsync(JsonObject activity)
    {
        using var reply = await _bot.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return await reply.Content.ReadAsStringAsync();
    }

    private List<byte[]> Files()
    {
        CouncilSqlite.CloseIdle(_bot.DatabaseFile);
        return [.. Directory.EnumerateFiles(Path.GetDirectoryName(_bot.DatabaseFile)!).Select(ReadShared)];
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    [GeneratedRegex("[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
