using CouncilBot.Hosting.Scheduling;
using CouncilBot.Storage;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Quartz;

namespace CouncilBot.Tests.Scheduling;

public sealed class SeveralInstances
{
    [Fact]
    public async Task Share_one_schedule_on_a_server()
    {
        await using var services = Configured(new StorageOptions { Provider = StorageProvider.SqlServer, ConnectionString = "Server=localhost;Database=never" });
        var scheduler = services.GetRequiredService<IOptions<QuartzSchedulerOptions>>().Value;
        var store = services.GetRequiredService<IOptions<AdoJobStoreOptions>>().Value;
        var cluster = services.GetRequiredService<IOptions<ClusteringOptions>>().Value;

        Assert.Equal((RoundScheduler.InstanceName, true, true), (scheduler.InstanceName, scheduler.GenerateInstanceId, cluster.Enabled));
        Assert.True(cluster.CheckinInterval + cluster.CheckinMisfireThreshold < TimeSpan.FromSeconds(20));
        // db migrate makes the tables; the account of the bot may not.
        Assert.Equal(SchemaProvisioning.Validate, store.SchemaProvisioning);
        Assert.True(new Schedule("any", "0 * * * * ?").ToJob().RequestsRecovery);
        Assert.True(typeof(RoundJob).IsDefined(typeof(DisallowConcurrentExecutionAttribute), inherit: false));
    }

    [Fact]
    public async Task Are_not_foreseen_on_a_file()
    {
        using var lives = new Lives();
        await using var services = Configured(new StorageOptions { File = lives.File });

        Assert.False(services.GetRequiredService<IOptions<ClusteringOptions>>().Value.Enabled);
        Assert.Equal(SchemaProvisioning.CreateIfMissing, services.GetRequiredService<IOptions<AdoJobStoreOptions>>().Value.SchemaProvisioning);
    }

    [SqlServerFact]
    public async Task Run_each_round_once()
    {
        await using var server = await ServerDatabase.CreateAsync();
        var round = new NotedRound();
        var schedule = new Schedule("shared", "0 * * * * ?");
        await using var one = await server.BeginAsync(schedule, round, TimeProvider.System);
        await using var two = await server.BeginAsync(schedule, round, TimeProvider.System);

        // A minute has one beginning; two of them take at most 120 seconds, and each is waited for with a limit of its own.
        await round.HasBegunAsync(1);
        await round.HasBegunAsync(2);

        Assert.Equal(round.Due.Count, round.Due.Distinct().Count());
    }

    [SqlServerFact]
    [Trait("Catalogue", "J6")]
    public async Task Take_over_what_one_that_died_has_begun()
    {
        await using var server = await ServerDatabase.CreateAsync();
        using var end = new CancellationTokenSource();
        var schedule = new Schedule("shared", "0 0 0 1 1 ?");
        // A round that does not end before the test does. A clock that stands is a process that is gone: it does not check in again.
        var dying = new NotedRound { Does = (_, _) => Task.Delay(Timeout.Infinite, end.Token) };
        await using var one = await server.BeginAsync(schedule, dying, new ManualTime(TimeProvider.System.GetUtcNow()));
        await using var two = await server.BeginAsync(schedule, new NotedRound(), TimeProvider.System);
        await one.Scheduler.TriggerJob(schedule.Job);
        var took = TimeProvider.System.GetTimestamp();
        if (await Task.WhenAny(dying.HasBegunAsync(1), two.Round.HasBegunAsync(1)) is var first && !dying.Due.Any())
            Assert.Fail("The other instance was first.");

        await first;
        await two.Round.HasBegunAsync(1);

        Assert.True(TimeProvider.System.GetElapsedTime(took) < TimeSpan.FromSeconds(30));
        await end.CancelAsync();
    }

    private static ServiceProvider Configured(StorageOptions database)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddQuartz(scheduler => RoundScheduler.Configure(scheduler, SchedulePlace.Of(database), jobs: null, TimeProvider.System));
        return services.BuildServiceProvider();
    }

    /// <summary>A database of its own on the server at hand.</summary>
    private sealed class ServerDatabase : IAsyncDisposable
    {
        private readonly StorageOptions _options = new()
        {
            Provider = StorageProvider.SqlServer,
            ConnectionString = new SqlConnectionStringBuilder(SqlServerFactAttribute.ConnectionString) { InitialCatalog = $"councilbot_{Guid.NewGuid():N}" }.ToString(),
        };

        public static async Task<ServerDatabase> CreateAsync()
        {
            var database = new ServerDatabase();
            await database.OnMasterAsync("CREATE DATABASE");
            await SchedulePlace.MakeTablesAsync(database._options, CancellationToken.None);
            return database;
        }

        public async Task<Life> BeginAsync(Schedule schedule, NotedRound round, TimeProvider time)
        {
            var services = new ServiceCollection().AddSingleton(round).BuildServiceProvider();
            var runner = new RoundRunner(services, [new ScheduledRound(schedule, typeof(NotedRound))], NullLogger<RoundRunner>.Instance);
            var factory = RoundScheduler.Build(SchedulePlace.Of(_options), new RoundJobs(runner), time);
            var scheduler = await factory.GetScheduler();
            await Timetable.ApplyAsync(scheduler, runner.Schedules, time, CancellationToken.None);
            await scheduler.Start();
            return new Life(factory, scheduler, round, new ManualTime());
        }

        public async ValueTask DisposeAsync()
        {
            SqlConnection.ClearAllPools();
            await OnMasterAsync("DROP DATABASE");
        }

        private async Task OnMasterAsync(string what)
        {
            var name = new SqlConnectionStringBuilder(_options.ConnectionString).InitialCatalog;
            await using var connection = new SqlConnection(new SqlConnectionStringBuilder(_options.ConnectionString) { InitialCatalog = "master" }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name made above.
            command.CommandText = $"{what} [{name}]";
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }
}

/// <summary>Runs on SQL Server where one is at hand, and is reported as skipped where none is.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SqlServerFactAttribute : FactAttribute
{
    private const string Variable = "COUNCILBOT_TEST_SQLSERVER";

    public SqlServerFactAttribute()
    {
        if (ConnectionString is null)
            Skip = $"{Variable} holds no connection string.";
    }

    public static string? ConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;
}
