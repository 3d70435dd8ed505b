using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Text;

public class TheLanguageOfAQuestion
{
    [Theory]
    [InlineData("Was haben wir zur Kita vereinbart?")]
    [InlineData("Wann tagt der Kooperationsausschuss?")]
    [InlineData("welche Regel gilt für abweichendes Stimmverhalten")]
    [InlineData("WER DARF DAS?")]
    [InlineData("Bäder")]
    public void Is_German(string question) => Assert.Equal(Language.German, LanguageOf(question));

    [Theory]
    [InlineData("What did we agree on daycare?")]
    [InlineData("when does the cooperation committee meet")]
    [InlineData("WHO MAY VOTE DIFFERENTLY?")]
    [InlineData("Is there anything about the Kita?")]
    public void Is_English(string question) => Assert.Equal(Language.English, LanguageOf(question));

    [Theory]
    [InlineData("")]
    [InlineData("Kita")]
    [InlineData("public transport")]
    [InlineData("Regel 7")]
    [InlineData("an also so was")]
    public void Is_unknown_where_no_function_word_tells(string question) => Assert.Null(LanguageOf(question));

    [Fact]
    public void Is_the_one_most_of_its_function_words_speak_for() =>
        Assert.Equal(Language.English, LanguageOf("What does the rule say about die Fraktion and the Rat?"));

    [Theory]
    [InlineData("und", Language.German)]
    [InlineData("über", Language.German)]
    [InlineData("the", Language.English)]
    [InlineData("an", Language.German)]
    [InlineData("an", Language.English)]
    public void Has_its_own_function_words(string word, Language language) => Assert.True(FunctionWords.Contains(Folding.Fold(word), language));

    [Theory]
    [InlineData("und", Language.English)]
    [InlineData("the", Language.German)]
    [InlineData("Haushalt", Language.German)]
    [InlineData("budget", Language.English)]
    public void Has_no_others(string word, Language language) => Assert.False(FunctionWords.Contains(Folding.Fold(word), language));

    [Theory]
    [InlineData("nicht", true)]
    [InlineData("without", true)]
    [InlineData("und", false)]
    [InlineData("einig", false)]
    public void Has_words_that_negate(string word, bool negates) => Assert.Equal(negates, FunctionWords.Negates(word));

    [Theory]
    [InlineData("ver")]
    [InlineData("auf")]
    [InlineData("der")]
    public void Has_particles_that_are_no_parts_of_compounds(string word) => Assert.True(FunctionWords.IsParticle(word));

    [Fact]
    public void Has_words_that_may_be_parts_of_compounds() => Assert.False(FunctionWords.IsParticle("haus"));

    private static Language? LanguageOf(string question) => FunctionWords.LanguageOf(question, Tokenizer.Tokenize(question));
}
