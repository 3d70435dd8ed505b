using CouncilBot.Hosting.Scheduling;
using Quartz;

namespace CouncilBot.Tests.Support;

/// <summary>A schedule that is gone with its bot.</summary>
internal sealed class ScheduleInMemory : ISchedulePlace
{
    public void Use(IQuartzBuilder scheduler) => scheduler.UseInMemoryStore(_ => { });
}
