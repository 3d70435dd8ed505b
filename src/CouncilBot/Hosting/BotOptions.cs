namespace CouncilBot.Hosting;

/// <summary>How the server listens and what of it is kept how long. Section <see cref="Section"/>.</summary>
internal sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>Questions nobody rated or passed on are deleted after this many days.</summary>
    public const int DefaultQuestionDays = 180;

    /// <summary>Where the server listens.</summary>
    public const string DefaultUrls = "http://127.0.0.1:3978";

    /// <summary>Addresses, separated by semicolons.</summary>
    public string Urls { get; set; } = DefaultUrls;

    /// <summary>Days after which questions are deleted.</summary>
    public int QuestionDays { get; set; } = DefaultQuestionDays;

    /// <summary>Address of an OpenTelemetry collector (OTLP), or null: no telemetry leaves the machine.</summary>
    public string? OtlpEndpoint { get; set; }
}
