using System.Data.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CouncilBot.Storage;

/// <summary>
/// The order in which the writers of this process take their turns, for a database that lets only one write at a time. An
/// interceptor of the provider implements it; a server needs none.
/// </summary>
public interface IWriteOrder
{
    /// <summary>Waits for a turn; disposing what is returned ends it.</summary>
    ValueTask<IDisposable> TakeTurnAsync(CancellationToken cancel = default);

    /// <summary>To be called when a commit failed that EF did not make, before its transaction is disposed of.</summary>
    void CommitFailed(DbConnection connection);

    /// <summary>The order of the database behind <paramref name="db"/>; null where writers need none.</summary>
    static IWriteOrder? Of(CouncilDb db) =>
        db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.Interceptors?.OfType<IWriteOrder>().FirstOrDefault();
}
