using CouncilBot.Storage.Rows;

namespace CouncilBot.Storage.Sessions;

/// <summary>What becomes of a session that matters may refer to.</summary>
public enum SessionChange
{
    /// <summary>It begins at another time.</summary>
    Moved,

    /// <summary>It is called off.</summary>
    CalledOff,

    /// <summary>It takes place after all.</summary>
    Reinstated,
}

/// <summary>
/// Learns of sessions that move or are called off, in chat or by an import, before the change is saved and in the same
/// transaction. Matters keep their reference whatever happens; this is the place to tell the people they concern.
/// </summary>
public interface ISessionWatcher
{
    /// <summary>Adds to the unit of work what the change causes; neither saves nor sends.</summary>
    /// <param name="db">The unit of work, open for the coalition of the session.</param>
    /// <param name="session">The session as it will be.</param>
    /// <param name="change">What becomes of it.</param>
    /// <param name="startBefore">When it began before the change, UTC.</param>
    /// <param name="cancel">Cancels.</param>
    Task OnChangedAsync(CouncilDb db, SessionRow session, SessionChange change, DateTime startBefore, CancellationToken cancel);
}
