namespace CouncilBot.Knowledge.Documents;

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">Number of characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The text this span covers in <paramref name="text"/>.</summary>
    public string Of(string text) => text.Substring(Start, Length);
}

/// <summary>A range of lines, both ends included, counted from 1.</summary>
/// <param name="First">The first line.</param>
/// <param name="Last">The last line.</param>
public readonly record struct LineRange(int First, int Last)
{
    /// <summary>Whether <paramref name="line"/> lies in the range.</summary>
    public bool Contains(int line) => First <= line && line <= Last;

    /// <inheritdoc />
    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";
}
