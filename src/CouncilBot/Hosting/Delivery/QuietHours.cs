namespace CouncilBot.Hosting.Delivery;

/// <summary>
/// The hours of the local day in which somebody wants no messages. They may go over midnight, and follow the clocks of Berlin on
/// both nights of the change.
/// </summary>
/// <param name="From">Begin, in minutes of the local day.</param>
/// <param name="Until">End, in minutes of the local day; before the begin it means the next day.</param>
internal readonly record struct QuietHours(int From, int Until)
{
    /// <summary>Minutes of a day.</summary>
    public const int Day = 24 * 60;

    /// <summary>The hours that are stored for a person; null: none.</summary>
    public static QuietHours? Of(int? from, int? until) => from is { } begin && until is { } end && begin != end ? new QuietHours(begin, end) : null;

    /// <summary>Whether a moment is within them.</summary>
    public bool Includes(DateTime utc)
    {
        var minute = BerlinTime.Of(utc).TimeOfDay.TotalMinutes;
        return From < Until ? minute >= From && minute < Until : minute >= From || minute < Until;
    }

    /// <summary>The first moment from <paramref name="utc"/> on that is not within them, UTC.</summary>
    public DateTime After(DateTime utc)
    {
        if (!Includes(utc))
            return utc;

        var local = BerlinTime.Of(utc);
        var endsNextDay = From > Until && local.TimeOfDay.TotalMinutes >= From;
        return BerlinTime.Next(local.Date.AddDays(endsNextDay ? 1 : 0).AddMinutes(Until), utc);
    }
}
