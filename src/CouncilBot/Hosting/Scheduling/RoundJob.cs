using Quartz;
using Quartz.Extensibility;

namespace CouncilBot.Hosting.Scheduling;

/// <summary>The one kind of job that is stored: it runs the round of its name. Never beside itself, on any instance.</summary>
[DisallowConcurrentExecution]
internal sealed class RoundJob(RoundRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAsync(context.JobDetail.Key.Name, (context.ScheduledFireTimeUtc ?? context.FireTimeUtc).UtcDateTime, cancellationToken);
}

/// <summary>Hands out jobs. It cannot fail, since a failure here would take the round off the schedule.</summary>
internal sealed class RoundJobs(RoundRunner runner) : IJobFactory
{
    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) => new(new JobScope(new RoundJob(runner)));

    public ValueTask ReturnJob(JobScope jobScope, CancellationToken cancellationToken = default) => default;
}
