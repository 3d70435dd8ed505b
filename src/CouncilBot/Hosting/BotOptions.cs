namespace CouncilBot.Hosting;

/// <summary>How the server listens and what of it is kept how long. Section <see cref="Section"/>.</summary>
internal sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>Questions nobody rated or passed on are deleted after this many days.</summary>
    public const int DefaultQuestionDays = 180;

    /// <summary>A deviating vote is of use until its session has been looked back on.</summary>
    public const int DefaultDeviatingVoteDays = 365;

    /// <summary>A motion is looked up as long as the council sits: five years in most of Germany.</summary>
    public const int DefaultMotionDays = 1825;

    /// <summary>Most days anything is kept.</summary>
    public const int MostDays = 3650;

    /// <summary>Where the server listens.</summary>
    public const string DefaultUrls = "http://127.0.0.1:3978";

    /// <summary>Addresses, separated by semicolons.</summary>
    public string Urls { get; set; } = DefaultUrls;

    /// <summary>Where the proxy in front of the bot is reached from outside, without a path; or null: then there are no addresses of calendars.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Days after which questions are deleted.</summary>
    public int QuestionDays { get; set; } = DefaultQuestionDays;

    /// <summary>Days after its session and the last change after which a deviating vote is deleted.</summary>
    public int DeviatingVoteDays { get; set; } = DefaultDeviatingVoteDays;

    /// <summary>Days after its session and the last change after which a motion is deleted.</summary>
    public int MotionDays { get; set; } = DefaultMotionDays;

    /// <summary>Address of an OpenTelemetry collector (OTLP), or null: no telemetry leaves the machine.</summary>
    public string? OtlpEndpoint { get; set; }
}
