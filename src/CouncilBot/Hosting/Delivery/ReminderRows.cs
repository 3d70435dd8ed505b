using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Delivery;

/// <summary>
/// Reminders of a matter as rows for the outbox: one for each person, kind and local day, whoever plans it however often. The card is
/// made when it is sent.
/// </summary>
internal static class ReminderRows
{
    /// <summary>What is noted of a reminder whose time was over before it could be planned.</summary>
    public const string TooLate = "TooLate";

    /// <summary>A reminder to one person.</summary>
    /// <param name="matter">The matter.</param>
    /// <param name="kind">Of what; the words are the card's.</param>
    /// <param name="day">The local day it belongs to.</param>
    /// <param name="person">Who is reminded.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <param name="due">When it is sent, UTC.</param>
    /// <param name="expires">From when on it is of no use, UTC.</param>
    public static OutboxRow Of(MatterRow matter, string kind, DateOnly day, Guid person, DateTime now, DateTime due, DateTime expires) => new()
    {
        Key = $"{MessageKeys.Reminder(matter.Id, kind, day)}{person:N}",
        Kind = OutboxKind.Notice,
        CoalitionId = matter.CoalitionId,
        MatterId = matter.Id,
        PersonId = person,
        Payload = new NoticePayload(kind).ToJson(),
        MayRepeat = true,
        CreatedUtc = now,
        DueUtc = due,
        ExpiresUtc = expires,
        State = OutboxState.Pending,
    };

    /// <summary>Those of some people who want reminders now.</summary>
    public static async Task<IReadOnlyList<Guid>> WantedByAsync(CouncilDb db, IEnumerable<Guid> people, DateTime now, CancellationToken cancellation)
    {
        var ids = people.Distinct().ToList();
        var silent = await db.People.Where(p => ids.Contains(p.Id) && p.NoRemindersUntilUtc > now).Select(p => p.Id).ToListAsync(cancellation);
        return ids.FindAll(id => !silent.Contains(id));
    }
}
