using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Glossaries;

public class AGlossary
{
    private const string Childcare =
        """
        # Kinder

        Kinderbetreuung | Betreuung von Kindern | | childcare | | Schule
        Kita | Kindergarten; Kindertagesstätte | KiGa | nursery; daycare centre | Kinderbetreuung |
        Schule | Schulgebäude | Penne | school | |
        """;

    private readonly Glossary _glossary = Read(("glossary.children.txt", Childcare));

    [Fact]
    public void Has_a_concept_for_each_line_in_order() =>
        Assert.Equal("Kinderbetreuung, Kita, Schule", string.Join(", ", _glossary.Concepts));

    [Fact]
    public void Knows_the_words_for_a_concept()
    {
        var kita = _glossary.Concepts[1];
        Assert.Equal("Kindergarten, Kindertagesstätte", string.Join(", ", kita.Synonyms));
        Assert.Equal("KiGa", Assert.Single(kita.Colloquial));
        Assert.Equal("nursery, daycare centre", string.Join(", ", kita.English));
    }

    [Fact]
    public void Knows_what_is_broader_narrower_and_related()
    {
        var (childcare, kita, school) = (_glossary.Concepts[0], _glossary.Concepts[1], _glossary.Concepts[2]);
        Assert.Same(childcare, kita.Broader);
        Assert.Same(kita, Assert.Single(childcare.Narrower));
        Assert.Same(school, Assert.Single(childcare.Related));
        Assert.Null(childcare.Broader);
        Assert.Empty(school.Narrower);
    }

    [Theory]
    [InlineData("Kitas", "Kita", 1)]
    [InlineData("Kindertagesstätten", "Kita", 1)]
    [InlineData("KINDERTAGESSTAETTE", "Kita", 1)]
    [InlineData("KiGa", "Kita", 1)]
    [InlineData("Schulen", "Schule", 1)]
    public void Is_found_by_any_German_word_in_any_form(string word, string concept, int length) =>
        Assert.Equal((concept, length), Find(word, Language.German));

    [Theory]
    [InlineData("nurseries", "Kita", 1)]
    [InlineData("daycare centres", "Kita", 2)]
    [InlineData("childcare", "Kinderbetreuung", 1)]
    public void Is_found_by_its_English_words(string word, string concept, int length) =>
        Assert.Equal((concept, length), Find(word, Language.English));

    [Theory]
    [InlineData("nursery", Language.German)]
    [InlineData("Kita", Language.English)]
    [InlineData("daycare", Language.English)]
    [InlineData("Rat", Language.German)]
    public void Is_not_found_by_other_words(string word, Language language) => Assert.Equal(("", 0), Find(word, language));

    [Fact]
    public void Takes_the_longest_term_that_fits()
    {
        var glossary = Read(("glossary.txt", "Rat | | | council | | \nRat der Stadt | Stadtrat | | town council | | "));
        var (concepts, length) = glossary.Longest(["rat", "stadt", "sieg"], 0, Language.German);
        Assert.Equal(("Rat der Stadt", 2), (Assert.Single(concepts).Name, length));
    }

    [Fact]
    public void Finds_one_English_word_for_two_concepts()
    {
        var glossary = Read(("glossary.txt", "Rat | | | council | | \nKreistag | | | council | | "));
        Assert.Equal("Rat, Kreistag", string.Join(", ", glossary.Longest(["council"], 0, Language.English).Concepts));
    }

    [Theory]
    [InlineData("glossary.children.txt", ConceptRole.Subject)]
    [InlineData("glossary.general-nouns.txt", ConceptRole.General)]
    [InlineData("glossary.general-verbs-adjectives.txt", ConceptRole.Verb)]
    [InlineData("glossary.frame.txt", ConceptRole.Frame)]
    [InlineData("/srv/glossary.general-things/glossary.children.txt", ConceptRole.Subject)]
    public void Tells_the_role_of_its_concepts_by_the_name_of_the_file(string file, ConceptRole role) =>
        Assert.Equal(role, Assert.Single(Read((file, "Kita | | | nursery | | ")).Concepts).Role);

    [Fact]
    public void Reads_files_with_Windows_line_ends() =>
        Assert.Equal("Kita, Rat", string.Join(", ", Read(("glossary.txt", "# Kinder\r\nKita | | | nursery | | \r\n\r\nRat | | | council | | Kita\r\n")).Concepts));

    [Fact]
    public void May_be_empty() => Assert.Empty(Read(("glossary.txt", "# nothing yet\n")).Concepts);

    [Fact]
    public void May_refer_to_concepts_of_a_later_file() =>
        Assert.Equal("Kinderbetreuung", Read(("a.txt", "Kita | | | nursery | Kinderbetreuung | "), ("b.txt", "Kinderbetreuung | | | childcare | | ")).Concepts[0].Broader!.Name);

    private (string Concept, int Length) Find(string words, Language language)
    {
        var stems = Tokenizer.Tokenize(words).Select(t => language == Language.German ? GermanStemmer.Stem(t.Form) : EnglishStemmer.Stem(t.Form)).ToList();
        var (concepts, length) = _glossary.Longest(stems, 0, language);
        return (string.Join(", ", concepts), length);
    }

    private static Glossary Read(params (string Name, string Text)[] files)
    {
        var (glossary, errors) = GlossaryReader.Read(files);
        Assert.Empty(errors);
        return Assert.IsType<Glossary>(glossary);
    }
}
