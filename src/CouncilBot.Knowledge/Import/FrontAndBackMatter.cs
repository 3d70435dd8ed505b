using System.Text.RegularExpressions;
using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>Marks what stands on the paper without being agreed: titles, addressees, signatures, contact data, footnotes.</summary>
internal static partial class FrontAndBackMatter
{
    private const int LongestLabel = 80;
    private const int LongestContact = 600;

    /// <summary>Signatures and contact data are looked for behind this share of the document.</summary>
    private const double BackMatterFrom = 0.6;

    public static void Mark(IReadOnlyList<Block> blocks)
    {
        MarkFront(blocks);
        MarkSignatures(blocks);
        MarkContact(blocks);
        foreach (var block in blocks)
        {
            if (block.Mark == Import.Mark.Footnote)
                block.Skip ??= SkipReason.Footnote;
            else if (PlaceAndDate().IsMatch(block.Words))
                block.Skip ??= SkipReason.PlaceAndDate;
        }
    }

    /// <summary>Before the first sentence: several lines without a sentence are a title or the head of the paper.</summary>
    private static void MarkFront(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            if (Punctuation.EndsSentence(block.Words) || block.IsListItem)
                return;

            if (block.Lines.Count > 1 && !block.IsHeading && !block.Words.Contains(';', StringComparison.Ordinal))
                block.Skip = FileNumberOrField().IsMatch(block.Words) ? SkipReason.DocumentHead : SkipReason.Title;
        }
    }

    private static void MarkSignatures(IReadOnlyList<Block> blocks)
    {
        for (var i = StartOfBackMatter(blocks); i < blocks.Count; i++)
        {
            if (!IsLabel(blocks[i]) || !SignedFor().IsMatch(blocks[i].Words))
                continue;

            foreach (var block in blocks.Skip(i))
                block.Skip = SkipReason.Signature;

            break;
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            if (!NameInBrackets().IsMatch(blocks[i].Words))
                continue;

            blocks[i].Skip ??= SkipReason.Signature;
            if (i + 1 < blocks.Count && Office().IsMatch(blocks[i + 1].Words))
                blocks[i + 1].Skip ??= SkipReason.Signature;
        }
    }

    private static void MarkContact(IReadOnlyList<Block> blocks)
    {
        for (var i = StartOfBackMatter(blocks); i < blocks.Count; i++)
        {
            if (blocks[i].Text.Length > LongestContact || !ContactData().IsMatch(blocks[i].Words))
                continue;

            blocks[i].Skip ??= SkipReason.Contact;
            var before = i - 1;
            for (; before >= 0 && IsLabel(blocks[before]) && !blocks[before].Words.EndsWith(':'); before--)
                blocks[before].Skip ??= SkipReason.Contact;

            if (before >= 0 && blocks[before].Words.EndsWith(':'))
                blocks[before].LeavesOutline = true;
        }
    }

    /// <summary>Back matter holds no long sentence: one that names a web address is still content.</summary>
    private static int StartOfBackMatter(IReadOnlyList<Block> blocks)
    {
        var start = blocks.Count;
        while (start > (int)(blocks.Count * BackMatterFrom) && !IsLongSentence(blocks[start - 1]))
            start--;

        return start;
    }

    private static bool IsLabel(Block block) =>
        !block.IsListItem && block.Words.Length <= LongestLabel && !Punctuation.EndsSentence(block.Words);

    private static bool IsLongSentence(Block block) =>
        block.Words.Length > LongestLabel && Punctuation.EndsSentence(block.Words);

    [GeneratedRegex(@"\d|:", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex FileNumberOrField();

    [GeneratedRegex(@"^Für (?:die |das |den )?\p{Lu}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex SignedFor();

    [GeneratedRegex(@"^\((?:Dr\.|Prof\.|Dipl\.)?\s?(?:\p{Lu}(?>[\p{L}.-]*)\s?){1,4}\)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex NameInBrackets();

    [GeneratedRegex(@"^(?:Ober)?(?:Bürgermeister|Landrat|Landrätin|Vorsitzende|Stadtdirektor|Gemeindedirektor)(?:in|r)?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex Office();

    [GeneratedRegex(@"\b(?:Tel(?:efon)?|Fax|E-?Mail|Internet)\s*[.:]|\bwww\.|\S@[^\s@]+\.\w{2,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex ContactData();

    [GeneratedRegex(@"^\p{Lu}[\p{L} .-]{1,40}, (?:den )?\d{1,2}\. ?(?:\d{1,2}\.|\p{L}+) ?\d{2,4}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex PlaceAndDate();
}
