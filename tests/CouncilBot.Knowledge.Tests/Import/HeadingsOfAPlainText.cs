using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class HeadingsOfAPlainText
{
    [Fact]
    public void Stand_above_the_passages_that_follow()
    {
        var passages = Reading.Plain("Verkehr\n\nWir bauen Radwege.\n\nHaushalt\n\nWir sparen.").Passages;
        Assert.Equal([("Verkehr", "Wir bauen Radwege."), ("Haushalt", "Wir sparen.")], passages.Select(p => (p.Under(), p.Text)));
    }

    [Fact]
    public void Glued_to_the_text_before_them_are_found()
    {
        var passages = Reading.Plain("Präambel\n\nDaher ist es wichtig, die Menschen zu informieren.\nZusammenarbeit und Kommunikation\n\nDie Partner arbeiten zusammen.").Passages;
        Assert.Equal(["Präambel", "Zusammenarbeit und Kommunikation"], passages.Select(p => p.Under()), StringComparer.Ordinal);
        Assert.Equal("Daher ist es wichtig, die Menschen zu informieren.", passages[0].Text);
    }

    [Fact]
    public void In_bold_are_found_directly_above_their_text()
    {
        var passages = Reading.Plain("**Präambel**\nWir arbeiten zusammen.\n\n**Finanzen**\nWir sparen.").Passages;
        Assert.Equal([("Präambel", "Wir arbeiten zusammen."), ("Finanzen", "Wir sparen.")], passages.Select(p => (p.Under(), p.Text)));
    }

    [Fact]
    public void With_a_number_stand_below_the_ones_without()
    {
        var passages = Reading.Plain("Zielsetzung\n\n(1) Frieden stärken\n\nDie Partner sollen Frieden schaffen.\n\n(2) Breit aufstellen\n\nDie Stadt hält daran fest.").Passages;
        Assert.Equal(["Zielsetzung › (1) Frieden stärken", "Zielsetzung › (2) Breit aufstellen"], passages.Select(p => p.Under()), StringComparer.Ordinal);
    }

    [Fact]
    public void With_a_number_give_their_passages_a_name_to_be_asked_for()
    {
        var passages = Reading.Plain("Zielsetzung\n\n(1) Frieden stärken\n\nDie Partner sollen Frieden schaffen.\n\n(2) Breit aufstellen\n\nDie Stadt hält daran fest.").Passages;
        Assert.Equal(["Ziel 1", "Ziel 2"], passages.Select(p => Assert.Single(p.References).ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public void That_occur_twice_keep_their_passages_apart()
    {
        var passages = Reading.Plain("Themen\n\n(1) Kultur\n\nSie wird gefördert.\n\nFormate\n\n(1) Kultur\n\nSie wird gezeigt.").Passages;
        Assert.Equal(["Themen › (1) Kultur", "Formate › (1) Kultur"], passages.Select(p => p.Under()), StringComparer.Ordinal);
    }

    [Fact]
    public void That_say_their_own_name_are_cited_by_it()
    {
        var info = Reading.Info with { Chapters = ["Ziel 3: Einzelhandel stärken"] };
        var passage = Assert.Single(Reading.Plain("Ziel 3: Einzelhandel stärken\n\nDer Handel wird gefördert.", info).Passages);
        Assert.Equal("Vereinbarung, Ziel 3, Absatz 1", passage.Citation);
        Assert.Equal("Ziel 3", Assert.Single(passage.References).ToString());
    }

    [Fact]
    public void Named_as_chapters_are_of_the_first_level_and_all_others_below_them()
    {
        var info = Reading.Info with { Chapters = ["Finanzen", "Schule. Sport."] };
        var passages = Reading.Plain("Finanzen\n\nHaushalt\n\nWir sparen.\n\nSteuern\n\nSie bleiben stabil.\n\n**Schule. Sport.**\n\nBäder\n\nSie bleiben offen.", info).Passages;
        Assert.Equal(["Finanzen › Haushalt", "Finanzen › Steuern", "Schule. Sport. › Bäder"], passages.Select(p => p.Under()), StringComparer.Ordinal);
    }

    [Fact]
    public void With_points_and_commas_are_quoted_in_citations() =>
        Assert.Equal(
            "Vereinbarung, „Schule, Sport“, Absatz 1",
            Assert.Single(Reading.Plain("Schule, Sport\n\nBäder bleiben offen.").Passages).Citation);

    [Fact]
    public void May_be_a_label_with_a_colon() =>
        Assert.Equal("Ziel › Handlungsziele", Reading.Plain("Ziel\n\nWir fördern Kinder.\n\nHandlungsziele:\n\n- Sprache fördern").Passages[1].Under());

    [Theory]
    [InlineData("Wir wollen die Stadt für alle, die hier leben, gemeinsam gestalten und dafür sorgen, dass sie lebenswert bleibt, und zwar für die heutigen Generationen wie für die künftigen")]
    [InlineData("und das gilt weiterhin")]
    [InlineData("Das gilt auch für die Zukunft,")]
    public void Are_no_long_lines_and_no_parts_of_a_sentence(string line) =>
        Assert.Contains(Reading.Plain($"Verkehr\n\nWir bauen.\n\n{line}\n\nEs geht weiter.").Passages, p => p.Text.Contains(line, StringComparison.Ordinal));

    [Fact]
    public void Without_text_below_them_are_left_out_and_listed()
    {
        var document = Reading.Plain("Verkehr\n\nWir bauen.\n\nÜbersicht\n\nHaushalt\n\nWir sparen.", Reading.Info with { Chapters = ["Verkehr", "Übersicht", "Haushalt"] });
        var skipped = Assert.Single(document.Skipped);
        Assert.Equal((Knowledge.Documents.SkipReason.EmptyHeading, "Übersicht"), (skipped.Reason, skipped.Text));
    }
}
