using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.DeviatingVotes;

public sealed class ListingAnnouncements : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await Deviations.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Shows_a_board_who_announced_what()
    {
        await _bot.AnnounceAsync(Town.CduMember);
        await _bot.DraftAsync(Town.CduMember2, Deviations.Form(item: "Geheimer Entwurf"));

        var list = (await _bot.SayOneAsync(Town.SpdChair, "Abweichende Stimmen")).Card!.Value;

        Assert.Contains("Abweichende Stimmen: 1", list.Words(), StringComparison.Ordinal);
        Assert.Contains("CDU Mitglied (CDU-Fraktion) · Nein", list.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimer Entwurf", list.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_only_those_of_a_session()
    {
        var session = await _bot.SessionAsync(TimeSpan.FromDays(10));
        await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(session: session.Id.ToString("N"), item: "Haushalt"));
        await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(item: "Stellenplan"));

        var list = (await _bot.SayOneAsync(Town.SpdChair, $"Abweichende Stimmen zur Sitzung {Hosting.BerlinTime.Of(session.StartUtc):dd.MM.yyyy}")).Words();

        Assert.Contains("Haushalt", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Stellenplan", list, StringComparison.Ordinal);
        Assert.Contains("Diese Sitzung kenne ich nicht.", (await _bot.SayOneAsync(Town.SpdChair, "Abweichende Stimmen zur Sitzung 1.1.2020")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_members_their_own_also_drafts()
    {
        await _bot.AnnounceAsync(Town.CduMember);
        await _bot.DraftAsync(Town.CduMember, Deviations.Form(item: "Stellenplan"));
        await _bot.AnnounceAsync(Town.CduMember2, Deviations.Form(item: "Fremdes"));

        foreach (var said in new[] { "Meine Ankündigungen", "Abweichende Stimmen" })
        {
            var list = (await _bot.SayOneAsync(Town.CduMember, said)).Words();
            Assert.Contains("Meine Ankündigungen: 2", list, StringComparison.Ordinal);
            Assert.Contains("Entwurf, noch nicht angekündigt", list, StringComparison.Ordinal);
            Assert.DoesNotContain("Fremdes", list, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Catalogue", "E9")]
    public async Task Never_shows_another_coalitions()
    {
        await _bot.AnnounceAsync(Town.CduMember);

        Assert.Contains("Abweichende Stimmen: 0", (await _bot.SayOneAsync(Town.KrefeldGrueneChair, "Abweichende Stimmen")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "K8")]
    public async Task Is_done_by_pages()
    {
        for (var i = 1; i <= 7; i++)
            await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(item: $"Punkt {i}"));

        var first = (await _bot.SayOneAsync(Town.SpdChair, "Abweichende Stimmen")).Card!.Value;
        var second = (await _bot.PressAsync(Town.SpdChair, first.Button("Weitere Ankündigungen"))).Card();

        Assert.Contains("Punkt 7", first.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Punkt 2", first.Words(), StringComparison.Ordinal);
        Assert.Contains("Punkt 2", second.Words(), StringComparison.Ordinal);
        Assert.Equal(first.Words(), (await _bot.PressAsync(Town.SpdChair, second.Button("Vorige Ankündigungen"))).Card().Words());
    }

    [Fact]
    public async Task Leads_to_the_card()
    {
        var id = (await _bot.AnnounceAsync(Town.CduMember)).ShortId();
        var list = (await _bot.SayOneAsync(Town.SpdChair, "Abweichende Stimmen")).Card!.Value;

        Assert.Contains("Zur Kenntnis genommen", (await _bot.PressAsync(Town.SpdChair, list.Button($"Öffnen {id}"))).Card().ButtonTitles());
    }

    [Fact]
    public async Task Is_gone_for_who_has_changed_the_faction()
    {
        await _bot.AnnounceAsync(Town.CduMember);
        await _bot.EnrolOneAsync(Town.CduMember, "siegen", "spd", "Mitglied");

        Assert.Contains("Meine Ankündigungen: 0", (await _bot.SayOneAsync(Town.CduMember, "Meine Ankündigungen")).Words(), StringComparison.Ordinal);
        Assert.Single(await _bot.RowsAsync<MatterRow>());
    }

    [Fact]
    public async Task Speaks_English_to_who_reads_English()
    {
        var reader = await _bot.NewMemberAsync(faction: "spd", roles: "Vorstand", language: "en");
        await _bot.AnnounceAsync(Town.CduMember);

        Assert.Contains("Deviating votes: 1", (await _bot.SayOneAsync(reader, "Deviating votes")).Words(), StringComparison.Ordinal);
    }
}
