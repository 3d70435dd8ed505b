using System.Globalization;
using CouncilBot.AdaptiveCards.Tests.Support;

namespace CouncilBot.AdaptiveCards.Tests;

[Trait("Catalogue", "L1")]
[Trait("Catalogue", "L2")]
[Trait("Catalogue", "L3")]
[Trait("Catalogue", "L4")]
public sealed class TextOfPeople
{
    [Fact]
    public void Is_shown_as_it_is_in_markdown() => Law.ForAll(AnyText.Whatever(), text =>
        Assert.Equal(Client.Visible(Client.OneLine(text)), Client.Visible(Client.Sees(Markdown.Literal(text).ToString()))));

    [Fact]
    public void Is_shown_as_it_is_as_an_argument() => Law.ForAll(AnyText.Whatever(), text =>
        Assert.Equal(
            Client.Visible("Von " + Client.OneLine(text) + " an " + Client.OneLine(text) + "!"),
            Client.Visible(Client.Sees(Markdown.Format(CultureInfo.InvariantCulture, "Von {0} an {1}!", text, text).ToString()))));

    [Fact]
    public void Does_not_become_markup_together_with_more_text_of_people() => Law.ForAll(AnyText.Whatever(), text =>
    {
        var middle = text.Length / 2;
        var (first, second) = (text[..middle], text[middle..]);

        Assert.Equal(
            Client.Visible(Client.OneLine(first) + Client.OneLine(second)),
            Client.Visible(Client.Sees(Markdown.Format(CultureInfo.InvariantCulture, "{0}{1}", first, second).ToString())));
    });

    [Fact]
    public void Is_shown_as_it_is_in_a_text_run() => Law.ForAll(AnyText.Whatever(), text =>
    {
        var card = new AdaptiveCard { Body = [new RichText([new TextRun(text)])] };

        var written = Client.FirstElement(card).GetProperty("inlines")[0].GetProperty("text").GetString()!;

        Assert.Equal(Client.WithWidth(Client.Lines(text)), Client.WithWidth(written));
        Assert.DoesNotContain("{{", written, StringComparison.Ordinal);
        Assert.DoesNotContain("${", written, StringComparison.Ordinal);
    });

    [Fact]
    public void Never_changes_what_a_card_is_made_of() => Law.ForAll(AnyText.Whatever(), text =>
    {
        var title = text.Trim().Length == 0 ? "x" : text;

        Assert.Equal(Shape.Of(Sample.WithTextsOfPeople("x")), Shape.Of(Sample.WithTextsOfPeople(title)));
    });

    [Fact]
    public void Is_left_alone_when_it_holds_nothing_special()
    {
        const string ordinary = "Änderung der Entgeltordnung, § 5 (2) – Frau Müller-Lüdenscheidt (CDU), Z. 590-598: „einstimmig“!";

        Assert.Equal(ordinary, Markdown.Literal(ordinary).ToString());
    }

    [Theory]
    [InlineData("Bürger*innen und Rät*innen", @"Bürger\*innen und Rät\*innen")]
    [InlineData("Rät_innen", "Rät_innen")]
    [InlineData("_wichtig_", @"\_wichtig\_")]
    [InlineData("3 * 4", "3 * 4")]
    [InlineData("<at>everyone</at>", "<\u2060at>everyone<\u2060/at>")]
    [InlineData("[x](javascript:alert(1))", "[x]\u2060(javascript:alert(1))")]
    [InlineData("- Punkt", "\u2060- Punkt")]
    [InlineData("12. März", "\u206012. März")]
    [InlineData("a\r\n\r\nb", "a  b")]
    [InlineData("{{DATE(2027-01-01T00:00:00Z)}}", "\u2060{\u2060{DATE(2027-01-01T00:00:00Z)}}")]
    [InlineData("Wert: ${x}", "Wert: $\u2060{x}")]
    public void Is_written_so(string text, string written) => Assert.Equal(written, Markdown.Literal(text).ToString());

    [Fact]
    [Trait("Catalogue", "K5")]
    public void Fits_on_a_phone_even_as_one_long_word()
    {
        var words = Markdown.Literal(new string('a', 100_000)).ToString().Split('\u200B');

        Assert.Equal(100_000, words.Sum(w => w.Length));
        Assert.All(words, w => Assert.InRange(w.Length, 1, 36));
    }

    [Fact]
    public void Gets_a_backslash_only_where_phones_take_it_away_again() => Law.ForAll(AnyText.Whatever(), text =>
    {
        var own = Client.OneLine(text).Count(c => c == '\\');
        var special = Client.OneLine(text).Count(c => c is '*' or '_' or '`');

        Assert.InRange(Markdown.Literal(text).ToString().Count(c => c == '\\'), own, own + special);
    });
}

public sealed class TextOfOurs
{
    [Fact]
    public void Keeps_its_markdown() => Assert.Equal("**fett**", Markdown.Trusted("**fett**").ToString());

    [Fact]
    public void Keeps_its_markdown_around_text_of_people() =>
        Assert.Equal(@"**\*Anna\***", Markdown.Format(CultureInfo.InvariantCulture, "**{0}**", "*Anna*").ToString());

    [Fact]
    public void Takes_markdown_as_an_argument() =>
        Assert.Equal("a **b**", Markdown.Format(CultureInfo.InvariantCulture, "a {0}", Markdown.Trusted("**b**")).ToString());

    [Fact]
    public void Formats_numbers_and_dates_in_the_culture_given()
    {
        var text = Markdown.Format(CultureInfo.GetCultureInfo("de-DE"), "am {0:d. MMMM yyyy}, {1:N2} Euro", new DateOnly(2026, 3, 12), 1234.5m);

        Assert.Equal("am \u206012. März 2026, 1.234,50 Euro", text.ToString());
    }

    [Fact]
    public void Shows_nothing_for_nothing() => Assert.Equal("a ", Markdown.Format(CultureInfo.InvariantCulture, "a {0}", [null]).ToString());

    [Fact]
    public void Is_empty_by_default() => Assert.Equal("", default(Markdown).ToString());

    [Fact]
    [Trait("Catalogue", "L2")]
    public void Does_not_take_the_target_of_a_link_from_an_argument() =>
        Assert.Throws<ArgumentException>(() => Markdown.Format(CultureInfo.InvariantCulture, "[hier]({0})", "javascript:alert(1)"));
}
