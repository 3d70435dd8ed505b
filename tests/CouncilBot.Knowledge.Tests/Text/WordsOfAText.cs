using CouncilBot.Knowledge.Tests.Support;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Text;

public class WordsOfAText
{
    [Theory]
    [InlineData("Bürger*innen")]
    [InlineData("Bürger:innen")]
    [InlineData("BürgerInnen")]
    [InlineData("Bürger/innen")]
    [InlineData("Bürger/-innen")]
    [InlineData("Bürger_innen")]
    [InlineData("Bürger(innen)")]
    [InlineData("Bürger*in")]
    [InlineData("Bürger/in")]
    [InlineData("BürgerIn")]
    public void Meet_their_gender_forms_in_the_masculine_and_cover_the_whole_form(string written) =>
        Assert.Equal([("burger", written)], Read(written));

    [Fact]
    public void Keep_a_gender_form_apart_from_what_follows() =>
        Assert.Equal("die schuler und ihre eltern", Forms("Die Schüler*innen und ihre Eltern."));

    [Theory]
    [InlineData("Rat/Innenausschuss", "rat innenausschuss")]
    [InlineData("Kämmerer (inklusive Stab)", "kammerer inklusive stab")]
    [InlineData("und/oder", "und oder")]
    public void Are_not_mistaken_for_gender_forms(string text, string forms) => Assert.Equal(forms, Forms(text));

    [Theory]
    [InlineData("WIN")]
    [InlineData("DIN")]
    [InlineData("EIN")]
    public void In_capitals_are_no_gender_forms(string word) => Assert.Equal(word.ToLowerInvariant(), Forms(word));

    [Theory]
    [InlineData("W-LAN", "wlan")]
    [InlineData("WLAN", "wlan")]
    [InlineData("E-Bikes", "ebikes")]
    public void Of_one_letter_and_a_hyphen_are_one_with_the_next(string text, string form) => Assert.Equal([(form, text)], Read(text));

    [Theory]
    [InlineData("Haltestellen-Modernisierung", "haltestellen modernisierung")]
    [InlineData("ÖPNV-Linien", "opnv linien")]
    [InlineData("Straßen- und Brückenbau", "strassen und bruckenbau")]
    [InlineData("Bündnis 90/Die Grünen", "bundnis 90 die grunen")]
    public void Are_taken_apart_at_hyphens_and_slashes(string text, string forms) => Assert.Equal(forms, Forms(text));

    [Theory]
    [InlineData("OGS", "ogs")]
    [InlineData("KiTa", "kita")]
    [InlineData("U3", "u3")]
    [InlineData("CO2", "co2")]
    [InlineData("CO₂", "co2")]
    public void Keep_abbreviations_whole(string text, string form) => Assert.Equal([(form, text)], Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("   \t\r\n")]
    [InlineData("?!… – „“ * () []")]
    [InlineData("🙂👍🏽")]
    public void Are_none_where_there_are_none(string text) => Assert.Empty(Read(text));

    [Fact]
    public void Lie_within_the_text_in_order_and_never_overlap() =>
        Law.ForAll(AnyText.Whatever(), text =>
        {
            var end = 0;
            foreach (var token in Tokenizer.Tokenize(text))
            {
                Assert.InRange(token.Start, end, text.Length);
                Assert.True(token.Length > 0);
                end = token.Start + token.Length;
                Assert.True(end <= text.Length);
            }
        });

    [Fact]
    public void Never_have_an_empty_form() =>
        Law.ForAll(AnyText.Whatever(), text => Assert.All(Tokenizer.Tokenize(text), token => Assert.NotEmpty(token.Form)));

    [Fact]
    public void Leave_no_letter_or_digit_behind() =>
        Law.ForAll(AnyText.Whatever(), text =>
        {
            var covered = new bool[text.Length];
            foreach (var token in Tokenizer.Tokenize(text))
                Array.Fill(covered, true, token.Start, token.Length);

            Assert.All(text.Index().Where(c => char.IsLetter(c.Item) || char.IsAsciiDigit(c.Item)), c => Assert.True(covered[c.Index], $"{c.Item} at {c.Index}"));
        });

    [Fact]
    public void Are_the_same_in_capitals() =>
        Law.ForAll(AnyText.Of("straße", "förderung", "kita", "1.000", "15 uhr", "3. mai 2022", "25 %", "§ 16", " ", " ", "- "), text =>
            Assert.Equal(Forms(text), Forms(text.ToUpperInvariant())));

    private static string Forms(string text) => string.Join(' ', Tokenizer.Tokenize(text).Select(t => t.Form));

    private static IEnumerable<(string Form, string Written)> Read(string text) =>
        Tokenizer.Tokenize(text).Select(t => (t.Form, text.Substring(t.Start, t.Length)));
}
