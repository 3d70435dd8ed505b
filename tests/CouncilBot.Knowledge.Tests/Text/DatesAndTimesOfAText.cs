using CouncilBot.Knowledge.Tests.Support;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Text;

public class DatesAndTimesOfAText
{
    [Theory]
    [InlineData("3.5.22")]
    [InlineData("03.05.2022")]
    [InlineData("3.5.2022")]
    [InlineData("3. Mai 2022")]
    [InlineData("3 May 2022")]
    [InlineData("May 3, 2022")]
    public void Have_one_spelling_as_dates_and_cover_the_whole_date(string written)
    {
        var token = Assert.Single(Tokenizer.Tokenize(written));
        Assert.Equal(("2022-05-03", 0, written.Length), (token.Form, token.Start, token.Length));
    }

    [Theory]
    [InlineData("1. Januar 2021", "2021-01-01")]
    [InlineData("28. Februar 2021", "2021-02-28")]
    [InlineData("15. März 2021", "2021-03-15")]
    [InlineData("15. Maerz 2021", "2021-03-15")]
    [InlineData("30. Juni 2021", "2021-06-30")]
    [InlineData("31. Dezember 2021", "2021-12-31")]
    [InlineData("October 9, 2021", "2021-10-09")]
    public void Know_the_months(string written, string form) => Assert.Equal(form, Forms(written));

    [Theory]
    [InlineData("im Mai 2022", "im mai 2022")]
    [InlineData("99.99.2022", "99.99.2022")]
    [InlineData("40. Mai 2022", "40 mai 2022")]
    [InlineData("3. Mai 8:30", "3 mai 8:30")]
    [InlineData("3D Mai 2022", "3d mai 2022")]
    [InlineData("3. Mai 12ab", "3 mai 12ab")]
    public void Leave_alone_what_is_no_date(string written, string forms) => Assert.Equal(forms, Forms(written));

    [Fact]
    public void Are_read_from_any_mixture_of_numbers_months_and_times() =>
        Law.ForAll(AnyText.Of("3", "3d", "31", "40", "2022", "20ab", "8:30", "1,50", "99.99.2022", "Mai", "May", "Uhr", "am", "pm", "Mio", " ", " ", ". ", ", "), text =>
            Assert.All(Tokenizer.Tokenize(text), token => Assert.InRange(token.Start + token.Length, 1, text.Length)));

    [Theory]
    [InlineData("15:30")]
    [InlineData("15:30 Uhr")]
    [InlineData("15.30 Uhr")]
    [InlineData("3:30 pm")]
    [InlineData("3.30pm")]
    public void Have_one_spelling_as_times(string written) => Assert.Equal("15:30", Tokenizer.Tokenize(written)[0].Form);

    [Theory]
    [InlineData("15 Uhr", "15:00")]
    [InlineData("3 pm", "15:00")]
    [InlineData("9 Uhr", "9:00")]
    [InlineData("09:15 Uhr", "9:15")]
    [InlineData("9.15 Uhr", "9:15")]
    [InlineData("0:30 Uhr", "0:30")]
    [InlineData("00:30 Uhr", "0:30")]
    [InlineData("12:15 pm", "12:15")]
    public void Have_minutes_and_no_leading_zero(string written, string form) => Assert.Equal(form, Tokenizer.Tokenize(written)[0].Form);

    [Theory]
    [InlineData("Is it at 9 am?", "is it at 9:00 am")]
    [InlineData("9:30 am on Monday", "9:30 am on monday")]
    [InlineData("Was sagt Regel 7 am Anfang?", "was sagt regel 7 am anfang")]
    [InlineData("Ziel 3 am 4. Mai 2022", "ziel 3 am 2022-05-04")]
    public void Are_in_the_morning_in_English_only(string written, string forms) => Assert.Equal(forms, Forms(written));

    [Fact]
    public void Of_a_span_of_time_are_two() =>
        Assert.Equal("von 15:30 bis 16:45 uhr", Forms("von 15:30 bis 16:45 Uhr"));

    [Theory]
    [InlineData("30 Uhr", "30")]
    [InlineData("500 Uhr", "500")]
    public void Leave_alone_what_is_no_time(string written, string form) => Assert.Equal(form, Tokenizer.Tokenize(written)[0].Form);

    private static string Forms(string text) => string.Join(' ', Tokenizer.Tokenize(text).Select(t => t.Form));
}
