namespace CouncilBot.Coalition.Rules;

/// <summary>A number of days, and who says so.</summary>
/// <param name="Days">Whole days, local.</param>
/// <param name="Quote">The words of the agreement; null: a setting of the coalition, never shown as a quote.</param>
public sealed record Term(int Days, RuleSource? Quote = null);

/// <summary>Terms of a coalition: from the agreement where it names them, else settings.</summary>
/// <param name="Reply">How long the partner has to reply to an announced motion.</param>
/// <param name="Notice">How long before a session a motion should be settled.</param>
public sealed record Terms(Term Reply, Term Notice)
{
    /// <summary>Days to reply where nothing is set.</summary>
    public const int DefaultReplyDays = 7;

    /// <summary>Days before a session where nothing is set.</summary>
    public const int DefaultNoticeDays = 2;

    /// <summary>What holds where nothing is set.</summary>
    public static Terms Default { get; } = new(new Term(DefaultReplyDays), new Term(DefaultNoticeDays));

    /// <summary>
    /// The local day until which a reply is due: after the days to reply, but early enough before the session, and never before
    /// the day after <paramref name="today"/> unless the session itself is today. A session that is over hurries nobody.
    /// </summary>
    /// <param name="today">Local day of the announcement.</param>
    /// <param name="session">Local day of the session, where one is named.</param>
    public DateOnly ReplyDue(DateOnly today, DateOnly? session)
    {
        var due = today.AddDays(Reply.Days);
        if (session is not { } day || day < today)
            return due;

        var early = Later(day.AddDays(-Notice.Days), Earlier(today.AddDays(1), day));
        return Earlier(early, due);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
