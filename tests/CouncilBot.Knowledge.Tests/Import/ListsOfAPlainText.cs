using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class ListsOfAPlainText
{
    [Fact]
    public void Have_items_that_know_the_sentence_introducing_them()
    {
        var passages = Reading.Plain("Verkehr\n\nWir setzen folgende Maßnahmen um:\n- Radwege bauen\n- Busse fördern\n\nDas ist unser Ziel.").Passages;

        Assert.Equal(["Wir setzen folgende Maßnahmen um:", "Radwege bauen", "Busse fördern", "Das ist unser Ziel."], passages.Select(p => p.Text), StringComparer.Ordinal);
        Assert.Equal([null, "Wir setzen folgende Maßnahmen um:", "Wir setzen folgende Maßnahmen um:", null], passages.Select(p => p.IntroText), StringComparer.Ordinal);
        Assert.Equal([PassageKind.Paragraph, PassageKind.Bullet, PassageKind.Bullet, PassageKind.Paragraph], passages.Select(p => p.Kind));
    }

    [Fact]
    public void Are_introduced_by_the_last_sentence_of_a_paragraph() =>
        Assert.Equal("Dazu gehören:", Reading.Plain("Verkehr\n\nWir bauen um. Dazu gehören:\n- Radwege").Passages[1].IntroText);

    [Fact]
    public void Are_not_introduced_by_a_finished_sentence() =>
        Assert.Null(Reading.Plain("Verkehr\n\nWir bauen die Straßen der ganzen Stadt um.\n\n- Radwege").Passages[1].IntroText);

    [Theory]
    [InlineData("-")]
    [InlineData("-\t")]
    [InlineData("–")]
    [InlineData("·")]
    [InlineData("•")]
    [InlineData("▪")]
    public void May_be_marked_in_many_ways(string mark)
    {
        var bullet = Reading.Plain($"Wir setzen uns ein:\n{mark} Radwege bauen.").Passages[1];
        Assert.Equal(("Radwege bauen.", PassageKind.Bullet), (bullet.Text, bullet.Kind));
    }

    [Fact]
    public void May_mix_their_marks() =>
        Assert.Equal(
            ["Radwege bauen.", "Busse fördern.", "Gehwege pflegen."],
            Reading.Plain("Wir setzen uns ein:\n-\tRadwege bauen.\n· Busse fördern.\n-\tGehwege pflegen.").Texts()[1..],
            StringComparer.Ordinal);

    [Fact]
    public void May_have_items_over_two_lines()
    {
        var passages = Reading.Plain("Wir setzen uns ein:\n· die Emissionen zu senken \n(zum Beispiel beim Fuhrpark), \n· Energie zu sparen").Passages;
        Assert.Equal("die Emissionen zu senken (zum Beispiel beim Fuhrpark),", passages[1].Text);
        Assert.Equal(new LineRange(2, 3), passages[1].SourceLines);
        Assert.Equal("Energie zu sparen", passages[2].Text);
    }

    [Fact]
    public void Of_numbered_rules_give_each_its_name()
    {
        var passages = Reading.Plain("Die Partner vereinbaren folgende Regeln der Zusammenarbeit:\n\n1. Sie stimmen einheitlich ab.\n2. Sie informieren sich.").Passages;
        Assert.Equal([null, "Regel 1", "Regel 2"], passages.Select(p => p.Label?.ToString()), StringComparer.Ordinal);
        Assert.All(passages.Skip(1), p => Assert.Equal(PassageKind.Rule, p.Kind));
    }

    [Fact]
    public void Of_letters_give_each_its_letter()
    {
        var passages = Reading.Plain("Sie sollen eine der Ebenen bedienen:\n\n- (A) Zwischenmenschliche Ebene\n- B) Lernende Ebene").Passages;
        Assert.Equal([null, "Buchstabe A", "Buchstabe B"], passages.Select(p => p.Label?.ToString()), StringComparer.Ordinal);
        Assert.Equal("Zwischenmenschliche Ebene", passages[1].Text);
    }

    [Theory]
    [InlineData("Um junge Menschen zu erreichen, sollen neben den bekannten und bewährten auch neue Formate wie")]
    [InlineData("Es sollen auch neue Formate wie")]
    public void In_the_middle_of_a_sentence_are_one_passage_with_it(string beginning)
    {
        var passages = Reading.Plain($"Formate\n\nDie Formate sind offen.\n\n{beginning}\n\n- Projektwochen (B)\n- Freiwilliges Jahr (C)\n\nunterstützt werden.").Passages;

        Assert.Equal($"{beginning}\nProjektwochen (B)\nFreiwilliges Jahr (C)\nunterstützt werden.", passages[1].Text);
        Assert.Equal(PassageKind.Paragraph, passages[1].Kind);
        Assert.Equal(new LineRange(5, 10), passages[1].SourceLines);
        Assert.Equal(2, passages.Count);
    }

    [Fact]
    public void Do_not_begin_with_a_date_at_the_start_of_a_wrapped_line() =>
        Assert.Equal("Der Rat tagt am 3. Mai und am 4. Juni.", Assert.Single(Reading.Plain("Der Rat tagt am\n3. Mai und am\n4. Juni.").Passages).Text);

    [Fact]
    public void Have_items_cited_by_their_position()
    {
        var passages = Reading.Plain("Verkehr\n\nGebaut werden in diesem Jahr:\n- eins\n- zwei\n\nGeplant werden für danach:\n- drei").Passages;
        Assert.Equal(
            ["Vereinbarung, Verkehr, Absatz 1", "Vereinbarung, Verkehr, Spiegelstrich 1", "Vereinbarung, Verkehr, Spiegelstrich 2", "Vereinbarung, Verkehr, Absatz 2", "Vereinbarung, Verkehr, Absatz 2, Spiegelstrich 1"],
            passages.Select(p => p.Citation),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Die Partner vereinbaren folgende Regeln:", "Regel 1")]
    [InlineData("Folgende Maßnahmen sind geplant:", "Maßnahme 1")]
    [InlineData("Die Maßnahmen müssen sich an folgenden Kriterien messen lassen:", "Kriterium 1")]
    [InlineData("Die Stadt verfolgt diese Handlungsziele:", "Handlungsziel 1")]
    [InlineData("Für die Partner gilt ab sofort:", "Nummer 1")]
    public void Give_their_items_the_noun_that_announces_them(string intro, string label) =>
        Assert.Equal(label, Reading.Plain($"{intro}\n\n1. Sie gilt immer.\n2. Sie gilt überall.").Passages[1].Label?.ToString());

    [Fact]
    public void Take_the_noun_from_the_heading_where_the_intro_has_none() =>
        Assert.Equal("Zuschussregel 1", Reading.Plain("Zuschussregeln\n\n(1) Anträge werden bewertet.\n(2) Die Verwaltung berichtet.").Passages[0].Label?.ToString());
}
