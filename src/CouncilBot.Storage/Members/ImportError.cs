namespace CouncilBot.Storage.Members;

/// <summary>What can be wrong with a list of members.</summary>
public enum ImportProblem
{
    /// <summary>The file is larger than <see cref="MemberFile.MaxBytes"/>.</summary>
    FileTooLarge,

    /// <summary>The file is not UTF-8, perhaps Windows-1252; the line is that of the first such byte.</summary>
    NotUtf8,

    /// <summary>There is no line of members.</summary>
    NoMembers,

    /// <summary>More lines than <see cref="MemberFile.MaxLines"/>.</summary>
    TooManyLines,

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

    /// <summary>A cell that must not be empty is empty.</summary>
    ValueMissing,

    /// <summary>A value is too long.</summary>
    ValueTooLong,

    /// <summary>Line breaks or control characters in a value.</summary>
    ControlCharacters,

    /// <summary>No GUID, or the zero one.</summary>
    NotAGuid,

    /// <summary>No coalition of this installation.</summary>
    CoalitionUnknown,

    /// <summary>No faction of that coalition.</summary>
    FactionUnknown,

    /// <summary>No role.</summary>
    RoleUnknown,

    /// <summary>Neither a faction nor a role.</summary>
    RoleMissing,

    /// <summary>A role that only somebody of a faction can have.</summary>
    RoleNeedsFaction,

    /// <summary>The mayor belongs to no faction here.</summary>
    RoleForbidsFaction,

    /// <summary>Neither German nor English.</summary>
    LanguageUnknown,

    /// <summary>The same person in the same coalition as in the line that is the value.</summary>
    DuplicateOfLine,

    /// <summary>The same person with another name or language than in the line that is the value.</summary>
    ContradictsLine,
}

/// <summary>Columns of a list of members.</summary>
public enum MemberColumn
{
    /// <summary>Entra tenant, a GUID.</summary>
    Tenant,

    /// <summary>Entra object id, a GUID.</summary>
    ObjectId,

    /// <summary>Name.</summary>
    Name,

    /// <summary>Coalition, by its short name or its name.</summary>
    Coalition,

    /// <summary>Faction, by its short name or its name; empty for people without one.</summary>
    Faction,

    /// <summary>Roles.</summary>
    Roles,

    /// <summary>Language; the column may be missing.</summary>
    Language,
}

/// <summary>An error in a list of members.</summary>
/// <param name="Line">Line of the file, from 1; 0: the file as a whole.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Column">In which column, if in one.</param>
/// <param name="Value">The value as it stands there, or what the problem says; for people, not for logs.</param>
public sealed record ImportError(int Line, ImportProblem Problem, MemberColumn? Column = null, string? Value = null);
