using System.Diagnostics;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests.Support;

/// <summary>A process of its own that goes to a point, says so, and waits there to be killed.</summary>
internal static class CrashPoints
{
    public const string LockHeld = nameof(LockHeld);
    public const string BeforeCommit = nameof(BeforeCommit);
    public const string AfterCommit = nameof(AfterCommit);
    public const string MessageLeased = nameof(MessageLeased);

    /// <summary>Leases until nothing is left and prints what it got; ends by itself.</summary>
    public const string LeasesAll = nameof(LeasesAll);

    private const string There = "there";

    /// <summary>Starts a process that leases all it can get of this database.</summary>
    public static Sender SenderOn(string databaseFile) => new(StartAt(LeasesAll, databaseFile));

    /// <summary>Lets a process go to the point with this database, kills it there, and returns its id.</summary>
    public static async Task<int> DieAtAsync(string point, string databaseFile, Func<Task>? whileItStandsThere = null)
    {
        using var process = StartAt(point, databaseFile);
        Assert.Equal(There, await process.StandardOutput.ReadLineAsync());
        if (whileItStandsThere is not null)
            await whileItStandsThere();
        process.Kill();
        await process.WaitForExitAsync();
        return process.Id;
    }

    public static async Task Main(string[] args)
    {
        var file = args[1];
        var time = new ManualTime();
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilSqlite(file);
        await using var db = new CouncilDb(options.Options);
        switch (args[0])
        {
            case LockHeld:
                using (InstanceLock.TryTake(file, time, out _))
                    await StandStillAsync();
                break;
            case BeforeCommit:
                await using (await db.Database.BeginTransactionAsync())
                {
                    await HandleAsync(db, time);
                    await StandStillAsync();
                }

                break;
            case AfterCommit:
                await HandleAsync(db, time);
                await StandStillAsync();
                break;
            case MessageLeased:
                await Outbox.LeaseAsync(db, 10, TimeSpan.FromMinutes(2), time);
                await StandStillAsync();
                break;
            case LeasesAll:
                Console.Out.WriteLine(There);
                await Console.In.ReadLineAsync();
                while (await Outbox.LeaseAsync(db, 3, TimeSpan.FromMinutes(2), time) is { Count: > 0 } leases)
                    Console.Out.WriteLine(string.Join('\n', leases.Select(l => l.Key)));
                break;
        }
    }

    private static Process StartAt(string point, string databaseFile) => Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
        ArgumentList =
        {
            typeof(CrashPoints).Assembly.Location,
            point,
            databaseFile,
        },
    })!;

    /// <summary>A process that takes messages to send.</summary>
    internal sealed class Sender(Process process) : IDisposable
    {
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

        /// <summary>Waits until it is up.</summary>
        public async Task ReadyAsync() => Assert.Equal(There, await process.StandardOutput.ReadLineAsync().WaitAsync(Longest));

        /// <summary>Lets it begin.</summary>
        public Task BeginAsync() => process.StandardInput.WriteLineAsync("begin");

        /// <summary>The keys of what it got, when nothing is left.</summary>
        public async Task<IReadOnlyList<string>> EndAsync() => (await process.StandardOutput.ReadToEndAsync().WaitAsync(Longest)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        public void Dispose()
        {
            process.Kill();
            process.Dispose();
        }
    }

    private static async Task HandleAsync(CouncilDb db, ManualTime time)
    {
        Inbox.Add(db, Inbox.KeyOf("a:chat", "1"), time).Result = "the answer";
        db.Add(new QuestionRow
        {
            Id = Guid.NewGuid(),
            CoalitionId = "siegen",
            Text = "Was gilt zur Grundsteuer?",
            AskedUtc = time.UtcNow,
        });
        await db.SaveChangesAsync();
    }

    private static Task StandStillAsync()
    {
        Console.Out.WriteLine(There);
        Console.Out.Flush();
        // Until the test kills this process.
        return Task.Delay(Timeout.Infinite);
    }
}
