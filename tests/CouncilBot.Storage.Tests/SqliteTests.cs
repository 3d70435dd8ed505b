using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Storage.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

public sealed class TheEmbeddedDatabase
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "0")]
    [InlineData("synchronous", "1")]
    [InlineData("secure_delete", "1")]
    public async Task Is_set_up_on_every_connection(string setting, string value)
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await using var one = store.Open();
        await using var other = store.Open();
        await one.Database.OpenConnectionAsync();
        await other.Database.OpenConnectionAsync();
        foreach (var db in new[] { one, other })
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {setting}";
            Assert.Equal(value, Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Can_be_read_by_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var store = TestStore.NotYetThere();
        await using var db = store.Open();
        await Schema.MigrateAsync(db);
        await db.Database.OpenConnectionAsync();
        foreach (var file in new[] { store.File, store.File + "-wal" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Is_made_with_its_folder()
    {
        await using var store = TestStore.NotYetThere();
        var options = new DbContextOptionsBuilder<CouncilDb>();
        var file = Path.Combine(store.Folder, "new", "folder", "council.db");
        options.UseCouncilSqlite(file);
        await using (var db = new CouncilDb(options.Options))
        {
            Assert.Equal(SchemaState.Behind, await Schema.MigrateAsync(db));
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        Assert.True(File.Exists(file));
    }

    [Fact]
    [Trait("Catalogue", "G3")]
    public async Task Says_that_it_is_busy_when_another_process_holds_it_too_long()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await using var other = new SqliteConnection($"Data Source={store.File};Pooling=False");
        await other.OpenAsync();
        await using var held = other.BeginTransaction();
        await using var db = store.Open();
        db.Database.SetCommandTimeout(1);
        var failure = await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync("DELETE FROM Inbox"));
        Assert.True(DbErrors.IsBusy(failure));
    }

    [Fact]
    [Trait("Catalogue", "G3")]
    public async Task Waits_for_another_process_and_then_writes()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await using var other = new SqliteConnection($"Data Source={store.File};Pooling=False");
        await other.OpenAsync();
        var held = other.BeginTransaction();
        await using var db = store.Open();
        Inbox.Add(db, "k", store.Time);
        var writing = Task.Run(() => db.SaveChangesAsync());
        await Assert.ThrowsAsync<TimeoutException>(() => writing.WaitAsync(TimeSpan.FromMilliseconds(400)));
        await held.DisposeAsync();
        await writing;
        Assert.NotNull(await Inbox.FindAsync(db, "k"));
    }

    [Fact]
    [Trait("Catalogue", "G8")]
    public async Task Says_that_it_is_full_and_keeps_what_it_has()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        var person = await store.EnrolAsync("A");
        await using var db = store.Open();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1");
        Inbox.Add(db, "k", store.Time);
        db.Add(store.Question(person, new string('x', 1_000_000)));

        var failure = await Record.ExceptionAsync(() => db.SaveChangesAsync());

        Assert.True(DbErrors.IsDiskFull(failure), failure?.ToString());
        await using var after = store.Open("siegen");
        Assert.Null(await Inbox.FindAsync(after, "k"));
        Assert.Empty(await after.Questions.ToListAsync());
        await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1073741823");
        await db.SaveChangesAsync();
        Assert.NotNull(await Inbox.FindAsync(after, "k"));
    }

    [Fact]
    [Trait("Catalogue", "G2")]
    public async Task Says_that_it_is_gone_and_is_not_replaced_by_an_empty_one()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await store.AddAsync(store.Message("a"));
        File.Delete(store.File);

        Assert.True(DbErrors.IsUnavailable(await Record.ExceptionAsync(() => store.AddAsync(store.Message("b")))));
        await using var db = store.Open();
        Assert.True(DbErrors.IsUnavailable(await Record.ExceptionAsync(() => db.Outbox.CountAsync())));
        Assert.False(File.Exists(store.File));
    }

    [Fact]
    [Trait("Catalogue", "G2")]
    public async Task Says_that_it_is_broken()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await using (var db = store.Open())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        store.ClearPool();
        await using (var file = File.OpenWrite(store.File))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xFF, (int)file.Length - 4096).ToArray());
        }

        Assert.True(DbErrors.IsUnavailable(await Record.ExceptionAsync(() => store.AddAsync(store.Message("b")))));
    }

    [Fact]
    [Trait("Catalogue", "G2")]
    public async Task Lets_the_next_writer_in_after_a_failed_one()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await store.AddAsync(store.Message("a"));
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<DbUpdateException>(() => store.AddAsync(store.Message("a")));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await using (var db = store.Open())
        {
            db.Add(store.Message("b"));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.SaveChangesAsync(cancelled.Token));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM Outbox", cancelled.Token));
            await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("no statement"));
        }

        await store.AddAsync(store.Message("c"));
        await using var after = store.Open();
        Assert.Equal(["a", "c"], await after.Outbox.Select(m => m.Key).OrderBy(k => k).ToListAsync());
    }

    [Fact]
    [Trait("Catalogue", "G2")]
    public async Task Does_not_let_who_opened_a_transaction_wait_for_who_waits_for_it()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await using var holder = store.Open();
        await using (var transaction = await holder.Database.BeginTransactionAsync())
        {
            var other = Task.Run(() => store.AddAsync(store.Message("other")));
            holder.Add(store.Message("holder"));
            await holder.SaveChangesAsync();
            await holder.Database.ExecuteSqlRawAsync("UPDATE Outbox SET Attempts = 1");
            await transaction.CommitAsync();
            await other;
        }

        await using var after = store.Open();
        Assert.Equal(2, await after.Outbox.CountAsync());
    }

    [Fact]
    [Trait("Catalogue", "M7")]
    public async Task Overwrites_what_is_deleted()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        var question = store.Question(await store.EnrolAsync("A"), "Kanarienvogel");
        await store.AddAsync(question);
        await using (var db = store.Open("siegen"))
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            Assert.True((await File.ReadAllBytesAsync(store.File)).AsSpan().IndexOf("Kanarienvogel"u8) > 0);
            db.Remove(await db.Questions.SingleAsync());
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Assert.Equal(-1, (await File.ReadAllBytesAsync(store.File)).AsSpan().IndexOf("Kanarienvogel"u8));
    }
}

