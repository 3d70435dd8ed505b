using CouncilBot.Coalition.Sessions;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Sessions;

/// <summary>Agendas as they are stored.</summary>
public static class Agendas
{
    /// <summary>The items of a session in their order.</summary>
    public static async Task<IReadOnlyList<AgendaItemRow>> FindAsync(CouncilDb db, Guid session, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.AgendaItems.Where(i => i.SessionId == session).OrderBy(i => i.Ordinal).ToListAsync(cancel);
    }

    /// <summary>
    /// Brings the agenda of a session to <paramref name="wanted"/>. An item that stays in some form keeps its identity, because
    /// matters refer to it: the same number and title first, then the same title, then the same number.
    /// </summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="session">The session.</param>
    /// <param name="present">Its items as they are stored, tracked.</param>
    /// <param name="wanted">The items as they should be.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <returns>The items as they will be stored, and whether anything changed.</returns>
    public static (IReadOnlyList<AgendaItemRow> Items, bool Changed) Replace(CouncilDb db, SessionRow session, IReadOnlyList<AgendaItemRow> present, IReadOnlyList<AgendaItem> wanted, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(wanted);
        if (present.Select(Of).SequenceEqual(wanted))
            return (present, false);

        var rows = new AgendaItemRow?[wanted.Count];
        var left = present.ToList();
        Take((row, item) => Of(row) == item);
        Take((row, item) => row.Title == item.Title);
        Take((row, item) => row.Number is not null && row.Number == item.Number);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] ??= Added(db, session, now);
            (rows[i]!.Ordinal, rows[i]!.Number, rows[i]!.Title) = (i, wanted[i].Number, wanted[i].Title);
        }

        db.RemoveRange(left);
        // The session's version stands for its agenda, too: of two who change it at once one looks again.
        if (db.Entry(session).State == EntityState.Unchanged)
            db.Entry(session).Property(s => s.Version).IsModified = true;

        return (rows!, true);

        void Take(Func<AgendaItemRow, AgendaItem, bool> same)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                if (rows[i] is not null || left.Find(row => same(row, wanted[i])) is not { } kept)
                    continue;

                rows[i] = kept;
                left.Remove(kept);
            }
        }
    }

    private static AgendaItem Of(AgendaItemRow row) => new(row.Number, row.Title);

    private static AgendaItemRow Added(CouncilDb db, SessionRow session, DateTime now)
    {
        var row = new AgendaItemRow
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            CoalitionId = session.CoalitionId,
            SessionId = session.Id,
            Title = "",
        };
        db.Add(row);
        return row;
    }
}
