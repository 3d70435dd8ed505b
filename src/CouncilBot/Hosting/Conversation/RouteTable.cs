namespace CouncilBot.Hosting.Conversation;

/// <summary>
/// Which function an utterance or a button belongs to. What no function claims is a question. Two functions that claim the same
/// words or the same verb are a mistake of ours: the program does not start.
/// </summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, Route> _verbs = new(StringComparer.Ordinal);
    private readonly List<(Phrase Phrase, Route Route)> _phrases = [];

    public RouteTable(IReadOnlyList<Route> routes)
    {
        Routes = routes;
        foreach (var route in routes)
        {
            if (route.Verb is { } verb && !_verbs.TryAdd(verb, route))
                throw new InvalidOperationException($"The verb {verb} has two functions: {_verbs[verb].Name} and {route.Name}.");

            foreach (var phrase in route.Phrases)
            {
                if (_phrases.Find(p => p.Route != route && p.Phrase.Overlaps(phrase)) is { Route: { } other } known)
                    throw new InvalidOperationException($"\"{known.Phrase}\" ({other.Name}) and \"{phrase}\" ({route.Name}) may be the same words.");

                _phrases.Add((phrase, route));
            }
        }
    }

    /// <summary>All functions, in the order of the table.</summary>
    public IReadOnlyList<Route> Routes { get; }

    /// <summary>The function of a button, or null.</summary>
    public Route? OfVerb(string verb) => _verbs.GetValueOrDefault(verb);

    /// <summary>The function that claims the words, with its argument; null: it is a question.</summary>
    public (Route Route, string Argument)? OfWords(Utterance said)
    {
        foreach (var (phrase, route) in _phrases)
        {
            if (phrase.Matches(said, out var argument))
                return (route, argument);
        }

        return null;
    }
}
