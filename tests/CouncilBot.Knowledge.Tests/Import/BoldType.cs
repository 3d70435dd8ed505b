using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class BoldType
{
    private static readonly DocumentInfo WithLegend = Reading.Info with { Bold = new TypeLegend("Jahresschwerpunkt", "fett", "Handlungsziele") };

    [Theory]
    [InlineData("- **Sprache fördern**", "Jahresschwerpunkt")]
    [InlineData("- **Sprache fördern,\nwo es geht**", "Jahresschwerpunkt")]
    [InlineData("- Mit dem **Aufbau der neuen Stelle** beginnen", "Jahresschwerpunkt: „Aufbau der neuen Stelle“")]
    public void Marks_items_of_the_lists_it_has_a_meaning_for(string item, string marker) =>
        Assert.Equal(marker, Assert.Single(Read(item).Markers));

    [Fact]
    public void Marks_nothing_where_it_is_not_used() => Assert.Empty(Read("- Sprache fördern").Markers);

    [Fact]
    public void Marks_nothing_under_other_headings() =>
        Assert.All(Reading.Plain("Grundsätze:\n\n- **Sprache fördern**\n\nDas ist alles.", WithLegend).Passages, p => Assert.Empty(p.Markers));

    [Fact]
    public void Marks_nothing_in_documents_that_give_it_no_meaning() =>
        Assert.All(Reading.Plain("Handlungsziele:\n\n- **Sprache fördern**\n\nDas ist alles.").Passages, p => Assert.Empty(p.Markers));

    [Fact]
    public void That_is_never_closed_does_not_run_on_over_an_empty_line() =>
        Assert.Empty(Reading.Plain("Das **gilt immer.\n\nHandlungsziele:\n\n- Sprache fördern\n\nDas ist alles.", WithLegend).Passages[1].Markers);

    private static Passage Read(string item) => Reading.Plain($"Handlungsziele:\n\n{item}\n\nDas ist alles.", WithLegend).Passages[0];
}
