namespace CouncilBot.Knowledge.Text;

/// <summary>A word or number of a text.</summary>
/// <param name="Start">Offset in the text.</param>
/// <param name="Length">Length in the text.</param>
/// <param name="Form">Folded and normalised spelling: "burger" for Bürger*innen, "1000" for 1.000, "15:30" for 15.30 Uhr.</param>
public readonly record struct Token(int Start, int Length, string Form)
{
    /// <summary>Whether it is a number, date or time.</summary>
    public bool IsNumber => char.IsAsciiDigit(Form[0]);
}
