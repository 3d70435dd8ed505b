using System.Collections.Concurrent;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Storage.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace CouncilBot.Storage.Tests;

/// <summary>Many turns begin and end at the same moment, each with a connection of its own.</summary>
public sealed class ConnectionsOfManyAtOnce
{
    private const int AtOnce = 24;
    private const int Times = 3_000;

    [Fact]
    public async Task Are_never_one_and_the_same()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        ConcurrentDictionary<sqlite3, int> lent = [];
        var owners = Enumerable.Range(0, AtOnce).Select(number => Task.Factory.StartNew(() => OpenAndClose(store, lent, number), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

        Assert.Equal(0, (await Task.WhenAll(owners)).Sum());
    }

    /// <returns>How often somebody else had the connection at the same time.</returns>
    private static int OpenAndClose(TestStore store, ConcurrentDictionary<sqlite3, int> lent, int number)
    {
        var lentTwice = 0;
        var chance = new Random(number);
        using var db = store.Open();
        for (var i = 0; i < Times; i++)
        {
            db.Database.OpenConnection();
            var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
            if (!lent.TryAdd(handle, number))
                lentTwice++;
            Thread.SpinWait(chance.Next(1_000));
            lent.TryRemove(new(handle, number));
            db.Database.CloseConnection();
            // Only when none is idle the pool looks for those that seem to be leaked.
            if (chance.Next(200) == 0)
                CouncilSqlite.CloseIdle(store.File);
        }

        return lentTwice;
    }
}
