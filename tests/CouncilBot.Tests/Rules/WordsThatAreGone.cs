using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Matters;
using CouncilBot.Knowledge.Text;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Rules;

/// <summary>A matter whose rules rest on words that the documents no longer have.</summary>
public sealed class WordsThatAreGone
{
    private static readonly Agreement Agreement = AgreementReader.Read("musterstadt", File.ReadAllText(Path.Combine(Invented.Seeds, "musterstadt", "agreement.json"))).Agreement!;

    [Theory]
    [InlineData(Language.German, "nicht mehr im Dokument steht")]
    [InlineData(Language.English, "no longer")]
    public void Are_said_to_be_gone_in_the_place_of_each_quote(Language language, string words)
    {
        var sources = RuleSources.Of(Agreement.Rules!).Select(s => s.Source).Distinct().Take(2).ToList();

        var shown = MatterRules.Former(Agreement, "{}").Quotes(language, sources).ToList();

        Assert.Equal(2, shown.Count);
        Assert.All(shown, element => Assert.Contains(words, Assert.IsType<TextBlock>(element).Text.ToString(), StringComparison.Ordinal));
    }
}
