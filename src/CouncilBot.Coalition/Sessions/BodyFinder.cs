using CouncilBot.Coalition.Rules;

namespace CouncilBot.Coalition.Sessions;

/// <summary>Whose session is meant.</summary>
/// <param name="Body">The body; null: none of them, or more than one.</param>
/// <param name="Name">Name of the committee where the body stands for any of them; null otherwise.</param>
/// <param name="IsAmbiguous">Whether more than one is named.</param>
public sealed record FoundBody(Body? Body, string? Name = null, bool IsAmbiguous = false);

/// <summary>Finds the body that people, files and calendars name.</summary>
public static class BodyFinder
{
    /// <summary>
    /// Whether the body stands for any committee, so that a session needs its name: it does where the rules have this one
    /// committee and no other.
    /// </summary>
    public static bool StandsForAny(this Body body, IReadOnlyList<Body> bodies) =>
        body is { Kind: BodyKind.Committee } && bodies.Count(b => b.Kind == BodyKind.Committee) == 1;

    /// <summary>The body with exactly this short name, name or word; else a committee that only has this name.</summary>
    public static FoundBody Named(string text, IReadOnlyList<Body> bodies)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        var name = PlainLine.Of(text) ?? "";
        var exact = bodies.Where(b => NamesOf(b).Append(b.Key).Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        return exact.Count switch
        {
            1 => new FoundBody(exact[0]),
            0 => OtherCommittee(name, WordsOf(name), bodies) ?? new FoundBody(Body: null),
            _ => new FoundBody(Body: null, IsAmbiguous: true),
        };
    }

    /// <summary>The body whose name or word stands in the title of a calendar's entry, such as "12. Sitzung des Rates".</summary>
    public static FoundBody In(string title, IReadOnlyList<Body> bodies)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        var name = PlainLine.Of(title) ?? "";
        var words = WordsOf(name);
        var found = new HashSet<Body>();
        var isTaken = new bool[words.Count];
        // The longest first, so that "Haupt- und Finanzausschuss" leaves nothing for a "Finanzausschuss".
        foreach (var (body, known) in bodies.SelectMany(b => NamesOf(b).Select(n => (Body: b, Words: WordsOf(n)))).OrderByDescending(n => n.Words.Count))
        {
            for (var at = 0; known.Count > 0 && at + known.Count <= words.Count; at++)
            {
                if (isTaken.AsSpan(at, known.Count).Contains(value: true) || !known.Select((word, i) => Is(words[at + i], word)).All(same => same))
                    continue;

                isTaken.AsSpan(at, known.Count).Fill(value: true);
                found.Add(body);
            }
        }

        // "Unterausschuss des Hauptausschusses" is not the latter.
        var rest = words.Where((_, i) => !isTaken[i]).ToList();
        var other = OtherCommittee(name, rest, bodies);
        if (found.Count == 0)
            return other ?? new FoundBody(Body: null);

        var only = found.Count == 1 ? found.Single() : null;
        if (only is null || (other is not null && only != other.Body))
            return new FoundBody(Body: null, IsAmbiguous: true);

        return new FoundBody(only, only.StandsForAny(bodies) ? name : null);
    }

    private static FoundBody? OtherCommittee(string name, IReadOnlyList<string> words, IReadOnlyList<Body> bodies)
    {
        var body = bodies.FirstOrDefault(b => b.StandsForAny(bodies));
        var isOne = body is not null && NamesOf(body).Any(n => words.Any(w => Without(w).EndsWith(n, StringComparison.OrdinalIgnoreCase) || w.EndsWith(n, StringComparison.OrdinalIgnoreCase)));
        return isOne ? new FoundBody(body, name) : null;
    }

    private static IEnumerable<string> NamesOf(Body body) => new[] { body.Name.German, body.Name.English }.Concat(body.Words).Select(n => n.Normalize()).Distinct(StringComparer.OrdinalIgnoreCase);

    private static List<string> WordsOf(string text) =>
        [.. text.Split([' ', ',', ';', ':', '.', '/', '(', ')', '"', '„', '“', '–', '-'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The same word, also in the genitive.</summary>
    private static bool Is(string word, string known) => word.Equals(known, StringComparison.OrdinalIgnoreCase) || Without(word).Equals(known, StringComparison.OrdinalIgnoreCase)
        || (word.EndsWith('s') && word.AsSpan(..^1).Equals(known, StringComparison.OrdinalIgnoreCase));

    private static string Without(string word) => word.EndsWith("es", StringComparison.OrdinalIgnoreCase) ? word[..^2] : word;
}
