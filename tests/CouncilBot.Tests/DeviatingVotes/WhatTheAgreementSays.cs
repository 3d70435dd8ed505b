using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.DeviatingVotes;

/// <summary>The same card under three agreements: only the rule and its words differ, and nothing is ever blocked.</summary>
public sealed class WhatTheAgreementSays
{
    [Theory]
    [InlineData("Budget", "solange die Fraktionen die Stimmabgabe nicht freigegeben haben", "wird einheitliches Stimmverhalten vereinbart")]
    [InlineData("Resolution", "Nach der Vereinbarung ist die Abstimmung hierzu frei.", "geben die Fraktionen von SPD und Bündnis 90/Die Grünen untereinander die Abstimmung frei")]
    public async Task In_Krefeld_is_quoted(string subject, string sentence, string words)
    {
        await using var bot = await Deviations.StartAsync();

        var preview = await bot.DraftAsync(Town.KrefeldSpdMember, Deviations.Form(subject));

        Assert.Contains(sentence, preview.Words(), StringComparison.Ordinal);
        Assert.Contains(words, preview.Words(), StringComparison.Ordinal);
        Assert.Contains("Z. ", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("Ankündigen", preview.ButtonTitles());
    }

    [Fact]
    public async Task In_Krefeld_is_not_invented_where_it_says_nothing()
    {
        await using var bot = await Deviations.StartAsync();

        var preview = await bot.DraftAsync(Town.KrefeldSpdMember, Deviations.Form("Personnel"));

        Assert.Contains("Die Vereinbarung regelt das Stimmverhalten hierzu nicht.", preview.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Z. ", preview.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Krefeld_offers_no_committee()
    {
        await using var bot = await Deviations.StartAsync(Town.KrefeldGrueneChair);

        var id = (await bot.AnnounceAsync(Town.KrefeldSpdMember)).ShortId();

        Assert.Equal(["Zur Kenntnis genommen", "Gespräch erbitten", "Verlauf"], (await bot.ToldAsync(Town.KrefeldGrueneChair)).Card!.Value.ButtonTitles());
        Assert.Contains("sieht keinen Kooperationsausschuss vor", (await bot.SayOneAsync(Town.KrefeldGrueneChair, $"Ankündigung auf die Tagesordnung {id}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Depends_on_the_amount_where_the_rules_do()
    {
        await using var bot = await Invented.StartAsync();

        var form = await bot.FormAsync(Invented.LindeMember);
        var wrong = (await bot.PressAsync(Invented.LindeMember, form.CheckButton(), inputs: Deviations.Form("CouncilCompetence", euro: "viel"))).Card();
        var large = await bot.DraftAsync(Invented.LindeMember, Deviations.Form("CouncilCompetence", euro: "900.000,50 €"));
        var conscience = await bot.DraftAsync(Invented.LindeMember, Deviations.Form("CouncilCompetence", euro: "900.000", conscience: true));

        Assert.Contains("Den Betrag kann ich nicht lesen.", wrong.Words(), StringComparison.Ordinal);
        Assert.Contains("900.000,50 Euro", large.Everything(), StringComparison.Ordinal);
        Assert.DoesNotContain("Für Gewissensfragen ist die Abstimmung", large.Words(), StringComparison.Ordinal);
        Assert.Contains("Für Gewissensfragen ist die Abstimmung nach der Vereinbarung frei.", conscience.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_when_the_partner_has_nobody_enrolled()
    {
        await using var bot = await TestBot.StartAsync();

        var receipt = await bot.AnnounceAsync(Town.CduMember);

        Assert.Contains("SPD-Fraktion: Dort ist im Vorstand zurzeit niemand eingetragen. Die Mitteilung wartet", receipt.Words(), StringComparison.Ordinal);
        Assert.Contains("CDU-Fraktion: 1 Person", receipt.Words(), StringComparison.Ordinal);
    }
}
