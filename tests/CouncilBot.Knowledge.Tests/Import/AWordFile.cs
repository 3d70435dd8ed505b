using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class AWordFile
{
    [Fact]
    public void Has_headings_by_the_level_of_their_style()
    {
        var passages = Read(Styled().Paragraph("Gut unterwegs.", "berschrift1").Paragraph("Radwege", "berschrift2").Paragraph("Wir bauen sie.").Paragraph("Gut haushalten.", "berschrift1").Paragraph("Wir sparen.")).Passages;
        Assert.Equal([("Gut unterwegs. › Radwege", "Wir bauen sie."), ("Gut haushalten.", "Wir sparen.")], passages.Select(p => (p.Under(), p.Text)));
    }

    [Fact]
    public void Has_headings_by_their_own_level() =>
        Assert.Equal("Gut unterwegs.", Only(new WordFileBuilder().Paragraph("Gut unterwegs.", "<w:outlineLvl w:val=\"0\"/>", run: "").Paragraph("Wir bauen.")).Under());

    [Fact]
    public void Has_headings_by_a_style_that_is_based_on_a_heading() =>
        Assert.Equal("Gut unterwegs.", Only(Styled().Style("Hausstil", "Unser Titel", basedOn: "berschrift1").Paragraph("Gut unterwegs.", "Hausstil").Paragraph("Wir bauen.")).Under());

    [Fact]
    public void May_have_styles_based_on_each_other() =>
        Assert.Empty(Only(new WordFileBuilder().Style("A", "A", basedOn: "B").Style("B", "B", basedOn: "A").Paragraph("Wir bauen.", "A")).HeadingPath);

    [Fact]
    public void Leaves_its_title_out()
    {
        var document = Read(Styled().Style("Titel", "Title").Paragraph("Vereinbarung", "Titel").Paragraph("Verkehr", "berschrift1").Paragraph("Wir bauen."));
        Assert.Equal((SkipReason.Title, "Vereinbarung"), (Assert.Single(document.Skipped).Reason, document.Skipped[0].Text));
        Assert.Equal("Wir bauen.", Assert.Single(document.Passages).Text);
    }

    [Fact]
    public void Has_bullets_with_the_sentence_introducing_them()
    {
        var passages = Read(Lists().Paragraph("Wir setzen folgende Maßnahmen um:").Item(1, "Radwege").Item(1, "Busse").Paragraph("Das ist alles.")).Passages;
        Assert.Equal([PassageKind.Paragraph, PassageKind.Bullet, PassageKind.Bullet, PassageKind.Paragraph], passages.Select(p => p.Kind));
        Assert.Equal([null, "Wir setzen folgende Maßnahmen um:", "Wir setzen folgende Maßnahmen um:", null], passages.Select(p => p.IntroText), StringComparer.Ordinal);
    }

    [Fact]
    public void Has_bullets_by_style() =>
        Assert.Equal(PassageKind.Bullet, Only(Lists().Style("Aufzhlung", "List Bullet", list: 1).Paragraph("Radwege", "Aufzhlung")).Kind);

    [Fact]
    public void Has_numbered_rules() =>
        Assert.Equal(" Regel 1 Regel 2", Labels(Lists().Paragraph("Es gelten folgende Regeln:").Item(2, "Wir stimmen ab.").Item(2, "Wir informieren.")));

    [Fact]
    public void Numbers_on_after_a_paragraph_between() =>
        Assert.Equal("Nummer 1  Nummer 2", Labels(Lists().Item(2, "Wir stimmen ab.").Paragraph("Das ist wichtig.").Item(2, "Wir informieren.")));

    [Fact]
    public void Numbers_from_where_the_list_starts() =>
        Assert.Equal("Nummer 5 Nummer 6", Labels(new WordFileBuilder().Definition(0, "decimal", start: 5).List(1, 0).Item(1, "Wir stimmen ab.").Item(1, "Wir informieren.")));

    [Fact]
    public void Numbers_anew_where_the_list_says_so() =>
        Assert.Equal("Nummer 1 Nummer 1 Nummer 2", Labels(Lists().List(9, 1, restart: 1).Item(2, "Eins.").Item(9, "Noch eins.").Item(9, "Zwei.")));

    [Fact]
    public void Numbers_on_in_another_list_of_the_same_kind() =>
        Assert.Equal("Nummer 1 Nummer 2", Labels(Lists().List(9, 1).Item(2, "Eins.").Item(9, "Zwei.")));

    [Fact]
    public void Letters_what_is_lettered() =>
        Assert.Equal("Buchstabe a Buchstabe b", Labels(new WordFileBuilder().Definition(0, "lowerLetter").List(1, 0).Item(1, "Wir stimmen ab.").Item(1, "Wir informieren.")));

    [Fact]
    public void Gives_no_number_where_it_cannot_be_sure_of_it()
    {
        var passages = Read(Lists().Definition(7, "upperRoman").List(7, 7).Item(7, "Wir stimmen ab.").Item(2, "Darunter steht dies.", level: 1).Item(99, "Die Liste fehlt.")).Passages;
        Assert.All(passages, p => Assert.Null(p.Label));
        Assert.All(passages, p => Assert.Equal(PassageKind.Bullet, p.Kind));
    }

    [Fact]
    public void Is_cited_by_its_paragraphs()
    {
        var document = Read(new WordFileBuilder().Paragraph("Wir bauen.").Paragraph("").Paragraph("Wir sparen."));
        Assert.Equal(["1", "3"], document.Passages.Select(p => p.SourceLines.ToString()), StringComparer.Ordinal);
        Exact.Lines(document);
    }

    [Fact]
    public void Without_styles_keeps_its_paragraphs_apart()
    {
        var passages = Read(new WordFileBuilder().Paragraph("Verkehr").Paragraph("Wir bauen Radwege.").Paragraph("Haushalt").Paragraph("Wir sparen.")).Passages;
        Assert.Equal([("Verkehr", "Wir bauen Radwege."), ("Haushalt", "Wir sparen.")], passages.Select(p => (p.Under(), p.Text)));
    }

    [Fact]
    public void Without_styles_has_the_lists_its_text_shows()
    {
        var passages = Read(new WordFileBuilder().Paragraph("Wir setzen folgende Maßnahmen um:").Paragraph("-\tRadwege").Paragraph("1. Wir informieren uns.")).Passages;
        Assert.Equal([PassageKind.Paragraph, PassageKind.Bullet, PassageKind.Rule], passages.Select(p => p.Kind));
    }

    [Fact]
    public void Keeps_words_apart_and_drops_what_nobody_sees() =>
        Assert.Equal(
            "Eins zwei drei vier Zusammenarbeit E-Bike.",
            Only(new WordFileBuilder().Xml("<w:p><w:r><w:t>Eins</w:t><w:br/><w:t>zwei</w:t><w:cr/><w:t>drei</w:t><w:tab/><w:t xml:space=\"preserve\">vier  Zusam</w:t><w:softHyphen/><w:t>men\u00ADarbeit E</w:t><w:noBreakHyphen/><w:t>Bike.</w:t></w:r></w:p>")).Text);

    [Fact]
    public void Shows_what_was_inserted_and_not_what_was_deleted() =>
        Assert.Equal(
            "Neu bleibt.",
            Only(new WordFileBuilder().Xml("<w:p><w:ins><w:r><w:t xml:space=\"preserve\">Neu </w:t></w:r></w:ins><w:del><w:r><w:delText>Alt </w:delText></w:r></w:del><w:r><w:t>bleibt.</w:t></w:r></w:p>")).Text);

    [Fact]
    public void Reads_a_text_box_once_and_after_its_paragraph() =>
        Assert.Equal(
            ["Außen steht dies. Und dies.", "Im Kasten steht das.", "Danach kommt jenes."],
            Read(new WordFileBuilder().ParagraphWithBox("Außen steht dies.", "Im Kasten steht das.", " Und dies.").Paragraph("Danach kommt jenes.")).Texts(),
            StringComparer.Ordinal);

    [Fact]
    public void Reads_the_cells_of_a_table_one_by_one() =>
        Assert.Equal(
            ["Links steht dies.", "Rechts steht das."],
            Read(new WordFileBuilder().Xml("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Links steht dies.</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Rechts steht das.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")).Texts(),
            StringComparer.Ordinal);

    [Fact]
    public void Is_read_into_exact_spans_that_map_to_its_text()
    {
        var document = Read(Styled().Definition(1, "decimal").List(2, 1)
            .Paragraph("Verkehr", "berschrift1").Paragraph("  Wir bauen  und\tsparen. ").Item(2, "Eins\u00ADmal.").ParagraphWithBox("Vor.", "Kasten.", " Nach.").Bold("Fett.").Paragraph("Für & wider <hier>."));
        Exact.Spans(document);
        Exact.Map(document);
        Exact.Lines(document);
        Exact.Completeness(document, _ => false);
    }

    private static WordFileBuilder Styled() => new WordFileBuilder().Style("berschrift1", "heading 1", level: 1).Style("berschrift2", "heading 2", level: 2);

    private static WordFileBuilder Lists() => new WordFileBuilder().Definition(0, "bullet").Definition(1, "decimal").List(1, 0).List(2, 1);

    private static Document Read(WordFileBuilder file) => Reading.Word(file.Build());

    private static Passage Only(WordFileBuilder file) => Assert.Single(Read(file).Passages);

    private static string Labels(WordFileBuilder file) => string.Join(' ', Read(file).Passages.Select(p => p.Label?.ToString()));
}
