using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Tests.Support;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Glossaries;

public class TheShippedGlossary
{
    private const int FewestConcepts = 1_500;

    private static readonly (Glossary? Glossary, IReadOnlyList<GlossaryError> Errors) Read =
        GlossaryReader.Read(Directory.EnumerateFiles(Seeds.Root(), "glossary*.txt").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f))));

    [Fact]
    public void Loads_without_an_error() => Assert.Empty(Read.Errors);

    [Fact]
    public void Has_at_least_1500_concepts_of_municipal_policy() =>
        Assert.True(Concepts.Count(c => c.Role == ConceptRole.Subject) >= FewestConcepts);

    [Fact]
    public void Has_an_English_term_for_every_concept() =>
        Assert.DoesNotContain(Concepts, c => c.English.Count == 0);

    [Theory]
    [InlineData("Kita", "daycare")]
    [InlineData("Kindergarten", "nursery")]
    [InlineData("Nahverkehr", "public transport")]
    [InlineData("ÖPNV", "public transport")]
    [InlineData("Haushaltsplan", "draft budget")]
    [InlineData("Ordnungsamt", "public order office")]
    [InlineData("Städtepartnerschaft", "town twinning")]
    [InlineData("Bebauungsplan", "zoning plan")]
    public void Makes_English_words_find_German_ones(string german, string english)
    {
        var asked = Find(german, Language.German);
        Assert.NotEmpty(asked);
        Assert.Contains(Find(english, Language.English), c => asked.Contains(c));
    }

    [Fact]
    public void Takes_the_file_of_a_deployment_as_well()
    {
        using var data = new TemporaryFolder();
        data.Write("glossary.local.txt", "Rosterbergfest | Fest am Rosterberg | | Rosterberg festival | Kindertageseinrichtung | ");

        var (knowledge, errors) = KnowledgeBase.Open(Seeds.Root(), data.Path);

        Assert.Empty(errors);
        Assert.Contains(Assert.IsType<KnowledgeBase>(knowledge).Glossary.Concepts, c => c.Name == "Rosterbergfest" && c.Synonyms.Contains("Fest am Rosterberg", StringComparer.Ordinal));
    }

    [Fact]
    public void Refuses_a_word_that_a_deployment_claims_a_second_time()
    {
        using var data = new TemporaryFolder();
        var own = data.Write("glossary.local.txt", "# ours\nKita | | | nursery | | ");

        var (knowledge, errors) = KnowledgeBase.Open(Seeds.Root(), data.Path);

        Assert.Null(knowledge);
        var error = Assert.Single(errors);
        Assert.Equal((own, 2, SeedProblem.Glossary, GlossaryProblem.DuplicateTerm, "Kita"), (error.File, error.Line, error.Problem, error.GlossaryProblem, error.Detail));
        Assert.Contains("glossary.children-youth-family.txt:", error.Elsewhere, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Concept> Concepts => Assert.IsType<Glossary>(Read.Glossary).Concepts;

    private static IReadOnlyList<Concept> Find(string words, Language language)
    {
        var stems = Tokenizer.Tokenize(words).Select(t => language == Language.German ? GermanStemmer.Stem(t.Form) : EnglishStemmer.Stem(t.Form)).ToList();
        return Assert.IsType<Glossary>(Read.Glossary).Longest(stems, 0, language).Concepts;
    }
}
