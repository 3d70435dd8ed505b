namespace CouncilBot.EndToEnd;

/// <summary>The words these tests look for, in one place: what the bot says may change, what it does may not.</summary>
internal static class Wording
{
    /// <summary>A question that the Siegen agreement answers with a passage; one of the coalition's rules would come as a card of its own.</summary>
    public const string Question = "Was haben wir zum Radverkehr vereinbart?";

    /// <summary>Part of the quote that answers it.</summary>
    public const string Quote = "Die Weichen für einen besser funktionierenden Radverkehr";

    /// <summary>Part of its citation.</summary>
    public const string Citation = "Spiegelstrich 2";

    /// <summary>Part of the passage that stands after it.</summary>
    public const string NextPassage = "soll der Autoverkehr weitestgehend aus der Innenstadt";

    /// <summary><see cref="Question"/> in English; the quote stays German.</summary>
    public const string EnglishQuestion = "What did we agree on cycling?";

    public const string InContext = "Im Zusammenhang";
    public const string MorePassages = "Weitere Stellen";
    public const string Helpful = "Hilfreich";
    public const string NotHelpful = "Nicht hilfreich";

    /// <summary>What stands on the card after it was found helpful.</summary>
    public const string Thanks = "Danke";

    public const string SwitchToEnglish = "Sprache English";
    public const string SwitchToGerman = "Sprache Deutsch";

    /// <summary>Part of the reply to <see cref="SwitchToEnglish"/>.</summary>
    public const string NowEnglish = "in English";

    /// <summary>Part of the reply to <see cref="SwitchToGerman"/>.</summary>
    public const string NowGerman = "auf Deutsch";

    /// <summary><see cref="InContext"/> in English.</summary>
    public const string InContextEnglish = "In context";

    /// <summary>Part of what somebody unknown reads: English, because the playground calls every client en-US and nothing else is known.</summary>
    public const string NotEnrolled = "not on the list of members";

    /// <summary>What is searched from the compose box.</summary>
    public const string Search = "Kooperationsausschuss";

    /// <summary>Command and parameter of the message extension, as in the manifest.</summary>
    public const string SearchCommand = "searchAgreement";

    /// <inheritdoc cref="SearchCommand"/>
    public const string SearchParameter = "query";
}
