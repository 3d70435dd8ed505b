using Quartz;

namespace CouncilBot.Hosting.Scheduling;

/// <summary>When a round runs: once for each time at most, in the time of <see cref="BerlinTime"/>.</summary>
internal sealed record Schedule
{
    private const string Group = "rounds";
    private const string StartGroup = "starts";

    /// <param name="name">A name that stays: by it the round is known in the stored schedule, in <c>/readyz</c> and in the log.</param>
    /// <param name="cron">Second (one number), minute, hour, day of month, month, day of week: <c>0 0 9 ? * MON</c>.</param>
    /// <param name="atStart">Whether a round runs at each start of the bot, too.</param>
    /// <exception cref="ArgumentException">That is no schedule, or one for more than one round a minute.</exception>
    public Schedule(string name, string cron, bool atStart = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        // Faster than once a minute, a stop of half a minute would be caught up by more than one round.
        if (!CronExpression.TryParse(cron, out _) || !cron.Split(' ')[0].All(char.IsAsciiDigit))
            throw new ArgumentException($"'{cron}' is no schedule of a round.", nameof(cron));

        (Name, Cron, AtStart) = (name, cron, atStart);
    }

    /// <summary>The name of the round.</summary>
    public string Name { get; }

    /// <summary>Its times.</summary>
    public string Cron { get; }

    /// <summary>Whether it runs at each start, too.</summary>
    public bool AtStart { get; }

    internal JobKey Job => new(Name, Group);

    internal TriggerKey Times => new(Name, Group);

    /// <summary>The work as it is stored. What a process that died has begun is begun again.</summary>
    internal IJobDetail ToJob() => JobBuilder.Create<RoundJob>().WithIdentity(Job).StoreDurably().RequestRecovery().Build();

    /// <summary>The times as they are stored. However many were missed, one round makes up for them.</summary>
    internal ITrigger ToTrigger(TimeProvider time) => TriggerBuilder.Create(time)
        .WithIdentity(Times)
        .ForJob(Job)
        .WithCronSchedule(Cron, cron => cron.InTimeZone(BerlinTime.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
        .Build();

    /// <summary>One round now. It bears the name of the round, too, so that who cannot be begun is known.</summary>
    internal ITrigger ToStart(TimeProvider time) => TriggerBuilder.Create(time).WithIdentity(Name, StartGroup).ForJob(Job).StartNow().Build();

    /// <summary>Whether stored times are these.</summary>
    internal bool Is(ITrigger stored) => stored is ICronTrigger cron
        && cron.CronExpressionString == Cron
        && cron.TimeZone.Id == BerlinTime.Zone.Id
        && cron.MisfireInstruction == CronTriggerMisfireInstruction.FireAndProceed
        && cron.JobKey.Equals(Job);
}

/// <summary>A round of the bot.</summary>
/// <param name="Schedule">When it runs.</param>
/// <param name="Type">The <see cref="IRound"/>, a service.</param>
internal sealed record ScheduledRound(Schedule Schedule, Type Type);
