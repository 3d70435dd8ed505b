using Quartz;

namespace CouncilBot.Hosting.Scheduling;

/// <summary>Makes a stored schedule that of this program. What has not changed keeps its place in time, so that a missed round is made up for.</summary>
internal static class Timetable
{
    public static async Task ApplyAsync(IScheduler scheduler, IReadOnlyCollection<Schedule> schedules, TimeProvider time, CancellationToken cancellation)
    {
        var wanted = schedules.Select(s => s.Job).ToHashSet();
        var gone = (await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellation)).Where(job => !wanted.Contains(job)).ToList();
        if (gone.Count > 0)
            await scheduler.DeleteJobs(gone, cancellation);

        foreach (var schedule in schedules)
        {
            await scheduler.AddJob(schedule.ToJob(), AddJobOptions.Replacing, cancellation);
            var stored = await scheduler.GetTrigger(schedule.Times, cancellation);
            if (stored is null || !schedule.Is(stored))
                await scheduler.ScheduleTrigger(schedule.ToTrigger(time), TriggerConflict.Replace, cancellation);

            // One that was missed is about to run anyway.
            if (schedule.AtStart && !(stored?.NextFireTimeUtc <= time.GetUtcNow()))
                await scheduler.ScheduleTrigger(schedule.ToStart(time), TriggerConflict.Replace, cancellation);
        }

        // Given up by an earlier process, whose faults may be gone.
        await scheduler.ResetTriggersFromErrorState(GroupMatcher<TriggerKey>.AnyGroup(), cancellation);
    }
}
