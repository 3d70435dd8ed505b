using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Text;

public class NumbersOfAText
{
    [Theory]
    [InlineData("1000", "1000")]
    [InlineData("1.000", "1000")]
    [InlineData("1,000", "1000")]
    [InlineData("10.000.000", "10000000")]
    [InlineData("1,5", "1.5")]
    [InlineData("1.5", "1.5")]
    [InlineData("0,5", "0.5")]
    [InlineData("1.250,75", "1250.75")]
    [InlineData("1,250.75", "1250.75")]
    [InlineData("1.250,755", "1250.755")]
    [InlineData("500,00", "500")]
    [InlineData("2,50", "2.5")]
    [InlineData("007", "7")]
    [InlineData("0", "0")]
    [InlineData("drei", "3")]
    [InlineData("three", "3")]
    [InlineData("fünf", "5")]
    [InlineData("fuenf", "5")]
    public void Have_one_spelling(string written, string form) => Assert.Equal(form, Forms(written));

    [Theory]
    [InlineData("neuen", "neun")]
    [InlineData("ein", "ein")]
    public void Are_not_read_into_words_that_only_sound_alike(string word, string form) => Assert.Equal(form, Forms(word));

    [Theory]
    [InlineData("1 Mio. €", "1000000 euro")]
    [InlineData("1 Mio. Euro", "1000000 euro")]
    [InlineData("1.000.000 EUR", "1000000 euro")]
    [InlineData("1,5 Millionen Euro", "1500000 euro")]
    [InlineData("1.5 million euros", "1500000 euro")]
    [InlineData("2 Mrd. €", "2000000000 euro")]
    [InlineData("100 Tsd. €", "100000 euro")]
    [InlineData("500 €", "500 euro")]
    [InlineData("500,00 EUR", "500 euro")]
    [InlineData("€ 500", "euro 500")]
    public void Have_one_spelling_as_amounts(string written, string forms) => Assert.Equal(forms, Forms(written));

    [Fact]
    public void Cover_the_word_that_multiplies_them()
    {
        var token = Tokenizer.Tokenize("rund 1,5 Mio. € im Jahr")[1];
        Assert.Equal(("1500000", 5, 7), (token.Form, token.Start, token.Length));
    }

    [Fact]
    public void Are_not_multiplied_by_a_word_that_stands_elsewhere() =>
        Assert.Equal("3 euro mio", Forms("3 Euro (Mio)"));

    [Fact]
    public void Too_large_to_count_with_stay_as_they_are_written() =>
        Assert.Equal("70000000000000000000000000000 mrd", Forms("70000000000000000000000000000 Mrd"));

    [Theory]
    [InlineData("25 %")]
    [InlineData("25%")]
    [InlineData("25 Prozent")]
    [InlineData("25 percent")]
    public void Have_one_spelling_as_percentages(string written) => Assert.Equal("25 prozent", Forms(written));

    [Theory]
    [InlineData("§ 16 i SGB II", "paragraf 16 i sgb ii")]
    [InlineData("§§ 5 und 6", "paragraf paragraf 5 und 6")]
    [InlineData("Paragraph 16", "paragraf 16")]
    public void Have_one_spelling_as_sections_of_a_law(string written, string forms) => Assert.Equal(forms, Forms(written));

    [Theory]
    [InlineData("2020-2025", "2020 2025")]
    [InlineData("2020/21", "2020 21")]
    [InlineData("Regel 7.", "regel 7")]
    [InlineData("Z. 590-598", "z 590 598")]
    public void Of_a_range_are_two(string written, string forms) => Assert.Equal(forms, Forms(written));

    [Fact]
    public void Are_told_from_words()
    {
        Assert.All(Tokenizer.Tokenize("7 1,5 15:30 3.5.22"), token => Assert.True(token.IsNumber));
        Assert.All(Tokenizer.Tokenize("Regel % U3"), token => Assert.False(token.IsNumber));
    }

    private static string Forms(string text) => string.Join(' ', Tokenizer.Tokenize(text).Select(t => t.Form));
}
