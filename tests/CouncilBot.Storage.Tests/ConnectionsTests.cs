using System.Collections.Concurrent;
using System.Data.Common;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Storage.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
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

    [Fact]
    public async Task Are_all_given_back_in_the_end_also_those_kept_open()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        var open = new OpenConnections();
        await using (var services = new ServiceCollection().AddCouncilStorage(options => options.UseCouncilSqlite(store.File).AddInterceptors(open)).BuildServiceProvider())
        {
            await services.GetRequiredService<Journal>().WriteAsync(new("k", null, null));
            await services.GetRequiredService<RosterLookup>().FindAsync(store.Tenant, Guid.NewGuid());
            Assert.Equal(2, open.Count);
        }

        Assert.Equal(0, open.Count);
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

    private sealed class OpenConnections : DbConnectionInterceptor
    {
        private int _count;

        public int Count => _count;

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            return Task.CompletedTask;
        }

        public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
        {
            Interlocked.Decrement(ref _count);
            return Task.CompletedTask;
        }
    }
}
