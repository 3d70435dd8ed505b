using System.Data.Common;
using CouncilBot.Storage;
using CouncilBot.Storage.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Quartz;

namespace CouncilBot.Hosting.Scheduling;

/// <summary>Where the schedule is kept. docs/decisions/0009.</summary>
internal interface ISchedulePlace
{
    /// <summary>Lets a scheduler that is being built keep its schedule here.</summary>
    void Use(IQuartzBuilder scheduler);
}

/// <summary>What both places have in common.</summary>
internal static class SchedulePlace
{
    /// <summary>
    /// A round this late counts as missed. Less than the minute between two rounds, so that a stop is made up for by one round
    /// however short or long it was.
    /// </summary>
    private static readonly TimeSpan MissedAfter = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How often the store may fail to begin a round until it gives up on it; a failing round itself is not counted, and neither
    /// is a database that is away. Without this limit such a round is tried again without a pause. Who is given up on is in
    /// <c>/readyz</c>, and is tried again at the next start.
    /// </summary>
    private const int FailuresAllowed = 5;

    /// <summary>The place for the configured database.</summary>
    public static ISchedulePlace Of(StorageOptions database) => database.Provider == StorageProvider.SqlServer
        ? new OnSqlServer(database.ConnectionString!)
        : new InFile(FileOf(database));

    /// <summary>The file of the schedule, beside that of the embedded database.</summary>
    public static string FileOf(StorageOptions database) => Path.ChangeExtension(database.File, ".schedule.db");

    /// <summary>Makes what is missing of the tables on a server.</summary>
    public static async Task MakeTablesAsync(StorageOptions database, CancellationToken cancellation)
    {
        await using var factory = RoundScheduler.Build(new OnSqlServer(database.ConnectionString!, makesTables: true), jobs: null, TimeProvider.System);
        await factory.GetScheduler(cancellation);
    }

    /// <summary>A connection for looking only; not opened.</summary>
    public static DbConnection Connect(StorageOptions database) => database.Provider == StorageProvider.SqlServer
        ? new SqlConnection(CouncilSqlServer.Hardened(database.ConnectionString!))
        : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FileOf(database), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());

    private static void Configure(IPersistentStoreBuilder store)
    {
        store.UseSystemTextJsonSerializer();
        store.ConfigureStore(options =>
        {
            options.StoreJobDataAsStrings = true;
            options.MisfireThreshold = MissedAfter;
            options.MaxConsecutiveFireFailures = FailuresAllowed;
            // A round that the end of the program cut off is run by the next process, or by another.
            options.RecoverFiringsCancelledByShutdown = true;
        });
    }

    /// <summary>A file of its own beside the embedded database: nothing in it is missed when it is lost.</summary>
    internal sealed class InFile(string file) : ISchedulePlace
    {
        public void Use(IQuartzBuilder scheduler)
        {
            // The pool may lend one connection to two threads of the scheduler at once (dotnet/efcore, issue 39008).
            var connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();
            Make();
            scheduler.UsePersistentStore(store =>
            {
                store.UseSqlite(SqliteFactory.Instance, connection);
                store.ProvisionSchema();
                Configure(store);
            });
        }

        private void Make()
        {
            if (File.Exists(file))
                return;

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
            // Windows inherits the permissions of the folder.
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            File.Open(file, options).Dispose();
        }
    }

    /// <summary>
    /// In the database of the server, where all instances share it: each round is run by one of them, and what one that died has
    /// begun is run by another within half a minute. The tables are made by <c>db migrate</c>, as all tables there.
    /// </summary>
    internal sealed class OnSqlServer(string connectionString, bool makesTables = false) : ISchedulePlace
    {
        public void Use(IQuartzBuilder scheduler)
        {
            scheduler.ConfigureScheduler(options => options.GenerateInstanceId = true);
            scheduler.UsePersistentStore(store =>
            {
                store.UseSqlServer(SqlClientFactory.Instance, CouncilSqlServer.Hardened(connectionString));
                if (makesTables)
                    store.ProvisionSchema();
                store.UseClustering();
                Configure(store);
            });
        }
    }
}
