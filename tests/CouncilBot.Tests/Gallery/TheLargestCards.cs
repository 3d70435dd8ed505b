using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Text;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Every passage of the shipped documents in its widest context.</summary>
[Trait("Catalogue", "K7")]
public sealed class TheLargestCards
{
    [Fact]
    public void Are_small_enough_for_Teams()
    {
        var texts = Texts.Of<AnswerCards>(Language.German);
        var knowledge = KnowledgeBase.Open(Repository.Seeds).Knowledge!;
        var sizes = knowledge.Collections
            .SelectMany(c => knowledge.Find(c)!.Documents)
            .SelectMany(d => d.Passages.Select(p => (p.Citation, Size: new AdaptiveCard { Body = [.. PassageView.InContext(texts, d, p, AnswerState.MostAround)] }.SizeInBytes)))
            .ToList();

        Assert.NotEmpty(sizes);
        Assert.All(sizes, s => Assert.True(s.Size < CardLimits.SoftBytes - RoomForTheRest, $"{s.Citation}: {s.Size}"));
    }

    /// <summary>What else is on the card of an answer: source, note, page, rating and buttons.</summary>
    private const int RoomForTheRest = 6_000;
}
