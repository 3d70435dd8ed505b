using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class AMarkdownFile
{
    [Fact]
    public void Has_headings_by_their_level()
    {
        var document = Reading.Markdown("# Vereinbarung\n\n## Verkehr\n\n### Radwege\n\nWir bauen sie.\n\n## Haushalt\n\nWir sparen.\n");
        Assert.Equal([("Verkehr › Radwege", "Wir bauen sie."), ("Haushalt", "Wir sparen.")], document.Passages.Select(p => (p.Under(), p.Text)));
        Assert.Equal((SkipReason.Title, "Vereinbarung"), (Assert.Single(document.Skipped).Reason, document.Skipped[0].Text));
    }

    [Fact]
    public void May_underline_its_headings() =>
        Assert.Equal(["Verkehr", "Haushalt"], Reading.Markdown("Verkehr\n=======\n\nWir bauen.\n\nHaushalt\n=======\n\nWir sparen.\n").Passages.Select(p => p.Under()), StringComparer.Ordinal);

    [Fact]
    public void Has_lists_with_the_sentence_introducing_them()
    {
        var passages = Reading.Markdown("Wir setzen folgende Maßnahmen um:\n\n- Radwege\n- Busse  \n  und Bahnen\n\nDas ist alles.\n").Passages;
        Assert.Equal(["Wir setzen folgende Maßnahmen um:", "Radwege", "Busse und Bahnen", "Das ist alles."], passages.Select(p => p.Text), StringComparer.Ordinal);
        Assert.Equal([null, "Wir setzen folgende Maßnahmen um:", "Wir setzen folgende Maßnahmen um:", null], passages.Select(p => p.IntroText), StringComparer.Ordinal);
        Assert.Equal([PassageKind.Paragraph, PassageKind.Bullet, PassageKind.Bullet, PassageKind.Paragraph], passages.Select(p => p.Kind));
        Assert.Equal(["1", "3", "4-5", "7"], passages.Select(p => p.Lines.ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public void Has_numbered_rules_from_where_their_list_starts() =>
        Assert.Equal([null, "Regel 5", "Regel 6"], Reading.Markdown("Es gelten folgende Regeln:\n\n5. Wir stimmen ab.\n6. Wir informieren.\n").Passages.Select(p => p.Label?.ToString()), StringComparer.Ordinal);

    [Theory]
    [InlineData("Wir **bauen** *schöne* ***neue*** __Radwege__ _hier_.", "Wir bauen schöne neue Radwege hier.")]
    [InlineData("Bürger*innen und Schüler*innen sind gefragt.", "Bürger*innen und Schüler*innen sind gefragt.")]
    [InlineData("**Bürger*innen und Schüler*innen** sind *alle* gefragt.", "Bürger*innen und Schüler*innen sind alle gefragt.")]
    [InlineData("*Bürger*innen* sind gefragt.", "*Bürger*innen* sind gefragt.")]
    [InlineData("Bürger\\*innen, Expert\\_innen und Schüler*innen.", "Bürger*innen, Expert_innen und Schüler*innen.")]
    [InlineData("Am 1\\. Mai \\*hier\\*.", "Am 1. Mai *hier*.")]
    [InlineData("Das `Amt` und ``das `andere` `` dort.", "Das Amt und das `andere` dort.")]
    [InlineData("Mehr in [unserem Plan](https://example.org/plan) oder <https://example.org>.", "Mehr in unserem Plan oder https://example.org.")]
    [InlineData("Eins<br>zwei<br/>drei mit <b>fett</b>em Wort.", "Eins zwei drei mit fettem Wort.")]
    [InlineData("Eins\\\nzwei  \ndrei.", "Eins zwei drei.")]
    [InlineData("Die Zusammen\u00ADarbeit\u200B bleibt.", "Die Zusammenarbeit bleibt.")]
    [InlineData("> Zitat eins\n> geht weiter.", "Zitat eins geht weiter.")]
    public void Is_quoted_without_its_marks_and_with_all_its_words(string markdown, string text)
    {
        var document = Reading.Markdown("Vorab dies.\n\n" + markdown);
        Assert.Equal(["Vorab dies.", text], document.Texts(), StringComparer.Ordinal);
        Exact.Map(document);
    }

    [Theory]
    [InlineData("    Eingerückt steht dies.\n    Und das.", "Eingerückt steht dies. Und das.")]
    [InlineData("\tEingerückt steht dies.", "Eingerückt steht dies.")]
    [InlineData("```\nIm Rahmen steht dies.\n  Und das.\n```", "Im Rahmen steht dies. Und das.")]
    [InlineData("<div class=\"a\">\nIm <i>Kasten</i> steht dies.\n</div>", "Im Kasten steht dies.")]
    [InlineData("- Punkt.\n\n      Eingerückt steht dies.", "Punkt.|Eingerückt steht dies.")]
    [InlineData("<!-- Nur ein Kommentar -->", "")]
    [InlineData("```\n```", "")]
    public void Loses_no_words_that_stand_as_code_or_HTML(string markdown, string texts)
    {
        var document = Reading.Markdown($"Vorab dies.\n\n{markdown}\n\nDanach das.\n");
        Assert.Equal($"Vorab dies.|{texts}|Danach das.".Replace("||", "|", StringComparison.Ordinal), string.Join('|', document.Texts()));
        Exact.Map(document);
    }

    [Fact]
    public void Resolves_entities() => Assert.Equal("Stadt & Land über alles.", Assert.Single(Reading.Markdown("Stadt &amp; Land &uuml;ber alles.").Passages).Text);

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    public void That_nests_too_deep_is_read_as_plain_text(char mark) =>
        Assert.Contains(Reading.Markdown("Wir bauen.\n\n" + new string(mark, 20_000) + " Radwege.").Passages, p => p.Text.EndsWith("Radwege.", StringComparison.Ordinal));

    [Fact]
    public void Is_read_into_exact_spans_that_map_to_the_source() =>
        Law.ForAll(
            AnyText.Of(
                "# Verkehr\n\n", "## Haushalt\n\n", "Titel\n=====\n\n", "- ", "* ", "1. ", "7) ", "> ", "    ", "\t", "\n", "\n\n", "\r\n", "  \n", "\\\n", "*", "**", "_", "`", "``", "```\n", "\\", "\\*", "<br>", "<b>", "</b>",
                "<div>\n", "</div>\n", "<!-- x -->", "[a](b)", "![a](b)", "<https://a.de>", "[", "]", "|", "---\n", "Bürger*innen", "Schüler*innen ", "Wir bauen. ", "Und mehr ", "1. Mai", " ", "a", "ß", "\u00AD", "🙂"),
            text =>
            {
                if (DocumentReaderResult(text) is not { } document)
                    return;

                Exact.Spans(document);
                Exact.Map(document);
            });

    private static Document? DocumentReaderResult(string text) =>
        Knowledge.Import.DocumentReader.Read(Reading.Info, "a.md", System.Text.Encoding.UTF8.GetBytes(text)).Document;
}
