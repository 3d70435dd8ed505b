using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class WhatIsNoAgreement
{
    private const string Agreement = "Verkehr\n\nWir bauen Radwege.\n\nHaushalt\n\nWir sparen.\n\n";

    [Fact]
    public void Is_the_signature_block_in_two_columns()
    {
        var document = Reading.Plain(Agreement + "Für die CDU:\t\t\tFür die SPD:\n\n\nJens Muster\t\t\tAda Beispiel\n(Vorsitzender)\t\t(stellv. Vorsitzende)\n");
        Assert.Equal(["Wir bauen Radwege.", "Wir sparen."], document.Texts(), StringComparer.Ordinal);
        Assert.Equal(
            ["Für die CDU: Für die SPD:", "Jens Muster Ada Beispiel", "(Vorsitzender) (stellv. Vorsitzende)"],
            document.Skipped.Where(s => s.Reason == SkipReason.Signature).Select(s => s.Text),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Is_a_name_in_brackets_with_the_office_below()
    {
        var document = Reading.Plain("Vorwort\n\nUnsere Stadt ist lebenswert.\n\n(Dr. Muster)\n\nBürgermeister\n\n" + Agreement);
        Assert.Equal(["(Dr. Muster)", "Bürgermeister"], document.Skipped.Where(s => s.Reason == SkipReason.Signature).Select(s => s.Text), StringComparer.Ordinal);
        Assert.DoesNotContain(document.Passages, p => p.Text.Contains("Muster", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_the_contact_block_but_not_the_sentence_above_it()
    {
        var document = Reading.Plain(Agreement + "Bei Fragen wenden Sie sich gern an:\n\nErika Muster\n\nStadt Musterstadt\nRathaus, Am Markt 1\nTel: 01234 5678\nE-Mail: e.muster@example.org\nInternet: www.example.org\n");

        Assert.Equal(["Erika Muster", "Stadt Musterstadt Rathaus, Am Markt 1 Tel: 01234 5678 E-Mail: e.muster@example.org Internet: www.example.org"], document.Skipped.Where(s => s.Reason == SkipReason.Contact).Select(s => s.Text), StringComparer.Ordinal);
        var sentence = document.Passages[^1];
        Assert.Equal("Bei Fragen wenden Sie sich gern an:", sentence.Text);
        Assert.Empty(sentence.HeadingPath);
    }

    [Fact]
    public void Is_not_a_paragraph_that_names_an_address()
    {
        const string Sentence = "Über alle Beschlüsse werden die Bürgerinnen und Bürger zeitnah im Amtsblatt und unter www.example.org informiert.";
        Assert.Equal(Sentence, Reading.Plain(Agreement + Sentence).Passages[^1].Text);
    }

    [Fact]
    public void Is_not_a_sentence_that_begins_like_a_signature()
    {
        const string Sentence = "Für die Stelle der Beigeordneten hat die Fraktion mit den meisten Sitzen im Rat das Vorschlagsrecht.";
        Assert.Equal(Sentence, Reading.Plain(Agreement + "Für die Verwaltung\n\n" + Sentence).Passages[^1].Text);
    }

    [Fact]
    public void Is_place_and_date()
    {
        var document = Reading.Plain(Agreement + "Musterstadt, 01.06.2022\n");
        Assert.Equal((SkipReason.PlaceAndDate, "Musterstadt, 01.06.2022"), (document.Skipped[^1].Reason, document.Skipped[^1].Text));
    }

    [Fact]
    public void Is_the_head_of_the_paper_and_its_title()
    {
        var document = Reading.Plain("Bürgermeisterbüro\n1522/VIII\n\n**Vereinbarung über\ndie Zusammenarbeit**\n\n" + Agreement);
        Assert.Equal([(SkipReason.DocumentHead, "Bürgermeisterbüro 1522/VIII"), (SkipReason.Title, "Vereinbarung über die Zusammenarbeit")], document.Skipped.Select(s => (s.Reason, s.Text)));
    }

    [Fact]
    public void Is_a_footnote_which_marks_what_it_explains()
    {
        var document = Reading.Plain("Handlungsziele:\n\n- Sicherung der Dienste*\n- Ausbau der Beratung\n\n* Hinweis: Aufgabe des Kreises\n\nDas ist das Ende.");
        Assert.Equal((SkipReason.Footnote, "Hinweis: Aufgabe des Kreises"), (Assert.Single(document.Skipped).Reason, document.Skipped[0].Text));
        Assert.Equal("Sicherung der Dienste*", document.Passages[0].Text);
        Assert.Equal("Hinweis: Aufgabe des Kreises", Assert.Single(document.Passages[0].Markers));
        Assert.All(document.Passages.Skip(1), p => Assert.Empty(p.Markers));
    }

    [Fact]
    public void Is_listed_with_the_lines_it_stands_in() =>
        Assert.Equal(new LineRange(9, 9), Assert.Single(Reading.Plain(Agreement + "Musterstadt, 01.06.2022").Skipped).Lines);
}
