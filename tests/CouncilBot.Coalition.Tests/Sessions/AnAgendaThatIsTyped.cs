using CouncilBot.Coalition.Sessions;
using FsCheck;
using FsCheck.Fluent;

namespace CouncilBot.Coalition.Tests.Sessions;

public sealed class AnAgendaThatIsTyped
{
    [Theory]
    [InlineData("7.1 Haushalt 2027", "7.1", "Haushalt 2027")]
    [InlineData("7. Haushalt", "7", "Haushalt")]
    [InlineData("12) Anfragen", "12", "Anfragen")]
    [InlineData("TOP 3: Wahl", "3", "Wahl")]
    [InlineData("Ö 7.1 Satzung", "Ö 7.1", "Satzung")]
    [InlineData("N2 Grundstück", "N2", "Grundstück")]
    [InlineData("5a Nachtrag", "5a", "Nachtrag")]
    [InlineData("2027 wird gespart", null, "2027 wird gespart")]
    [InlineData("Verschiedenes", null, "Verschiedenes")]
    [InlineData("7.1", null, "7.1")]
    [InlineData("24.11.2026 Nachlese", null, "24.11.2026 Nachlese")]
    public void Has_a_number_in_front_or_none(string line, string? number, string title) =>
        Assert.Equal(new AgendaItem(number, title), Assert.Single(AgendaText.Read(line)));

    [Fact]
    public void Has_one_item_per_line_whatever_ends_it() =>
        Assert.Equal(["1 A", "B", "2 C"], AgendaText.Read("1 A\r\n\n  B \r\t\n2 C\u0007").Select(AgendaText.Line));

    [Fact]
    public void Is_only_what_is_numbered_where_other_text_stands_around_it() =>
        Assert.Equal([new AgendaItem("1", "Haushalt"), new AgendaItem("2.1", "Wahl")], AgendaText.ReadNumbered("Einladung\n1 Haushalt\n2.1 Wahl\nMit freundlichen Grüßen"));

    [Fact]
    public void Is_the_same_after_it_was_written_and_read_again() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(new Replay(new Rnd(7_1), size: null)), Prop.ForAll(AnyLines.Arbitrary, text =>
        {
            var once = AgendaText.Read(text);
            Assert.Equal(once, AgendaText.Read(AgendaText.Write(once)));
            Assert.All(once, item => Assert.DoesNotContain('\n', item.Title));
        }));
}

/// <summary>Texts of what agendas and calendars are made of, and of what breaks them.</summary>
internal static class AnyLines
{
    private static readonly string[] Pieces =
        ["1", "7.1 ", "TOP ", "Ö ", "Haushalt", " ", "  ", "\n", "\r\n", "\r", "\u2028", "\t", ";", ",", "\\", "\\n", ":", "\"", "ä", "😀", "\ud83d", "\u202e", "=", ".", "a\u0308", "Überplanmäßige Ausgaben der Stadt"];

    public static Arbitrary<string> Arbitrary { get; } = Arb.From(Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)));
}
