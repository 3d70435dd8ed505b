namespace CouncilBot.Features.Committee.Subscribe;

/// <summary>
/// An entry of somebody's calendar: when, where, and whether it is called off. What it is about and who comes stays in the bot: a
/// calendar is copied to phones and to servers of others, and is seen over people's shoulders.
/// </summary>
/// <param name="Id">Identity of the meeting or session; the entry's UID follows from it, whatever the host is called.</param>
/// <param name="Summary">Its title.</param>
/// <param name="Description">Where its agenda is found.</param>
/// <param name="Place">Where, or the link to it; null: not said.</param>
/// <param name="StartUtc">When it begins, UTC.</param>
/// <param name="EndUtc">When it ends, UTC; null: nobody knows.</param>
/// <param name="Sequence">Counts the changes of what is shown.</param>
/// <param name="ChangedUtc">When that last changed, UTC; null: it is not kept.</param>
/// <param name="IsCalledOff">Whether it does not take place.</param>
/// <param name="RemindMinutes">Minutes before it begins at which the calendar reminds; null: it does not.</param>
internal sealed record CalendarEntry(
    Guid Id,
    string Summary,
    string Description,
    string? Place,
    DateTime StartUtc,
    DateTime? EndUtc,
    int Sequence,
    DateTime? ChangedUtc,
    bool IsCalledOff,
    int? RemindMinutes);
