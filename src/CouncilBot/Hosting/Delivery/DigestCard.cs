using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Hosting.Delivery;

/// <summary>News of several matters in one message, each with a button that opens its card.</summary>
internal sealed class DigestCard
{
    /// <summary>More would be no overview.</summary>
    private const int MostLines = 10;

    private DigestCard()
    {
    }

    /// <summary>The card.</summary>
    /// <param name="texts">Its wording in the reader's language.</param>
    /// <param name="news">The matters, each with the words of its notification.</param>
    public static AdaptiveCard Of(Texts texts, IReadOnlyList<(MatterRow Matter, string Summary)> news)
    {
        List<CardElement> body = [Styled.Title(texts["Title", news.Count])];
        foreach (var (matter, summary) in news.Take(MostLines))
        {
            body.Add(Styled.Plain(summary) with { Separator = true, Spacing = Spacing.Medium });
            body.Add(new ActionSet(
            [
                new ExecuteAction(texts["Open", matter.ShortId], OpenHandler.Verb)
                {
                    Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["matter"] = matter.Id.ToString("N"), [OpenHandler.Beside] = "1" },
                    AssociatedInputs = AssociatedInputs.None,
                },
            ]));
        }

        if (news.Count > MostLines)
            body.Add(Styled.Plain(texts["More", news.Count - MostLines]) with { IsSubtle = true, Separator = true, Spacing = Spacing.Medium });

        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{texts["Title", news.Count]} {string.Join("; ", news.Take(MostLines).Select(n => n.Summary))}",
            Body = body,
        };
    }
}
