using CouncilBot.Knowledge.Tests.Support;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Text;

public class EnglishWordForms
{
    [Theory]
    [InlineData("school", "schools")]
    [InlineData("nursery", "nurseries")]
    [InlineData("library", "libraries")]
    [InlineData("family", "families")]
    [InlineData("assembly", "assemblies")]
    [InlineData("supply", "supplies", "supplied")]
    [InlineData("bus", "buses")]
    [InlineData("class", "classes")]
    [InlineData("church", "churches")]
    [InlineData("tax", "taxes")]
    [InlineData("house", "houses", "housing", "housed")]
    [InlineData("charge", "charges", "charged", "charging")]
    [InlineData("park", "parks", "parked", "parking")]
    [InlineData("plan", "plans", "planned", "planning")]
    [InlineData("swim", "swimming")]
    [InlineData("vote", "votes", "voted", "voting")]
    [InlineData("agree", "agrees", "agreed", "agreeing")]
    [InlineData("need", "needs", "needed")]
    [InlineData("speed", "speeds", "speeding")]
    [InlineData("apply", "applies", "applied")]
    [InlineData("committee", "committees")]
    [InlineData("public", "publicly")]
    [InlineData("fee", "fees")]
    public void Share_a_stem(params string[] forms) => Assert.All(forms, form => Assert.Equal(EnglishStemmer.Stem(forms[0]), EnglishStemmer.Stem(form)));

    [Theory]
    [InlineData("policy", "police")]
    [InlineData("fee", "free")]
    [InlineData("house", "horse")]
    [InlineData("park", "bark")]
    [InlineData("bus", "business")]
    [InlineData("daily", "day")]
    [InlineData("family", "fame")]
    public void Of_different_words_stay_apart(string word, string other) =>
        Assert.NotEqual(EnglishStemmer.Stem(word), EnglishStemmer.Stem(other), StringComparer.Ordinal);

    [Theory]
    [InlineData("bus")]
    [InlineData("gas")]
    [InlineData("sing")]
    [InlineData("red")]
    [InlineData("need")]
    [InlineData("fly")]
    [InlineData("status")]
    [InlineData("campus")]
    [InlineData("this")]
    public void Stay_whole_where_an_ending_only_seems_to_be_one(string word) => Assert.Equal(word, EnglishStemmer.Stem(word));

    [Fact]
    public void Have_a_stem_whatever_they_are() =>
        Law.ForAll(AnyText.Whatever(), text => Assert.All(Tokenizer.Tokenize(text), token => Assert.NotEmpty(EnglishStemmer.Stem(token.Form))));
}
