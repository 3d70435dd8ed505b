namespace CouncilBot.Hosting.Conversation;

/// <summary>Who may use a function. Checked on the server at the moment of use.</summary>
internal enum Who
{
    /// <summary>Also people who are not enrolled.</summary>
    Anyone,

    /// <summary>People on the list of members.</summary>
    Enrolled,

    /// <summary>Members for whom it is clear which of their coalitions is meant.</summary>
    Member,

    /// <summary>Managers of a faction.</summary>
    Manager,
}

/// <summary>Where a function may be used.</summary>
internal enum Where
{
    /// <summary>Also where others read along.</summary>
    Anywhere,

    /// <summary>Only in the personal chat.</summary>
    Personal,
}

/// <summary>One thing people can do in chat, and how they ask for it: a button, words, or both.</summary>
internal sealed record Route
{
    private Route(Type handler, string name, Who who, Where where) => (Handler, Name, Who, Where) = (handler, name, who, where);

    /// <summary>What does it.</summary>
    public Type Handler { get; }

    /// <summary>Name of the function; it stands in the help under this name.</summary>
    public string Name { get; }

    /// <summary>Who may use it.</summary>
    public Who Who { get; }

    /// <summary>Where it may be used.</summary>
    public Where Where { get; }

    /// <summary>The verb of its button, or null.</summary>
    public string? Verb { get; private init; }

    /// <summary>Whether the help lists it; what is done on a card is told there.</summary>
    public bool IsInHelp { get; private init; } = true;

    /// <summary>The words that ask for it.</summary>
    public IReadOnlyList<Phrase> Phrases { get; private init; } = [];

    /// <summary>A function with its handler.</summary>
    public static Route To<THandler>(string name, Who who, Where where = Where.Anywhere)
        where THandler : IHandler =>
        new(typeof(THandler), name, who, where);

    /// <summary>Reached by a button with this verb.</summary>
    public Route Button(string verb) => this with { Verb = verb };

    /// <summary>Told on the card it belongs to, and not in the help.</summary>
    public Route OnItsCard() => this with { IsInHelp = false };

    /// <summary>Reached by these words.</summary>
    public Route Said(params string[] phrases) => this with { Phrases = [.. phrases.Select(Phrase.Parse)] };
}
