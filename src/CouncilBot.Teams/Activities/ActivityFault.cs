namespace CouncilBot.Teams.Activities;

/// <summary>Why an activity cannot be acted upon; the channel is told 400 and nothing more.</summary>
internal enum ActivityFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>No activity: not JSON, not an object, a wrong type, a repeated name, too deep.</summary>
    Unreadable,

    /// <summary>No type.</summary>
    TypeMissing,

    /// <summary>No identity of the activity.</summary>
    IdMissing,

    /// <summary>No conversation.</summary>
    ConversationMissing,

    /// <summary>No sender.</summary>
    SenderMissing,

    /// <summary>An invoke without name.</summary>
    NameMissing,

    /// <summary>No tenant in the channel data.</summary>
    TenantMissing,

    /// <summary>A value that is no object.</summary>
    ValueNoObject,

    /// <summary>An identity longer than any the channel gives.</summary>
    IdTooLong,
}
