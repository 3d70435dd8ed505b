namespace CouncilBot.Hosting.Doctor;

/// <summary>What became of a check.</summary>
internal enum Verdict
{
    /// <summary>All is well.</summary>
    Good,

    /// <summary>Something is to be done.</summary>
    Problem,

    /// <summary>There was nothing to check, or something else must be put right first.</summary>
    Skipped,
}

/// <summary>One line of the report, without any value that may be a secret.</summary>
/// <param name="Verdict">What became of it.</param>
/// <param name="Text">What was found; for a problem also what to do next.</param>
internal sealed record Finding(Verdict Verdict, string Text)
{
    public static Finding Good(string text) => new(Verdict.Good, text);

    public static Finding Problem(string text) => new(Verdict.Problem, text);

    public static Finding Skipped(string text) => new(Verdict.Skipped, text);
}
