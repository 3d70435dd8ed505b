using System.Text;
using CouncilBot.Knowledge.Tests.Support;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Text;

public class AWordInSeveralSpellings
{
    [Theory]
    [InlineData("Ämter", "Aemter", "AEMTER", "Amter", "ämter")]
    [InlineData("Förderung", "Foerderung", "FOERDERUNG", "Forderung", "förderung")]
    [InlineData("Bürger", "Buerger", "BUERGER", "Burger", "bürger")]
    [InlineData("Straße", "Strasse", "STRASSE", "STRAẞE", "straße")]
    [InlineData("Café", "Cafe", "CAFÉ", "cafè")]
    [InlineData("Selçuk", "Selcuk", "SELÇUK")]
    [InlineData("Bolesławiec", "Boleslawiec")]
    [InlineData("Citroën", "Citroen", "CITROËN")]
    [InlineData("Děčín", "Decin")]
    [InlineData("CO₂", "CO2", "co2")]
    [InlineData("Ångström", "\u212Bngström", "Angstroem")]
    public void Has_one_folded_form(params string[] spellings) =>
        Assert.Single(spellings.Select(s => Folding.Fold(s)).Distinct(StringComparer.Ordinal));

    [Theory]
    [InlineData("Rat", "Rad")]
    [InlineData("Maße", "Mase")]
    [InlineData("Kita", "Kite")]
    [InlineData("U2", "U3")]
    public void Is_not_confused_with_another_word(string word, string other) =>
        Assert.NotEqual(Folding.Fold(word), Folding.Fold(other), StringComparer.Ordinal);

    [Fact]
    public void Folds_to_what_a_person_expects() => Assert.Equal("grossstadtisch", Folding.Fold("Großstädtisch"));

    [Fact]
    public void Keeps_the_first_e_of_a_word_and_an_e_behind_a_consonant() => Assert.Equal("ehemaliger", Folding.Fold("Ehemaliger"));

    [Fact]
    public void Folds_to_nothing_when_it_is_empty() => Assert.Equal(string.Empty, Folding.Fold(string.Empty));

    [Fact]
    public void Folds_however_long_it_is() => Assert.Equal(new string('s', 20_000), Folding.Fold(new string('ß', 10_000)));

    [Fact]
    public void Folds_to_the_same_when_folded_again() =>
        Law.ForAll(AnyText.Whatever(), text => Assert.Equal(Folding.Fold(text), Folding.Fold(Folding.Fold(text))));

    [Fact]
    public void Folds_to_the_same_when_folded_again_for_every_single_character()
    {
        for (var c = char.MinValue; c < char.MaxValue; c++)
        {
            var once = Folding.Fold([c]);
            Assert.True(once == Folding.Fold(once), $"U+{(int)c:X4}");
        }
    }

    [Fact]
    public void Folds_alike_in_capitals() =>
        Law.ForAll(AnyText.Word(), word => Assert.Equal(Folding.Fold(word), Folding.Fold(word.ToUpperInvariant())));

    [Fact]
    public void Folds_alike_with_and_without_umlauts() =>
        Law.ForAll(AnyText.Word(), word =>
        {
            var written = word.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
            var typed = word.Replace('ä', 'a').Replace('ö', 'o').Replace('ü', 'u').Replace("ß", "ss", StringComparison.Ordinal);
            Assert.Equal(Folding.Fold(word), Folding.Fold(written));
            Assert.Equal(Folding.Fold(word), Folding.Fold(typed));
        });

    [Fact]
    public void Folds_alike_when_its_accents_are_characters_of_their_own() =>
        Law.ForAll(AnyText.Word(), word => Assert.Equal(Folding.Fold(word), Folding.Fold(word.Normalize(NormalizationForm.FormD))));
}
