using CouncilBot.Knowledge.Text;

namespace CouncilBot.Hosting;

/// <summary>Where a command reads and writes, and in which language it speaks.</summary>
/// <param name="In">Input.</param>
/// <param name="Out">Results.</param>
/// <param name="Error">Messages about refused input.</param>
/// <param name="Language">Language of everything that is not answering a question.</param>
/// <param name="IsStyled">Whether the output is a screen that shows bold type.</param>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, Language Language, bool IsStyled)
{
    /// <summary>Says why input was refused.</summary>
    public int Refuse(string message)
    {
        Error.WriteLine(message);
        return Exit.Refused;
    }
}
