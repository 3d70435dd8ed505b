using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilBot.Storage.Delivery;

/// <summary>
/// Remembers which deliveries were handled. The row is added to the unit of work of the turn and committed with what the turn
/// changed; of two deliveries of one activity at the same moment the second commit fails (<see cref="IsDuplicate"/>) and leaves
/// no trace.
/// </summary>
public static class Inbox
{
    // A compiled query belongs to one model; two databases in one process have two.
    private static readonly ConditionalWeakTable<IModel, Func<CouncilDb, string, CancellationToken, Task<InboxRow?>>> Rows = [];

    /// <summary>The key of an activity: its id is unique only within its conversation.</summary>
    public static string KeyOf(string conversationId, string activityId) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(conversationId + "\n" + activityId)));

    /// <summary>The delivery that was handled under this key; null: none. Not tracked.</summary>
    public static Task<InboxRow?> FindAsync(CouncilDb db, string key, CancellationToken cancel = default) =>
        Rows.GetValue(db.Model, static _ => EF.CompileAsyncQuery((CouncilDb db, string key, CancellationToken cancel) =>
            db.Inbox.AsNoTracking().FirstOrDefault(row => row.Key == key)))(db, key, cancel);

    /// <summary>Adds the delivery to the unit of work; <see cref="InboxRow.Result"/> may be set until the commit.</summary>
    public static InboxRow Add(CouncilDb db, string key, TimeProvider time)
    {
        var row = new InboxRow
        {
            Key = key,
            HandledUtc = time.UtcNow(),
        };
        db.Add(row);
        return row;
    }

    /// <summary>Whether a commit failed because the delivery was handled already.</summary>
    public static bool IsDuplicate(Exception exception) => DbErrors.IsUniqueViolation(exception, nameof(CouncilDb.Inbox));

    /// <summary>Forgets deliveries older than <see cref="InboxRow.Retention"/>.</summary>
    /// <returns>How many.</returns>
    public static Task<int> PurgeAsync(CouncilDb db, TimeProvider time, CancellationToken cancel = default)
    {
        var before = time.UtcNow() - InboxRow.Retention;
        return db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM Inbox WHERE HandledUtc < {before}", cancel);
    }
}
