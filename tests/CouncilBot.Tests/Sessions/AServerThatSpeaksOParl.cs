using System.Globalization;
using System.Text.Json.Nodes;
using CouncilBot.Hosting;
using CouncilBot.Tests.Sessions.Support;
using CouncilBot.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CouncilBot.Tests.Sessions;

public sealed class AServerThatSpeaksOParl : IAsyncLifetime, IDisposable
{
    private Installation _bot = new();
    private OParlTown _town = null!;

    public async Task InitializeAsync() => _town = await OParlTown.StartAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    public void Dispose() => _bot.Dispose();

    [Theory]
    [InlineData("/oparl/system")]
    [InlineData("/oparl/bodies")]
    [InlineData("/oparl/body/0")]
    [InlineData("/oparl/body/0/meetings")]
    public async Task Is_taken_over_from_its_system_a_body_or_the_list(string entry)
    {
        var meeting = _town.Adds("1", Start(20));
        meeting["location"] = new JsonObject { ["room"] = "Ratssaal" };
        meeting["agendaItem"] = new JsonArray(new JsonObject { ["number"] = "1", ["name"] = "Haushalt" });
        _town.Adds("2", Start(13), "hfa");
        _town.Adds("3", Start(-3));

        var said = (await SyncAsync(entry)).Success();

        Assert.Equal("Der Server hat 3 Sitzungen.\nÜbernommen: 2 neu, 0 geändert, 0 unverändert.\nÜbergangen, weil der Tag vorbei ist: 1\n", said);
        var listed = await ListAsync();
        Assert.Contains($"Rat am {Day(20)}, 17:00 Uhr · Ratssaal · Punkte: 1", listed, StringComparison.Ordinal);
        Assert.Contains($"Haupt- und Finanzausschuss am {Day(13)}", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_asked_only_for_what_changed_by_its_own_clock()
    {
        _town.Clock = new DateTimeOffset(_town.Clock.UtcDateTime.Date.AddDays(-1), TimeSpan.Zero);
        _town.Adds("1", Start(20));
        _town.Adds("2", Start(13), "hfa");
        _town.Passes(TimeSpan.FromHours(1));
        await SyncAsync();
        var since = _town.Clock.AddMinutes(-10);
        _town.Passes(TimeSpan.FromHours(2));
        _town.Meetings[0] = _town.Meeting("1", Start(21));

        var said = (await SyncAsync()).Success();

        Assert.Equal($"?modified_since={since:yyyy-MM-dd'T'HH:mm:ss}+00:00", _town.Asked[^1]);
        Assert.StartsWith("Der Server nennt 1 Sitzungen, die seit dem letzten Mal neu oder geändert sind.\nÜbernommen: 0 neu, 1 geändert, 0 unverändert.\n", said, StringComparison.Ordinal);
        Assert.Contains($"Rat am {Day(21)}", await ListAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rejects", 400)]
    [InlineData("rejects", 404)]
    [InlineData("rejects", 500)]
    [InlineData("rejects", 200)]
    [InlineData("ignores", 0)]
    [InlineData("forgets on the next page", 0)]
    public async Task Is_asked_for_everything_when_it_does_not_tell_what_changed(string kind, int status)
    {
        _town.Clock = _town.Clock.AddDays(-2);
        _town.Adds("1", Start(13), "hfa");
        _town.Passes(TimeSpan.FromHours(1));
        await SyncAsync();
        _town.Passes(TimeSpan.FromHours(20));
        _town.Adds("2", Start(20));
        _town.KnowsChanges = kind != "ignores";
        if (kind == "rejects")
            _town.Intercept = context => context.Request.Query.ContainsKey("modified_since") ? OParlTown.AnswersAsync(context, status, "<html>") : Task.FromResult(false);
        if (kind.StartsWith("forgets", StringComparison.Ordinal))
            _town.Intercept = ForgetsAsync;

        var said = (await SyncAsync()).Success();

        Assert.StartsWith("Der Server hat 2 Sitzungen.\nÜbernommen: 1 neu, 0 geändert, 1 unverändert.\n", said, StringComparison.Ordinal);
        Assert.Contains("modified_since", _town.Asked[^(kind.StartsWith("forgets", StringComparison.Ordinal) ? 3 : 2)], StringComparison.Ordinal);
        Assert.DoesNotContain("modified_since", _town.Asked[^1], StringComparison.Ordinal);

        async Task<bool> ForgetsAsync(HttpContext context)
        {
            if (context.Request.Path != _town.List.AbsolutePath || !context.Request.QueryString.HasValue)
                return false;

            var isFirst = context.Request.Query.ContainsKey("modified_since");
            await OParlTown.JsonAsync(context, new JsonObject
            {
                ["data"] = new JsonArray(_town.Meetings[isFirst ? 1 : 0].DeepClone()),
                ["links"] = isFirst ? new JsonObject { ["next"] = $"{_town.List}?page=2" } : new JsonObject(),
            });
            return true;
        }
    }

    [Fact]
    public async Task Is_asked_for_everything_once_a_week()
    {
        _town.Clock = _town.Clock.AddDays(-7).AddHours(-1);
        await SyncAsync();
        _town.Passes(TimeSpan.FromDays(2));

        await SyncAsync();
        await SyncAsync();

        // Each time the address is looked at first.
        Assert.Equal([false, false, false, false, false, true], _town.Asked.Select(a => a.Contains("modified_since", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Is_asked_for_everything_when_the_bodies_of_the_coalition_change()
    {
        _bot.Dispose();
        _bot = Installation.WithSeedsOfItsOwn();
        _town.Organizations["integration"] = "Integrationsrat";
        _town.Adds("1", Start(20), "integration");
        Assert.Contains("Integrationsrat: kein Gremium dieser Koalition (1)", (await SyncAsync()).Success(), StringComparison.Ordinal);
        _town.Passes(TimeSpan.FromHours(1));
        var agreement = _bot.Seed("siegen", "agreement.json");
        File.WriteAllText(agreement, File.ReadAllText(agreement).Replace("\"HFA\"", "\"HFA\", \"Integrationsrat\"", StringComparison.Ordinal));

        Assert.Contains("1 neu", (await SyncAsync()).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_asked_for_everything_when_a_new_session_may_be_an_old_one_with_another_identity()
    {
        _town.Clock = _town.Clock.AddDays(-1);
        _town.Adds("1", Start(20));
        await SyncAsync();
        _town.Passes(TimeSpan.FromHours(2));
        _town.Adds("2", Start(20, "20:00"));

        Assert.Contains("1 neu, 0 geändert, 1 unverändert", (await SyncAsync()).Success(), StringComparison.Ordinal);

        _town.Passes(TimeSpan.FromHours(2));
        _town.Meetings.Clear();
        _town.Adds("a", Start(20));
        _town.Adds("b", Start(20, "20:30"));
        Assert.Contains("0 neu, 2 geändert, 0 unverändert", (await SyncAsync()).Success(), StringComparison.Ordinal);
        Assert.Contains("kommende Sitzungen: 2", await ListAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_believed_to_be_read_when_a_page_is_missing()
    {
        (_town.PageSize, _town.Intercept) = (1, context => context.Request.Query["page"] == "2" ? OParlTown.AnswersAsync(context, 500) : Task.FromResult(false));
        _town.Adds("1", Start(20));
        _town.Adds("2", Start(13), "hfa");

        Assert.Contains("Status 500", (await SyncAsync()).Refusal(), StringComparison.Ordinal);
        Assert.Contains("keine kommenden Sitzungen", await ListAsync(), StringComparison.Ordinal);

        _town.Intercept = _ => Task.FromResult(false);
        Assert.Contains("2 neu", (await SyncAsync()).Success(), StringComparison.Ordinal);
        Assert.All(_town.Asked, a => Assert.DoesNotContain("modified_since", a, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_asked_again_for_sessions_whose_body_could_not_be_learnt()
    {
        _town.Intercept = context => context.Request.Path.Value!.StartsWith("/oparl/organization/", StringComparison.Ordinal) ? OParlTown.AnswersAsync(context, 500) : Task.FromResult(false);
        _town.Adds("1", Start(20));
        _town.Passes(TimeSpan.FromHours(1));

        Assert.Contains("nicht zu erfahren, welches Gremium tagt", (await SyncAsync()).Success(), StringComparison.Ordinal);
        _town.Intercept = _ => Task.FromResult(false);

        Assert.Contains("1 neu", (await SyncAsync()).Success(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Is_not_asked_again_for_a_body_that_it_does_not_tell(int status)
    {
        _town.Intercept = context => context.Request.Path.Value!.StartsWith("/oparl/organization/", StringComparison.Ordinal) ? OParlTown.AnswersAsync(context, status) : Task.FromResult(false);
        _town.Adds("1", Start(20))["name"] = "5. Sitzung des Rates";

        Assert.Contains("1 neu", (await SyncAsync()).Success(), StringComparison.Ordinal);
        await SyncAsync();

        Assert.Contains("modified_since", _town.Asked[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_read_page_by_page_with_a_word_on_the_way()
    {
        _town.PageSize = 1;
        for (var i = 0; i < 12; i++)
            _town.Adds($"{i}", Start(20 + i));

        Assert.Contains("Gelesen: 10 Seiten, 10 Sitzungen …\n", (await SyncAsync()).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_asked_for_one_of_its_bodies_by_name_or_address()
    {
        _town.Bodies.Add("Zweckverband\u001b[2J");
        _town.Adds("1", Start(20));

        var refusal = (await SyncAsync("/oparl/system")).Refusal();
        Assert.Contains("mit --body an", refusal, StringComparison.Ordinal);
        Assert.Contains($"Stadt Beispiel · {_town.At("/oparl/body/0")}", refusal, StringComparison.Ordinal);
        Assert.Contains("Zweckverband", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', refusal);
        Assert.Contains("„Bonn“", (await SyncAsync("/oparl/system", "--body", "Bonn")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("1 neu", (await SyncAsync("/oparl/system", "--body", "stadt beispiel")).Success(), StringComparison.Ordinal);
        Assert.Contains("1 unverändert", (await SyncAsync("/oparl/system", "--body", _town.At("/oparl/body/0").ToString())).Success(), StringComparison.Ordinal);
        Assert.Contains("nennt 1", (await SyncAsync("/oparl/bodies", "--body", "K0")).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_told_apart_by_what_was_left_out()
    {
        _town.Organizations["integration"] = "Integrationsrat\u001b[2J";
        for (var i = 0; i < 3; i++)
            _town.Adds($"i{i}", Start(20 + i), "integration");
        _town.Adds("ohne", Start(20)).Remove("start");
        for (var i = 0; i < 25; i++)
            _town.Adds($"x{i}", Start(20), organization: null)["name"] = $"Treffen {i:00}";

        var said = (await SyncAsync()).Success();

        Assert.Contains("Nicht oder nicht ganz übernommen: 29\n", said, StringComparison.Ordinal);
        Assert.Contains("[2J: kein Gremium dieser Koalition (3)\n", said, StringComparison.Ordinal);
        Assert.Contains("… und 7 weitere Zeilen\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said);
    }

    [Fact]
    public async Task Is_asked_for_one_coalition_that_has_bodies()
    {
        var several = (await _bot.RunAsync("sessions", "sync", "--oparl", _town.List.ToString(), "--data", _bot.Data)).Refusal();
        Assert.Contains("--coalition", several, StringComparison.Ordinal);
        Assert.Contains("krefeld, siegen", several, StringComparison.Ordinal);
        Assert.Contains("keine Gremien", (await _bot.RunAsync("sessions", "sync", "--oparl", _town.List.ToString(), "--coalition", "soest", "--data", _bot.Data)).Refusal(), StringComparison.Ordinal);
        Assert.Contains("bonn", (await _bot.RunAsync("sessions", "sync", "--oparl", _town.List.ToString(), "--coalition", "bonn", "--data", _bot.Data)).Refusal(), StringComparison.Ordinal);
        Assert.Empty(_town.Requests);
    }

    [Fact]
    public async Task Is_refused_in_the_language_of_the_person_with_what_to_do_next()
    {
        Assert.Contains("Bitte geben Sie sie vollständig an", (await _bot.RunAsync("sessions", "sync", "--oparl", "ris.example", "--coalition", "siegen", "--data", _bot.Data)).Refusal(), StringComparison.Ordinal);
        Assert.Contains("never sent", (await _bot.RunAsync("sessions", "sync", "--oparl", "https://name:geheim@ris.example", "--coalition", "siegen", "--lang", "en", "--data", _bot.Data)).Refusal(), StringComparison.Ordinal);
        Assert.Contains("check the address", (await SyncAsync("/nirgends", "--lang", "en")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("--oparl", (await _bot.RunAsync("sessions", "sync", "--coalition", "siegen", "--data", _bot.Data)).UsageError(), StringComparison.Ordinal);
    }

    private static DateTime Local(int days) => BerlinTime.Of(ShiftedTime.Start.UtcDateTime).Date.AddDays(days);

    private static string Day(int days) => Local(days).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Start(int days, string time = "17:00") => $"{Local(days):yyyy-MM-dd}T{time}:00";

    private Task<Outcome> SyncAsync(string entry = "/oparl/body/0/meetings", params string[] more) =>
        _bot.RunAsync(["sessions", "sync", "--oparl", _town.At(entry).ToString(), "--coalition", "siegen", "--data", _bot.Data, .. more]);

    private async Task<string> ListAsync() => (await _bot.RunAsync("sessions", "list", "--coalition", "siegen", "--data", _bot.Data)).Success();
}
