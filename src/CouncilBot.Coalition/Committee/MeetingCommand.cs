namespace CouncilBot.Coalition.Committee;

/// <summary>What somebody wants to do with a meeting of the cooperation committee.</summary>
public abstract record MeetingCommand
{
    private MeetingCommand()
    {
    }

    /// <summary>Hold it at another time.</summary>
    public sealed record Move(MeetingTime Time) : MeetingCommand;

    /// <summary>Call it off.</summary>
    public sealed record CallOff : MeetingCommand;

    /// <summary>Hold it after all.</summary>
    public sealed record Reinstate : MeetingCommand;

    /// <summary>Say where it takes place; null: nothing is known any more.</summary>
    public sealed record NamePlace(string? Place) : MeetingCommand;

    /// <summary>Say whether one comes.</summary>
    public sealed record Answer(Attendance Attendance, string? Substitute = null) : MeetingCommand;

    /// <summary>Put something on the agenda.</summary>
    public sealed record AddItem(string Title, Guid? Matter = null, string? Link = null) : MeetingCommand;

    /// <summary>Take an item off the agenda.</summary>
    public sealed record RemoveItem(int Number) : MeetingCommand;

    /// <summary>Put an item at another place, from 0.</summary>
    public sealed record MoveItem(int Number, int Place) : MeetingCommand;

    /// <summary>Link a document to an item, in place of the one it has; null: none any more.</summary>
    public sealed record LinkDocument(int Number, string? Link) : MeetingCommand;

    /// <summary>Take no more items.</summary>
    public sealed record CloseAgenda : MeetingCommand;

    /// <summary>Take items again.</summary>
    public sealed record ReopenAgenda : MeetingCommand;

    /// <summary>Note what came of an item.</summary>
    public sealed record NoteResult(int Number, ItemResult Result) : MeetingCommand;

    /// <summary>Release the minutes for one's faction.</summary>
    public sealed record ReleaseMinutes : MeetingCommand;

    /// <summary>Confirm that one's faction has coordinated the results.</summary>
    public sealed record Confirm : MeetingCommand;
}
