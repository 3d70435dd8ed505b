using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.DeviatingVotes;

[Trait("Catalogue", "D1")]
public sealed class AReasonForAnAnnouncement : IAsyncLifetime
{
    private const string Reason = "Kanarienvogel im Haushalt";

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await Deviations.StartAsync(Town.CduBoard, Town.SpdChair);

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task For_ones_own_board_is_not_shown_to_the_partner()
    {
        var id = (await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(reason: Reason))).ShortId();

        var partner = (await _bot.ToldAsync(Town.SpdChair)).Card!.Value;

        Assert.Contains(Reason, (await _bot.ToldAsync(Town.CduBoard)).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, partner.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Begründung nur für den eigenen Vorstand", partner.Words(), StringComparison.Ordinal);
        foreach (var said in new[] { $"Ankündigung {id}", $"Verlauf der Ankündigung {id}", "Abweichende Stimmen" })
            Assert.DoesNotContain(Reason, (await _bot.SayOneAsync(Town.SpdChair, said)).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_both_boards_is_shown_to_both()
    {
        await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(reason: Reason, forBoth: true));

        Assert.Contains(Reason, (await _bot.ToldAsync(Town.CduBoard)).Words(), StringComparison.Ordinal);
        Assert.Contains(Reason, (await _bot.ToldAsync(Town.SpdChair)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_needed()
    {
        await _bot.AnnounceAsync(Town.CduMember);

        Assert.Contains("Ohne Begründung", (await _bot.ToldAsync(Town.SpdChair)).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Catalogue", "D6")]
    [Trait("Catalogue", "K5")]
    [InlineData(2_001)]
    [InlineData(20_000)]
    public async Task That_is_too_long_is_refused_and_not_cut(int length)
    {
        var form = await _bot.FormAsync(Town.CduMember);

        var answer = await _bot.PressAsync(Town.CduMember, form.CheckButton(), inputs: Deviations.Form(reason: new string('ß', length)));

        Assert.Contains(length == 2_001 ? "2.001 Zeichen" : "20.000 Zeichen", answer.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<Storage.Rows.MatterRow>());
    }

    [Fact]
    [Trait("Catalogue", "L2")]
    [Trait("Catalogue", "L3")]
    public async Task Is_shown_as_it_was_typed()
    {
        const string hostile = "**fett** [Link](https://boese.example) <at>alle</at> =SUMME(A1) {{DATE()}}";

        await _bot.AnnounceAsync(Town.CduMember, Deviations.Form(item: hostile, reason: $"\u202E{hostile}", forBoth: true));

        var told = (await _bot.ToldAsync(Town.SpdChair)).Card!.Value;
        var item = Looking.Objects(told).First(o => o.TryGetProperty("title", out var title) && title.GetString() == "Punkt").GetProperty("value").GetString()!;
        // No client reads markup in a reason; where clients do, it is made harmless.
        Assert.DoesNotContain("](https", item, StringComparison.Ordinal);
        Assert.DoesNotContain("<at>", item, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u202E", told.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(hostile, told.Words(), StringComparison.Ordinal);
    }
}
