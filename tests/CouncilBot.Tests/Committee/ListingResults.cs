using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

public sealed class ListingResults : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Says_so_when_there_are_none_or_no_committee()
    {
        Assert.Contains("noch keine Ergebnisse", await _bot.HearAnswerAsync(Town.CduMember, "Ergebnisse"), StringComparison.Ordinal);
        Assert.Contains("kein Kooperationsausschuss vorgesehen", await _bot.HearAnswerAsync(Town.KrefeldSpdMember, "Ergebnisse"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_five_meetings_on_a_page_the_latest_first_and_opens_each()
    {
        List<string> ids = [];
        for (var i = 0; i < 6; i++)
            ids.Add(await _bot.ReleasedAsync());

        var list = (await _bot.SayOneAsync(Town.SpdMember, "Ergebnisse")).Card!.Value;

        Assert.Equal([.. Enumerable.Reverse(ids).Take(5).Select(id => $"Öffnen {id}"), "Ältere Ergebnisse"], list.ButtonTitles());
        Assert.Contains("Ergebnisse: 2 · noch nicht von beiden Fraktionen abgestimmt", list.Words(), StringComparison.Ordinal);
        var older = (await _bot.PressAsync(Town.SpdMember, list.Button("Ältere Ergebnisse"))).Card();
        Assert.Equal([$"Öffnen {ids[0]}", "Neuere Ergebnisse"], older.ButtonTitles());
        Assert.Equal([$"Öffnen {ids[0]}", "Neuere Ergebnisse"], (await _bot.SayOneAsync(Town.SpdMember, "Ergebnisse Seite 2")).Card!.Value.ButtonTitles());
    }
}
