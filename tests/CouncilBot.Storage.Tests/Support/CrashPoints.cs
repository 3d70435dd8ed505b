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

    private const string There = "there";

    /// <summary>Lets a process go to the point with this database, kills it there, and returns its id.</summary>
    public static async Task<int> DieAtAsync(string point, string databaseFile, Func<Task>? whileItStandsThere = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList =
            {
                typeof(CrashPoints).Assembly.Location,
                point,
                databaseFile,
            },
        };
        using var process = Process.Start(start)!;
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
