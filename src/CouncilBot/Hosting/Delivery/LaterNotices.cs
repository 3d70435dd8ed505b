using System.Text.Json;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Delivery;

/// <summary>Tells the board of a faction what waits for it, as soon as somebody of it is enrolled, in whatever way.</summary>
internal static class LaterNotices
{
    /// <summary>One round.</summary>
    public static async Task RoundAsync(CouncilDbFactory databases, DateTime now, CancellationToken cancellation)
    {
        await using var db = databases.Open();
        var waiting = await db.Outbox.Where(m => m.State == OutboxState.Pending && m.Kind == OutboxKind.ForLater && m.ExpiresUtc > now).OrderBy(m => m.Id).ToListAsync(cancellation);
        foreach (var board in waiting.Where(IsReadable).GroupBy(m => (m.CoalitionId, m.FactionKey, NoticePayload.Read(m.Payload).Board)))
        {
            var people = await Roster.WithRolesAsync(db, board.Key.CoalitionId!, board.Key.FactionKey!, (Roles)board.Key.Board, cancellation);
            if (people.Count > 0)
                await TellAsync(db, [.. board], people, now, cancellation);
        }
    }

    private static async Task TellAsync(CouncilDb db, IReadOnlyList<OutboxRow> waiting, IReadOnlyList<Guid> people, DateTime now, CancellationToken cancellation)
    {
        db.CoalitionId = waiting[0].CoalitionId;
        foreach (var row in waiting)
        {
            if (await db.Matters.FirstOrDefaultAsync(m => m.Id == row.MatterId, cancellation) is { } matter)
                await Notices.ToPeopleAsync(db, matter, NoticePayload.Read(row.Payload).News, people, now, cancellation);

            (row.State, row.SentUtc) = (OutboxState.Sent, now);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (Exception e) when (DbErrors.IsConflict(e))
        {
            // Another process was faster, or there are newer news; the next round sees.
            db.ChangeTracker.Clear();
        }
    }

    private static bool IsReadable(OutboxRow row)
    {
        try
        {
            return NoticePayload.Read(row.Payload) is not null && row is { CoalitionId: not null, FactionKey: not null };
        }
        catch (JsonException)
        {
            // Kept as it is, for whoever looks what is stuck.
            return false;
        }
    }
}
