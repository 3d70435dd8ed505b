namespace CouncilBot.Teams.Turns;

/// <summary>
/// How long what may take. The channel gives up after 10 to 15 seconds (5 for message extensions) and then delivers again.
/// </summary>
internal static class TimeBudget
{
    /// <summary>A message shows "is typing" after this.</summary>
    public static readonly TimeSpan Typing = TimeSpan.FromSeconds(1.5);

    /// <summary>And again after this; clients show it for about three seconds.</summary>
    public static readonly TimeSpan TypingAgain = TimeSpan.FromSeconds(2.5);

    /// <summary>An invoke is answered after this, with its result or a note that it takes longer.</summary>
    public static readonly TimeSpan Invoke = TimeSpan.FromSeconds(3);

    /// <summary>Everything else is answered after this and goes on.</summary>
    public static readonly TimeSpan Message = TimeSpan.FromSeconds(8);

    /// <summary>A turn is cancelled after this.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromMinutes(2);

    /// <summary>Running turns may take this long when the program stops.</summary>
    public static readonly TimeSpan Stop = TimeSpan.FromSeconds(20);

    /// <summary>And this much longer once they are cancelled, to undo what they began and to say so.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);
}
