using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Sessions;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Sessions;

public sealed class TheComingSessions : IAsyncLifetime
{
    private TestBot _bot = null!;

    private SessionBook Book => _bot.Services.GetRequiredService<SessionBook>();

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Are_none_at_first_and_say_who_enters_them()
    {
        Assert.Contains("Fraktionsgeschäftsführungen tragen sie ein", (await _bot.SayOneAsync(Town.CduMember, "Sitzungen")).Words(), StringComparison.Ordinal);
        Assert.Equal(["Sitzung anlegen"], (await _bot.SayOneAsync(Town.CduManager, "Sitzungen")).Card!.Value.ButtonTitles());
    }

    [Fact]
    public async Task Are_shown_in_pages_of_five_to_everybody_of_the_coalition()
    {
        for (var day = 1; day <= 7; day++)
            await AddAsync(day, items: 8);

        var first = (await _bot.SayOneAsync(Town.SpdMember, "Sitzungen")).Card!.Value;
        var second = (await _bot.PressAsync(Town.SpdMember, first.Button("Spätere Sitzungen"))).Card();

        Assert.Contains("Kommende Sitzungen: 7", first.Words(), StringComparison.Ordinal);
        Assert.Contains(_bot.Day(5), first.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(_bot.Day(6), first.Words(), StringComparison.Ordinal);
        Assert.Contains("Weitere Punkte: 3", first.Words(), StringComparison.Ordinal);
        Assert.Contains(_bot.Day(7), second.Words(), StringComparison.Ordinal);
        Assert.Equal(second.Words(), (await _bot.SayOneAsync(Town.SpdMember, "Sitzungen Seite 2")).Words());
        Assert.Equal(second.Words(), (await _bot.SayOneAsync(Town.SpdMember, "Sitzungen Seite 99")).Words());
    }

    [Fact]
    public async Task Are_those_from_today_on_in_the_language_of_the_reader()
    {
        await AddAsync(-1);
        await AddAsync(0);
        var reader = await _bot.NewMemberAsync(language: "en");

        var words = (await _bot.SayOneAsync(reader, "sessions")).Words();

        Assert.Contains("Coming sessions: 1", words, StringComparison.Ordinal);
        Assert.Contains($"Council on {_bot.Day(0).Replace('.', '/')}, ", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_a_long_agenda_in_pages()
    {
        var session = await AddAsync(3, items: 100, title: new string('ü', 296));

        var first = await _bot.SayOneAsync(Town.CduManager, $"Sitzung {session.Short()}");
        var second = await _bot.SayOneAsync(Town.CduManager, $"Sitzung {session.Short()} Seite 2");

        Assert.Contains("Tagesordnung, Seite 1 von 5", first.Words(), StringComparison.Ordinal);
        Assert.Contains("Tagesordnung, Seite 2 von 5", second.Words(), StringComparison.Ordinal);
        Assert.Equal(second.Words(), (await _bot.PressAsync(Town.CduManager, first.Button("Weitere Punkte"))).Card().Words());
        Assert.Contains("zu lang für dieses Feld", (await _bot.PressAsync(Town.CduManager, first.Button("Ändern"))).Card().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_not_told_where_others_read_along() => Assert.Null((await _bot.SayInGroupAsync(Town.CduMember, "Sitzungen"))[0].Card);

    [Fact]
    public async Task Can_be_chosen_by_other_features()
    {
        for (var day = 1; day <= SessionBook.MostChoices + 1; day++)
            await AddAsync(day);

        var off = await AddAsync(0, cancelled: true);
        await using var db = _bot.Open("siegen");
        var now = _bot.Clock.GetUtcNow().UtcDateTime;

        var choices = await Book.ChoicesAsync(db, Language.German, now, CancellationToken.None);

        Assert.Equal(SessionBook.MostChoices, choices.Count);
        Assert.DoesNotContain(choices, c => c.Id == off.Id);
        Assert.StartsWith($"Rat am {_bot.Day(1)}, ", choices[0].Name, StringComparison.Ordinal);
        await using var elsewhere = _bot.Open("krefeld");
        Assert.Empty(await Book.ChoicesAsync(elsewhere, Language.German, now, CancellationToken.None));
        Assert.Null(await SessionBook.FindAsync(elsewhere, off.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Give_references_and_the_next_of_a_body()
    {
        var first = await AddAsync(2, items: 2);
        await AddAsync(3, body: "hfa");
        await AddAsync(4, cancelled: true);
        var next = await AddAsync(5);
        await using var db = _bot.Open("siegen");

        var found = await SessionBook.FindAsync(db, first.Id, CancellationToken.None);

        Assert.Equal(["Punkt 1", "Punkt 2"], found!.Items.Select(i => SessionBook.RefOf(i).Title));
        var reference = SessionBook.RefOf(found.Session);
        Assert.Equal((first.Id, first.StartUtc, "rat", null), (reference.Id, reference.StartUtc, reference.Body, reference.Words));
        Assert.Equal(_bot.Day(2), reference.Day!.Value.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(next.Id, (await Book.NextAsync(db, BodyKind.Council, first.StartUtc, CancellationToken.None))!.Id);
        Assert.Null(await Book.NextAsync(db, BodyKind.Council, next.StartUtc, CancellationToken.None));
    }

    private async Task<SessionRow> AddAsync(int day, int items = 0, bool cancelled = false, string body = "rat", string? title = null)
    {
        var start = Hosting.BerlinTime.ToUtc(Hosting.BerlinTime.Of(_bot.Clock.GetUtcNow().UtcDateTime).Date.AddDays(day).AddHours(17))!.Value;
        var session = new SessionRow { Id = Guid.NewGuid(), CoalitionId = "siegen", BodyKey = body, StartUtc = start, CancelledUtc = cancelled ? start.AddDays(-9) : null };
        await using var db = _bot.Open("siegen");
        db.Add(session);
        for (var i = 0; i < items; i++)
            db.Add(new AgendaItemRow { Id = Guid.NewGuid(), CoalitionId = "siegen", SessionId = session.Id, Ordinal = i, Number = $"{i + 1}", Title = title ?? $"Punkt {i + 1}" });

        await db.SaveChangesAsync();
        return session;
    }
}
