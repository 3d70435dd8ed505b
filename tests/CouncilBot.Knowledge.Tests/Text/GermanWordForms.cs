using CouncilBot.Knowledge.Tests.Support;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Text;

public class GermanWordForms
{
    [Theory]
    [InlineData("Kita", "Kitas")]
    [InlineData("Büro", "Büros")]
    [InlineData("Park", "Parks")]
    [InlineData("Azubi", "Azubis")]
    [InlineData("Kreis", "Kreise", "Kreises")]
    [InlineData("Nachweis", "Nachweise", "Nachweisen")]
    [InlineData("Ergebnis", "Ergebnisse", "Ergebnisses")]
    [InlineData("Bündnis", "Bündnisse")]
    [InlineData("Haus", "Häuser", "Hauses", "Häusern")]
    [InlineData("Frau", "Frauen")]
    [InlineData("Steuer", "Steuern")]
    [InlineData("Bauer", "Bauern")]
    [InlineData("neu", "neue", "neuen", "neuer")]
    [InlineData("Zaun", "Zäune", "Zäunen")]
    [InlineData("Ingenieur", "Ingenieure")]
    [InlineData("Kind", "Kinder", "Kindern", "Kindes")]
    [InlineData("Schule", "Schulen")]
    [InlineData("Straße", "Straßen")]
    [InlineData("Sitzung", "Sitzungen")]
    [InlineData("Antrag", "Anträge", "Anträgen", "Antrags", "Antrages")]
    [InlineData("Haushalt", "Haushalte", "Haushalts", "Haushaltes")]
    [InlineData("Beschluss", "Beschlüsse", "Beschlüssen", "Beschlusses")]
    [InlineData("Fluss", "Flüsse")]
    [InlineData("Bus", "Busse", "Bussen")]
    [InlineData("Stadt", "Städte", "Städten")]
    [InlineData("Amt", "Ämter", "Amts", "Amtes")]
    [InlineData("Baum", "Bäume")]
    [InlineData("Radweg", "Radwege", "Radwegen", "Radweges")]
    [InlineData("Fraktion", "Fraktionen")]
    [InlineData("Verein", "Vereine", "Vereins")]
    [InlineData("barrierefrei", "barrierefreie", "barrierefreier")]
    [InlineData("Papier", "Papiere", "Papiers")]
    [InlineData("groß", "große", "großem", "großen", "großer", "großes")]
    public void Share_a_stem(params string[] forms) => Assert.All(forms, form => Assert.Equal(Stem(forms[0]), Stem(form)));

    [Theory]
    [InlineData("Bürger", "Bürgerin", "Bürgerinnen", "Bürgern")]
    [InlineData("Schüler", "Schülerin", "Schülerinnen")]
    [InlineData("Krefelder", "Krefelderinnen")]
    [InlineData("Polizist", "Polizistin", "Polizistinnen")]
    [InlineData("Dezernent", "Dezernentin")]
    public void Of_women_and_men_share_a_stem(params string[] forms) => Share_a_stem(forms);

    [Theory]
    [InlineData("Förderung", "gefördert", "förderte")]
    [InlineData("Planung", "planen", "geplant", "Plan")]
    [InlineData("Sanierung", "saniert", "sanierte")]
    [InlineData("Ausbau", "ausgebaut")]
    [InlineData("fortsetzen", "fortgesetzt", "fortzusetzen")]
    [InlineData("abstimmen", "abzustimmen")]
    [InlineData("Beteiligung", "beteiligen", "beteiligt")]
    [InlineData("Unterstützung", "unterstützen", "unterstützt")]
    [InlineData("Wahl", "wählen", "gewählt")]
    [InlineData("Finanzierung", "finanzieren", "finanziert")]
    [InlineData("Modernisierung", "modernisieren", "modernisiert")]
    [InlineData("Regel", "geregelt", "Regelung")]
    [InlineData("Leitung", "Leiter", "leiten")]
    [InlineData("Vertagung", "vertagt", "vertagen")]
    [InlineData("Digitalisierung", "digital", "digitale")]
    public void Of_one_family_share_a_root(params string[] forms) => Assert.All(forms, form => Assert.Equal(Root(forms[0]), Root(form)));

    [Theory]
    [InlineData("Rat", "Rad")]
    [InlineData("Bau", "Baum")]
    [InlineData("Bank", "Bahn")]
    [InlineData("Regel", "Regen")]
    [InlineData("Wald", "Gewalt")]
    [InlineData("Land", "Gelände")]
    [InlineData("Musik", "Museum")]
    [InlineData("Kosten", "Kostüm")]
    [InlineData("Gebäude", "Gebühr")]
    [InlineData("Verkehr", "Verein")]
    [InlineData("Ausschuss", "Anschluss")]
    [InlineData("Haushalt", "Haus")]
    [InlineData("Bund", "bunt")]
    public void Of_different_words_share_neither_stem_nor_root(string word, string other)
    {
        Assert.NotEqual(Stem(word), Stem(other), StringComparer.Ordinal);
        Assert.NotEqual(Root(word), Root(other), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Rat")]
    [InlineData("Ei")]
    [InlineData("OGS")]
    [InlineData("U3")]
    [InlineData("Zoo")]
    public void That_are_short_stay_whole(string word)
    {
        Assert.Equal(Folding.Fold(word), Stem(word));
        Assert.Equal(Folding.Fold(word), Root(word));
    }

    [Fact]
    public void Have_a_stem_and_a_root_whatever_they_are() =>
        Law.ForAll(AnyText.Whatever(), text =>
        {
            foreach (var token in Tokenizer.Tokenize(text))
            {
                Assert.StartsWith(GermanStemmer.Stem(token.Form), token.Form, StringComparison.Ordinal);
                Assert.NotEmpty(GermanStemmer.Stem(token.Form));
                Assert.NotEmpty(GermanStemmer.Root(token.Form));
            }
        });

    private static string Stem(string word) => GermanStemmer.Stem(Folding.Fold(word));

    private static string Root(string word) => GermanStemmer.Root(Folding.Fold(word));
}
