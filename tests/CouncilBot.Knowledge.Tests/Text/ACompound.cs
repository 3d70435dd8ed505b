using CouncilBot.Knowledge.Tests.Support;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Text;

public class ACompound
{
    private static readonly CompoundSplitter Splitter = Knowing(
        "haltestellen", "halte", "stelle", "stellen", "modernisierung", "schule", "hof", "rat", "sitzung", "verkehr", "mittel", "stadt", "entwicklung", "konzept",
        "kind", "kinder", "garten", "jahr", "abschluss", "bund", "land", "strasse", "name", "bau", "recht", "wohnung", "hund", "steuer", "satzung");

    [Theory]
    [InlineData("haltestellenmodernisierung", "haltestellen modernisierung")]
    [InlineData("stadtentwicklungskonzept", "stadt entwicklung konzept")]
    [InlineData("hundsteuersatzung", "hund steuer satzung")]
    [InlineData("kindergarten", "kinder garten")]
    public void Is_split_into_the_words_it_is_made_of(string compound, string parts) => Assert.Equal(parts, Split(compound));

    [Theory]
    [InlineData("verkehrsmittel", "verkehr mittel")]
    [InlineData("jahresabschluss", "jahr abschluss")]
    [InlineData("bundesland", "bund land")]
    public void Loses_its_joints(string compound, string parts) => Assert.Equal(parts, Split(compound));

    [Theory]
    [InlineData("schulhof", "schul hof")]
    [InlineData("strassenname", "strassen name")]
    public void May_have_dropped_or_added_a_vowel(string compound, string parts) => Assert.Equal(parts, Split(compound));

    [Theory]
    [InlineData("stadtrechte", "stadt rechte")]
    [InlineData("kindergartens", "kinder gartens")]
    public void May_end_in_one_letter_of_inflection(string compound, string parts) => Assert.Equal(parts, Split(compound));

    [Theory]
    [InlineData("stadtplatz")]
    [InlineData("unbekannt")]
    [InlineData("xstadtrat")]
    [InlineData("stadtratx")]
    public void Of_unknown_words_is_not_split(string compound) => Assert.Equal(string.Empty, Split(compound));

    [Theory]
    [InlineData("")]
    [InlineData("rat")]
    [InlineData("bauhof")]
    [InlineData("sitzung")]
    [InlineData("2000stadtrat")]
    public void Is_no_short_word_nor_a_word_of_its_own_nor_a_number(string word) => Assert.Equal(string.Empty, Split(word));

    [Fact]
    public void Is_not_looked_for_in_endless_words()
    {
        var (first, second) = (new string('a', 40), new string('b', 40));
        Assert.Empty(Knowing(first, second).Split(first + second));
    }

    [Fact]
    public void Branches_to_the_left_where_two_splits_are_as_good() =>
        Assert.Equal("haushaltsplan entwurf", string.Join(' ', Knowing("haushalt", "planentwurf", "haushaltsplan", "entwurf").Split("haushaltsplanentwurf")));

    [Fact]
    public void Prefers_few_long_parts() => Assert.Equal("haltestellen bau", Split("haltestellenbau"));

    [Fact]
    public void Split_fully_names_the_parts_of_its_parts_and_the_head_last() =>
        Assert.Equal("halte stellen haltestellen modernisierung", string.Join(' ', Splitter.SplitFully("haltestellenmodernisierung")));

    [Fact]
    public void Split_fully_has_no_parts_when_it_is_none() => Assert.Empty(Splitter.SplitFully("sitzung"));

    [Fact]
    public void Has_parts_that_stand_in_it_in_order() =>
        Law.ForAll(AnyText.Of("rat", "schul", "schule", "stadt", "bau", "hof", "s", "es", "n", "e", "x", "verkehr", "halte", "stellen"), word =>
        {
            var from = 0;
            foreach (var part in Splitter.Split(word))
            {
                var at = word.IndexOf(part, from, StringComparison.Ordinal);
                Assert.True(at >= from, $"{part} in {word}");
                from = at + part.Length;
            }
        });

    private static string Split(string compound) => string.Join(' ', Splitter.Split(compound));

    private static CompoundSplitter Knowing(params string[] words)
    {
        var known = new WordSet(words);
        return new CompoundSplitter(word => known.Contains(word));
    }
}
