using CouncilBot.AdaptiveCards;

namespace CouncilBot.Hosting.Delivery;

/// <summary>In place of a card whose matter is deleted, or is not for its reader any more.</summary>
internal sealed class ClosedCard
{
    private ClosedCard()
    {
    }

    /// <summary>The card.</summary>
    /// <param name="texts">Its wording in the reader's language.</param>
    public static AdaptiveCard Of(Texts texts) => new()
    {
        Language = texts.Tag,
        FallbackText = $"{texts["Title"]} {texts["Why"]}",
        Body = [Styled.Bold(texts["Title"]), Styled.Remark(texts["Why"])],
    };
}
