using CouncilBot.Knowledge.Glossaries;

namespace CouncilBot.Knowledge.Tests.Glossaries;

public class ABrokenGlossary
{
    [Theory]
    [InlineData("Kita | Kindergarten | | nursery |")]
    [InlineData("Kita | Kindergarten | | nursery | | | Betreuung")]
    [InlineData("Kita")]
    public void With_too_few_or_too_many_columns_is_refused(string line) =>
        Assert.Equal(new GlossaryError("a.txt", 1, GlossaryProblem.WrongColumns, line), Only(("a.txt", line)));

    [Theory]
    [InlineData("| Kindergarten | | nursery | | ", "")]
    [InlineData("Kita; Krippe | Kindergarten | | nursery | | ", "Kita; Krippe")]
    [InlineData("Kita | Kindergarten | | nursery | Bildung; Betreuung | ", "Kita")]
    public void That_names_no_single_concept_or_several_broader_ones_is_refused(string line, string term) =>
        Assert.Equal(new GlossaryError("a.txt", 1, GlossaryProblem.NoSingleConcept, term), Only(("a.txt", line)));

    [Fact]
    public void With_a_term_without_letters_is_refused() =>
        Assert.Equal(new GlossaryError("a.txt", 1, GlossaryProblem.EmptyTerm, "?!"), Only(("a.txt", "Kita | ?! | | nursery | | ")));

    [Fact]
    public void With_a_term_of_another_concept_is_refused_and_says_where_that_is() =>
        Assert.Equal(
            new GlossaryError("b.txt", 3, GlossaryProblem.DuplicateTerm, "Kindergarten", "a.txt:2"),
            Only(("a.txt", "# Kinder\nKita | Kindergarten | | nursery | | "), ("b.txt", "\n\nVorschule | Kindergarten | | preschool | | ")));

    [Theory]
    [InlineData("Öffentlicher Nahverkehr")]
    [InlineData("öffentlicher nahverkehr")]
    [InlineData("Oeffentlicher Nahverkehr")]
    public void With_a_term_twice_is_refused_however_it_is_spelled(string again) =>
        Assert.Equal(
            new GlossaryError("a.txt", 1, GlossaryProblem.DuplicateTerm, again, "a.txt:1"),
            Only(("a.txt", $"Öffentlicher Nahverkehr | | {again} | public transport | | ")));

    [Theory]
    [InlineData("Kita | | | nursery | Bildung | ")]
    [InlineData("Kita | | | nursery | | Bildung")]
    public void That_points_at_an_unknown_concept_is_refused(string line) =>
        Assert.Equal(new GlossaryError("a.txt", 2, GlossaryProblem.UnknownConcept, "Bildung"), Only(("a.txt", "Schule | | | school | | \n" + line)));

    [Fact]
    public void With_a_cycle_names_every_concept_on_it_and_none_beside_it()
    {
        var errors = Read(("a.txt", "A | | | a | B | "), ("b.txt", "B | | | b | C | \nC | | | c | A | \nD | | | d | A | "));

        Assert.Equal(
            [new("a.txt", 1, GlossaryProblem.Cycle, "A"), new("b.txt", 1, GlossaryProblem.Cycle, "B"), new("b.txt", 2, GlossaryProblem.Cycle, "C")],
            errors);
    }

    [Fact]
    public void With_a_concept_above_itself_is_refused() =>
        Assert.Equal(new GlossaryError("a.txt", 1, GlossaryProblem.Cycle, "A"), Only(("a.txt", "A | | | a | A | ")));

    [Fact]
    public void Names_all_its_errors_at_once() =>
        Assert.Equal(
            [GlossaryProblem.WrongColumns, GlossaryProblem.EmptyTerm, GlossaryProblem.UnknownConcept],
            Read(("a.txt", "Kita\nSchule | – | | school | | \nRat | | | council | Stadt | ")).Select(e => e.Problem));

    [Fact]
    public void Is_no_glossary() => Assert.Null(GlossaryReader.Read([("a.txt", "Kita")]).Glossary);

    private static GlossaryError Only(params (string Name, string Text)[] files) => Assert.Single(Read(files));

    private static IReadOnlyList<GlossaryError> Read(params (string Name, string Text)[] files) => GlossaryReader.Read(files).Errors;
}
