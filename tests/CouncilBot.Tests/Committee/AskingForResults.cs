using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

public sealed class AskingForResults : IAsyncLifetime
{
    private const string Later = "Spätere Ergebnisse des Kooperationsausschusses";
    private const string AboutCycling = "Was wurde zum Radweg an der Sieg vereinbart?";

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Quotes_them_below_and_apart_and_says_that_the_agreement_is_silent()
    {
        var id = await _bot.ReleasedAsync(ResultTalk.Dome, ResultTalk.DomeResult);

        var words = await _bot.HearAnswerAsync(Town.SpdMember, ResultTalk.AboutDome);

        Assert.Contains("Dazu ist nichts geregelt.", words, StringComparison.Ordinal);
        var below = words[words.IndexOf(Later, StringComparison.Ordinal)..];
        Assert.Contains("Sie sind nicht Teil der Vereinbarung", below, StringComparison.Ordinal);
        Assert.Contains(ResultTalk.DomeResult, below, StringComparison.Ordinal);
        Assert.Matches(@"Kooperationsausschuss vom \d\d\.\d\d\.\d{4}, Punkt 1", below);
        Assert.Contains($"Termin {id}", below, StringComparison.Ordinal);
        Assert.DoesNotContain(ResultTalk.PoolResult, below, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_how_the_partners_stood_to_it()
    {
        await _bot.ReleasedAsync();

        Assert.Contains("kein Einvernehmen", await _bot.HearAnswerAsync(Town.CduMember, "Bleibt das Freibad Geisweid geöffnet?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_agreement_first()
    {
        var id = await _bot.HeldAsync("Haushalt 2027");
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: Der Haushalt 2027 wird gemeinsam im März verabschiedet.");
        foreach (var manager in new[] { Town.CduManager, Town.SpdManager })
            await _bot.SayOneAsync(manager, $"Ergebnisse freigeben {id}");

        var message = await _bot.SayOneAsync(Town.CduMember, "Wie wird der Haushalt verabschiedet?");

        var words = message.Words();
        Assert.DoesNotContain("Dazu ist nichts geregelt.", words, StringComparison.Ordinal);
        var (agreement, result) = (words.IndexOf("Regel 4", StringComparison.Ordinal), words.IndexOf(Later, StringComparison.Ordinal));
        Assert.True(agreement >= 0 && agreement < result, words);

        // What a button shows is made anew, and keeps both apart.
        var context = (await _bot.PressAsync(Town.CduMember, message.Button("Im Zusammenhang"))).Card();
        Assert.Contains(Later, context.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_nothing_before_both_have_released_and_all_right_after()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}");
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnisse freigeben {id}");
        Assert.DoesNotContain(ResultTalk.CyclingResult, await _bot.HearAnswerAsync(Town.CduManager, AboutCycling), StringComparison.Ordinal);

        await _bot.SayOneAsync(Town.SpdManager, $"Ergebnisse freigeben {id}");
        Assert.Contains(ResultTalk.CyclingResult, await _bot.HearAnswerAsync(Town.CduManager, AboutCycling), StringComparison.Ordinal);

        var other = await _bot.HeldAsync(ResultTalk.Pool);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {other} 1: {ResultTalk.PoolResult}");
        foreach (var manager in new[] { Town.CduManager, Town.SpdManager })
            await _bot.SayOneAsync(manager, $"Ergebnisse freigeben {other}");

        Assert.Contains(ResultTalk.PoolResult, await _bot.HearAnswerAsync(Town.CduManager, "Bleibt das Freibad Geisweid geöffnet?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_nothing_to_who_is_outside_or_where_others_read_along()
    {
        await _bot.ReleasedAsync();

        Assert.DoesNotContain("2027 in zwei Abschnitten", await _bot.HearAnswerAsync(Town.KrefeldSpdMember, AboutCycling), StringComparison.Ordinal);
        var group = Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, AboutCycling));
        Assert.DoesNotContain("2027 in zwei Abschnitten", group.Words(), StringComparison.Ordinal);

        await _bot.SayAsync(Town.Mayor, "wechsle zu siegen");
        Assert.Contains(ResultTalk.CyclingResult, await _bot.HearAnswerAsync(Town.Mayor, AboutCycling), StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_something_else_shows_none()
    {
        await _bot.ReleasedAsync();

        Assert.DoesNotContain(Later, await _bot.HearAnswerAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_one_look_at_the_matters_where_none_is_released_and_where_they_are_known()
    {
        await _bot.SayAsync(Town.SpdMember, "Hilfe");
        var without = await Queries.OfAsync(() => _bot.SayOneAsync(Town.SpdMember, AboutCycling));
        await _bot.ReleasedAsync();
        await _bot.HearAnswerAsync(Town.SpdMember, AboutCycling);
        var known = await Queries.OfAsync(() => _bot.SayOneAsync(Town.SpdMember, AboutCycling));

        Assert.Equal(1, without.Split('\n').Count(s => s.Contains("Matter", StringComparison.Ordinal)));
        Assert.Equal(1, known.Split('\n').Count(s => s.Contains("Matter", StringComparison.Ordinal)));
    }
}
