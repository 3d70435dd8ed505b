namespace CouncilBot.Storage.Sessions;

/// <summary>What can be wrong with a file of sessions.</summary>
public enum SessionFileProblem
{
    /// <summary>The file is larger than <see cref="SessionFile.MaxBytes"/>.</summary>
    FileTooLarge,

    /// <summary>The file is not UTF-8; the line is that of the first such byte.</summary>
    NotUtf8,

    /// <summary>There is no session.</summary>
    NoSessions,

    /// <summary>More sessions than <see cref="SessionFile.MaxSessions"/>.</summary>
    TooManySessions,

    /// <summary>A column is missing.</summary>
    ColumnMissing,

    /// <summary>A column nobody knows; its header is the value.</summary>
    ColumnUnknown,

    /// <summary>A column stands there twice.</summary>
    ColumnTwice,

    /// <summary>Quotation marks that do not match.</summary>
    BadQuotes,

    /// <summary>More or fewer cells than headers; the value is their number.</summary>
    WrongNumberOfCells,

    /// <summary>A value that must not be empty is empty or not there.</summary>
    ValueMissing,

    /// <summary>A value is too long; the value is its length.</summary>
    ValueTooLong,

    /// <summary>No body of the coalition.</summary>
    BodyUnknown,

    /// <summary>More than one body.</summary>
    BodyAmbiguous,

    /// <summary>A committee without its name.</summary>
    BodyNameMissing,

    /// <summary>Not written like a day.</summary>
    DayUnreadable,

    /// <summary>Not in the calendar.</summary>
    DayDoesNotExist,

    /// <summary>Not written like a time.</summary>
    TimeUnreadable,

    /// <summary>The night in March leaves this time out.</summary>
    TimeDoesNotExist,

    /// <summary>Years from now.</summary>
    TooFarAhead,

    /// <summary>More items than a session has; the value is their number.</summary>
    TooManyItems,

    /// <summary>The same session with another body, time or place than in the line that is the value.</summary>
    ContradictsLine,

    /// <summary>The same session as in the line that is the value.</summary>
    DuplicateOfLine,

    /// <summary>No content line of a calendar.</summary>
    NotACalendarLine,

    /// <summary>An entry that does not end, or ends without having begun.</summary>
    NotNested,

    /// <summary>A day without a time.</summary>
    StartIsADay,

    /// <summary>A time zone nobody knows.</summary>
    ZoneUnknown,

    /// <summary>An entry that stands for several.</summary>
    Repeats,
}

/// <summary>Columns of a table of sessions, and what stands for them in a calendar.</summary>
public enum SessionColumn
{
    /// <summary>Body; SUMMARY.</summary>
    Body,

    /// <summary>Day; DTSTART.</summary>
    Date,

    /// <summary>Time; DTSTART.</summary>
    Time,

    /// <summary>Place; LOCATION.</summary>
    Place,

    /// <summary>Identity where the file comes from; UID.</summary>
    Id,

    /// <summary>Number of the item; DESCRIPTION.</summary>
    Number,

    /// <summary>Title of the item; DESCRIPTION.</summary>
    Title,
}

/// <summary>An error in a file of sessions.</summary>
/// <param name="Line">Line of the file, from 1; 0: the file as a whole.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Column">In which column, if in one.</param>
/// <param name="Value">The value as it stands there, or what the problem says; for people, not for logs.</param>
public sealed record SessionFileError(int Line, SessionFileProblem Problem, SessionColumn? Column = null, string? Value = null);
