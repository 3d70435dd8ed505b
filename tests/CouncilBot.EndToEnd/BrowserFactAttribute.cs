namespace CouncilBot.EndToEnd;

/// <summary>
/// A test in a real browser. Where Node or Chromium is missing it is skipped with the reason; in CI (<c>CI=true</c>) it runs
/// all the same and fails with it, so that nobody takes silence for success.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Tools.Missing is { } reason && !string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Skip = reason;
    }

    /// <summary>A local time of day, such as <c>22:40</c>, after which the test cannot be run by the clock of the machine, and says so.</summary>
    public string? NotAfter
    {
        get;
        init
        {
            field = value;
            if (value is not null && Berlin.Now().TimeOfDay > TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
                Skip ??= $"Not after {value} in {Berlin.Zone.Id}.";
        }
    }
}
