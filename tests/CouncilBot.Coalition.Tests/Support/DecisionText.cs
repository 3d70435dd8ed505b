using CouncilBot.Coalition.Matters;

namespace CouncilBot.Coalition.Tests.Support;

/// <summary>Decisions as they stand in the approved tables.</summary>
internal static class DecisionText
{
    /// <summary>What became of a command: what happened and where it led, nothing new, or why not.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="after">Name of the situation after an event.</param>
    public static string Of<TEvent>(Decision<TEvent> decision, Func<TEvent, string> after)
        where TEvent : class => decision switch
        {
            Decision<TEvent>.Accepted(var happened) => $"**{happened.GetType().Name}** → {after(happened)}",
            Decision<TEvent>.Unchanged => "unchanged",
            Decision<TEvent>.Refused(var refusal) => $"{refusal}",
            _ => throw new InvalidOperationException(),
        };

    /// <summary>A table of what each command comes to for everybody; commands that are possible for nobody are only listed.</summary>
    public static IEnumerable<string> Table(IEnumerable<(string Command, IReadOnlyList<string> Outcomes)> rows)
    {
        var all = rows.ToList();
        var possible = all.Where(r => !r.Outcomes.All(o => o is nameof(Refusal.NotInThisPhase) or nameof(Refusal.NotYours))).ToList();
        var never = all.Except(possible).ToList();
        yield return "";
        yield return $"| | {string.Join(" | ", Cast.Everybody)} |";
        yield return $"|---|{string.Concat(Cast.Everybody.Select(_ => "---|"))}";
        foreach (var (command, outcomes) in possible)
            yield return $"| {command} | {string.Join(" | ", outcomes)} |";

        // All of them are refused in one and the same way, and whoever may not see the matter learns nothing but that.
        foreach (var same in never.GroupBy(r => string.Join(" | ", r.Outcomes), StringComparer.Ordinal))
            yield return $"| *{string.Join(", ", same.Select(r => r.Command).Distinct(StringComparer.Ordinal))}* | {same.Key} |";
    }
}
