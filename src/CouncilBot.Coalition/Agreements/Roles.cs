namespace CouncilBot.Coalition.Agreements;

/// <summary>What a person may do in a coalition; one person may have several.</summary>
[Flags]
public enum Roles
{
    /// <summary>No role.</summary>
    None = 0,

    /// <summary>Member of a faction.</summary>
    Member = 1,

    /// <summary>Member of the faction's board.</summary>
    Board = 2,

    /// <summary>Chairs the faction.</summary>
    Chair = 4,

    /// <summary>Organises the faction: members, invitations, open questions.</summary>
    FactionManager = 8,

    /// <summary>Mayor, guest of the cooperation committee; belongs to no faction.</summary>
    Mayor = 16,

    /// <summary>Runs the installation; sees no content of a faction by this role alone.</summary>
    Admin = 32,
}
