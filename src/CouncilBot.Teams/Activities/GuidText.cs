namespace CouncilBot.Teams.Activities;

/// <summary>GUIDs as the channel writes them: 36 characters, and nothing the parser of .NET would kindly overlook.</summary>
internal static class GuidText
{
    private const int Length = 36;

    public static bool TryRead(string? text, out Guid id)
    {
        id = Guid.Empty;
        return text?.Length == Length && Guid.TryParseExact(text, "D", out id) && id != Guid.Empty;
    }
}
