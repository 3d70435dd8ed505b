using System.Reflection;

namespace CouncilBot.Coalition.Tests.Support;

/// <summary>
/// The records nested in a closed type, by name. The compiler does not know that there are no others, so that a test has to see
/// that a new one is thought of everywhere.
/// </summary>
internal static class Records
{
    public static IEnumerable<string> Of<T>() =>
        typeof(T).GetNestedTypes(BindingFlags.Public).Where(t => t.IsSubclassOf(typeof(T))).Select(t => t.Name).Order(StringComparer.Ordinal);

    public static IEnumerable<string> In<T>(IEnumerable<T> values)
        where T : class => values.Select(v => v.GetType().Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
