namespace CouncilBot.Knowledge.Documents;

/// <summary>
/// The way back from the cleaned text to the source: for every character of the cleaned text the offset of the source
/// character it came from. Stored as runs of consecutive characters.
/// </summary>
public sealed class SourceMap
{
    private readonly int[] _cleanStarts;
    private readonly int[] _sourceStarts;

    private SourceMap(int[] cleanStarts, int[] sourceStarts) => (_cleanStarts, _sourceStarts) = (cleanStarts, sourceStarts);

    /// <summary>Number of runs, a measure of how much the cleaning repaired.</summary>
    public int RunCount => _cleanStarts.Length;

    /// <summary>The source offset of the character at <paramref name="cleanOffset"/> of the cleaned text.</summary>
    public int ToSource(int cleanOffset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cleanOffset);
        var at = Array.BinarySearch(_cleanStarts, cleanOffset);
        var run = at >= 0 ? at : ~at - 1;
        return _sourceStarts[run] + (cleanOffset - _cleanStarts[run]);
    }

    /// <summary>The stretch of the source from which <paramref name="clean"/> was made, including what was removed within.</summary>
    public TextSpan ToSource(TextSpan clean)
    {
        var first = ToSource(clean.Start);
        var last = ToSource(clean.End - 1);
        return new TextSpan(first, last - first + 1);
    }

    internal static SourceMap FromOffsets(IReadOnlyList<int> sourceOffsets)
    {
        var clean = new List<int>();
        var source = new List<int>();
        for (var i = 0; i < sourceOffsets.Count; i++)
        {
            if (i > 0 && sourceOffsets[i] == sourceOffsets[i - 1] + 1)
                continue;

            clean.Add(i);
            source.Add(sourceOffsets[i]);
        }

        return new SourceMap([.. clean], [.. source]);
    }
}