public sealed class AnErrorOfSqlite
{
    // https://www.sqlite.org/rescode.html
    [Theory]
    [Trait("Catalogue", "G3")]
    [InlineData(19, 1555, DbFault.UniqueViolation)]
    [InlineData(19, 2067, DbFault.UniqueViolation)]
    [InlineData(19, 787, DbFault.ReferenceGone)]
    [InlineData(19, 1299, DbFault.Other)]
    [InlineData(5, 5, DbFault.Busy)]
    [InlineData(5, 517, DbFault.Busy)]
    [InlineData(6, 262, DbFault.Busy)]
    [InlineData(15, 15, DbFault.Busy)]
    [InlineData(13, 13, DbFault.DiskFull)]
    [InlineData(3, 3, DbFault.Unavailable)]
    [InlineData(8, 8, DbFault.Unavailable)]
    [InlineData(10, 778, DbFault.Unavailable)]
    [InlineData(11, 11, DbFault.Unavailable)]
    [InlineData(14, 14, DbFault.Unavailable)]
    [InlineData(26, 26, DbFault.Unavailable)]
    [InlineData(1, 1, DbFault.Other)]
    public void Is_known_by_its_number(int number, int extended, DbFault fault)
    {
        DbErrors.Learn(CouncilSqlite.Dialect);
        var error = new DbUpdateException("values", new SqliteException("values", number, extended));

        Assert.Equal(fault, DbErrors.FaultOf(error));
        Assert.Equal($"{fault} {extended}", DbErrors.CodeOf(error));
    }
}
