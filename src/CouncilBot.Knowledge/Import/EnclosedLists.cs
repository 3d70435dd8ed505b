namespace CouncilBot.Knowledge.Import;

/// <summary>
/// A list that stands in the middle of a sentence ("sollen neue Formate wie … unterstützt werden.") can only be quoted with
/// that sentence: its items are put back into it.
/// </summary>
internal static class EnclosedLists
{
    public static IReadOnlyList<Block> Merge(IReadOnlyList<Block> blocks)
    {
        var result = new List<Block>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var end = EndOfEnclosedList(blocks, i);
            for (var item = i + 1; item <= end; item++)
            {
                blocks[i].Text.Append("\n", blocks[item].Text);
                blocks[i].Lines.AddRange(blocks[item].Lines);
            }

            result.Add(blocks[i]);
            i = Math.Max(i, end);
        }

        return result;
    }

    /// <summary>Whether the sentence begun in block <paramref name="start"/> goes on behind a list.</summary>
    public static bool BeginsAt(IReadOnlyList<Block> blocks, int start) => EndOfEnclosedList(blocks, start) > start;

    /// <summary>Index of the block that finishes the sentence begun in block <paramref name="start"/>, or -1.</summary>
    private static int EndOfEnclosedList(IReadOnlyList<Block> blocks, int start)
    {
        if (!IsText(blocks[start]) || !blocks[start].IsUnfinished)
            return -1;

        var next = start + 1;
        while (next < blocks.Count && blocks[next].Skip is null && blocks[next].IsListItem)
            next++;

        return next > start + 1 && next < blocks.Count && IsText(blocks[next]) && char.IsLower(blocks[next].Words[0]) ? next : -1;
    }

    private static bool IsText(Block block) => block is { Skip: null, IsHeading: false, IsListItem: false };
}
