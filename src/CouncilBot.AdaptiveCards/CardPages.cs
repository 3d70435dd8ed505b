namespace CouncilBot.AdaptiveCards;

/// <summary>Splits a long list over several cards.</summary>
public static class CardPages
{
    /// <summary>
    /// The items in their order, on as few pages as keep the card of each page within <paramref name="limitInBytes"/>. An item that
    /// is too big on its own gets its own page. The same items give the same pages, so that a page can be asked for by its number.
    /// </summary>
    /// <param name="items">What is listed.</param>
    /// <param name="cardOf">The card that shows some of the items; it grows with each item.</param>
    /// <param name="limitInBytes">In bytes of UTF-8.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> items, Func<IReadOnlyList<T>, AdaptiveCard> cardOf, int limitInBytes = CardLimits.SoftBytes)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(cardOf);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limitInBytes);

        var pages = new List<IReadOnlyList<T>>();
        for (var start = 0; start < items.Count; start += pages[^1].Count)
            pages.Add(Longest(items.Skip(start).ToArray(), page => cardOf(page).SizeInBytes <= limitInBytes));
        return pages;
    }

    /// <summary>The longest beginning that fits, at least one item; found by halving.</summary>
    private static T[] Longest<T>(T[] rest, Predicate<T[]> fits)
    {
        var (known, tooMany) = (1, rest.Length + 1);
        while (tooMany - known > 1)
        {
            var half = known + ((tooMany - known) / 2);
            if (fits(rest[..half]))
                known = half;
            else
                tooMany = half;
        }

        return rest[..known];
    }
}
