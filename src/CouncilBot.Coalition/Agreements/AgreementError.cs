namespace CouncilBot.Coalition.Agreements;

/// <summary>What is wrong with the data of an agreement.</summary>
public enum AgreementProblem
{
    /// <summary>No JSON, or not what the whole file must be.</summary>
    Malformed,

    /// <summary>The file is longer than data of an agreement can be.</summary>
    TooLarge,

    /// <summary>A member nobody reads; most likely misspelt.</summary>
    UnknownMember,

    /// <summary>Something that may be there once is there again.</summary>
    Twice,

    /// <summary>A member that must be there is missing.</summary>
    Missing,

    /// <summary>A text where a number belongs, and the like.</summary>
    WrongType,

    /// <summary>None of the words that may stand there.</summary>
    UnknownValue,

    /// <summary>More entries than a list may have.</summary>
    TooMany,

    /// <summary>A name is missing, empty or too long.</summary>
    NameMissing,

    /// <summary>A short name that is not made of lower-case letters, digits and hyphens, or is too long.</summary>
    KeyInvalid,

    /// <summary>Words of an agreement that are empty or too long.</summary>
    WordsInvalid,

    /// <summary>A rule without the words it comes from.</summary>
    QuoteMissing,

    /// <summary>Rules are of two factions, not of more or fewer.</summary>
    FactionsNotTwo,

    /// <summary>The short name of no faction.</summary>
    FactionUnknown,

    /// <summary>The short name of no body.</summary>
    BodyUnknown,

    /// <summary>A number of days that is none.</summary>
    DaysOutOfRange,

    /// <summary>A number of minutes that is none.</summary>
    MinutesOutOfRange,

    /// <summary>An amount that is none.</summary>
    AmountOutOfRange,

    /// <summary>A number of people that is none.</summary>
    PeopleOutOfRange,

    /// <summary>No time of day.</summary>
    TimeInvalid,

    /// <summary>An end that is not after its beginning.</summary>
    TimesReversed,

    /// <summary>An earlier rule on the same holds in each case in which this one would.</summary>
    NeverReached,

    /// <summary>Talks without the place where they are held.</summary>
    PlaceMissing,

    /// <summary>A place of talks on a step that has none.</summary>
    PlaceNotAllowed,

    /// <summary>A quote from a document the coalition does not have. This and the following are found when quotes are looked up in the documents.</summary>
    DocumentUnknown,

    /// <summary>Words the document does not have.</summary>
    WordsNotFound,

    /// <summary>Words the document has more than once.</summary>
    WordsTwice,

    /// <summary>Words that run from one passage into the next.</summary>
    WordsAcrossPassages,
}

/// <summary>Something wrong with the data of an agreement.</summary>
/// <param name="Problem">What.</param>
/// <param name="Path">Where in the file, as JSON path.</param>
public sealed record AgreementError(AgreementProblem Problem, string Path);
