using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Features.Committee.Agenda;

/// <summary>Words that were written for something else, as the title of an item on an agenda.</summary>
internal static class AgendaTitle
{
    /// <summary>One line, shortened where it is too long for a title.</summary>
    public static string Of(string words)
    {
        var line = PlainLine.Of(words) ?? "–";
        if (line.Length <= SessionLimits.Title)
            return line;

        var end = SessionLimits.Title - 1;
        return $"{line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)].TrimEnd()}…";
    }
}
