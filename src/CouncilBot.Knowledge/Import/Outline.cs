using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>Finds the headings among the blocks and their levels.</summary>
internal static class Outline
{
    private const int LongestHeading = 160;

    /// <summary>A longer line in front of a list is the beginning of a sentence that the list goes on with.</summary>
    private const int LongestBeforeList = 80;

    /// <summary>"Handlungsziele:" names what follows; a longer line with a colon is a sentence that introduces a list.</summary>
    private const int MostWordsBeforeColon = 3;

    public static void Find(IReadOnlyList<Block> blocks, DocumentInfo info)
    {
        var kept = blocks.Where(b => b.Skip is null).ToList();
        var shapes = kept.Select((_, i) => ShapeOf(kept, i)).ToList();
        var chapters = info.Chapters.Select(Normalize).ToHashSet(StringComparer.Ordinal);
        var outer = 1;
        var seenText = false;
        var seenSecondLevel = false;
        for (var i = 0; i < kept.Count; i++)
        {
            if (shapes[i] == Shape.Text)
            {
                seenText = true;
                continue;
            }

            var beforeHeading = i + 1 < kept.Count && shapes[i + 1] is Shape.Heading or Shape.Label;
            if (chapters.Contains(Normalize(kept[i].Words)))
                kept[i].HeadingLevel = outer = 1;
            else if (shapes[i] is Shape.Numbered or Shape.Label)
                kept[i].HeadingLevel = outer + 1;
            else if (!seenText && beforeHeading)
                kept[i].Skip = SkipReason.Title;
            else if (chapters.Count > 0)
                kept[i].HeadingLevel = outer = 2;
            else if (beforeHeading)
                kept[i].HeadingLevel = outer = 1;
            else
                kept[i].HeadingLevel = outer = i > 0 && (shapes[i - 1] == Shape.Heading || seenSecondLevel) ? 2 : 1;

            seenSecondLevel |= kept[i].HeadingLevel == 2 && shapes[i] == Shape.Heading;
        }

        MarkEmpty(kept, Normalize(info.Title));
    }

    /// <summary>In formats that name their headings: the one heading of the first level above all others is the title, and empty ones are left out.</summary>
    public static void MarkTitle(IReadOnlyList<Block> blocks, DocumentInfo info)
    {
        var kept = blocks.Where(b => b.Skip is null).ToList();
        var first = kept.FirstOrDefault();
        if (first is { IsHeading: true } && kept.Skip(1).FirstOrDefault() is { IsHeading: true } && kept.Count(b => b.HeadingLevel == first.HeadingLevel) == 1)
            first.Skip = SkipReason.Title;

        MarkEmpty([.. kept.Where(b => b.Skip is null)], Normalize(info.Title));
    }

    private enum Shape
    {
        Text,
        Heading,
        Numbered,
        Label,
    }

    private static Shape ShapeOf(List<Block> blocks, int i)
    {
        var block = blocks[i];
        var words = block.Words;
        if (block.Lines.Count > 1 || words.Length > LongestHeading || i + 1 == blocks.Count || char.IsLower(words[0]))
            return Shape.Text;

        if (block.Mark is Mark.Number or Mark.Bracketed)
            return IsNumberedHeading(blocks, i) ? Shape.Numbered : Shape.Text;

        if (block.Mark != Mark.None || !char.IsLetterOrDigit(words[0]))
            return Shape.Text;

        if (words.EndsWith(':'))
            return words.Count(' ') < MostWordsBeforeColon ? Shape.Label : Shape.Text;

        if (words[^1] is ',' or ';' or '-' or '–' || (words.Length > LongestBeforeList && blocks[i + 1].IsListItem) || EnclosedLists.BeginsAt(blocks, i))
            return Shape.Text;

        return block.Text.IsBold || words.EndsWith('!') || !Punctuation.EndsSentence(words) ? Shape.Heading : Shape.Text;
    }

    /// <summary>A numbered line without a full stop is a heading when text of its own follows, not when the next number does.</summary>
    private static bool IsNumberedHeading(List<Block> blocks, int i)
    {
        var block = blocks[i];
        var next = blocks[i + 1];
        var inRun = i > 0 && blocks[i - 1].Mark == block.Mark && !IsNumberedHeadingBefore(blocks, i - 1);
        return !inRun && next.Mark == Mark.None && char.IsUpper(next.Words[0])
            && !Punctuation.EndsSentence(block.Words) && block.Words[^1] is not (',' or ';' or ':');
    }

    private static bool IsNumberedHeadingBefore(List<Block> blocks, int i) => blocks[i + 1].Mark == Mark.None;

    private static void MarkEmpty(List<Block> blocks, string title)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!blocks[i].IsHeading)
                continue;

            var next = blocks.Skip(i + 1).FirstOrDefault(b => !b.IsHeading || b.HeadingLevel <= blocks[i].HeadingLevel);
            if (next is null || next.IsHeading)
                blocks[i].Skip ??= Normalize(blocks[i].Words) == title ? SkipReason.Title : SkipReason.EmptyHeading;
        }
    }

    private static string Normalize(string words) => string.Concat(words.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
