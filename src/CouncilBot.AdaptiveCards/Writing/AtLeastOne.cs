using System.Runtime.CompilerServices;

namespace CouncilBot.AdaptiveCards;

/// <summary>Lists that a client would show as nothing when they are empty.</summary>
internal static class AtLeastOne
{
    /// <summary>A copy nobody can change; throws for an empty list or one with a gap.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items, [CallerArgumentExpression(nameof(items))] string name = "")
        where T : class
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count == 0 || items.Contains(null!))
            throw new ArgumentException("At least one, and none of them null.", name);
        return [.. items];
    }
}
