using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CouncilBot.Knowledge.Import;

/// <summary>
/// What the styles and list definitions of a Word file say of a paragraph. The paragraphs must be asked in order, since the
/// numbers of a list are not written down but counted.
/// </summary>
internal sealed class WordLayout
{
    private const int MostAncestors = 20;
    private const int BodyText = 9;

    private readonly Dictionary<string, Style> _styles;
    private readonly Dictionary<int, NumberingInstance> _lists;
    private readonly Dictionary<int, AbstractNum> _definitions;
    private readonly Dictionary<int, int> _counts = [];
    private readonly HashSet<int> _begun = [];

    public WordLayout(MainDocumentPart part)
    {
        _styles = ByKey(part.StyleDefinitionsPart?.Styles?.Elements<Style>(), s => s.StyleId?.Value ?? string.Empty);
        _lists = ByKey(part.NumberingDefinitionsPart?.Numbering?.Elements<NumberingInstance>(), n => n.NumberID?.Value ?? 0);
        _definitions = ByKey(part.NumberingDefinitionsPart?.Numbering?.Elements<AbstractNum>(), a => a.AbstractNumberId?.Value ?? 0);
    }

    /// <summary>Whether it has the style "Title", which is called so in the file whatever the language of the program.</summary>
    public bool IsTitle(Paragraph paragraph) =>
        StylesOf(paragraph).Any(s => string.Equals(s.StyleName?.Val?.Value, "Title", StringComparison.OrdinalIgnoreCase));

    /// <summary>Level by outline level of the paragraph, its style or one that its style is based on; 0 for body text.</summary>
    public int HeadingLevel(Paragraph paragraph)
    {
        var level = paragraph.ParagraphProperties?.OutlineLevel?.Val
            ?? StylesOf(paragraph).Select(s => s.StyleParagraphProperties?.OutlineLevel?.Val).FirstOrDefault(l => l is not null);
        return level is not null && level.Value < BodyText ? level.Value + 1 : 0;
    }

    /// <summary>The mark of a list item. Roman and other numbers that are not counted here make it a bullet: no number is better than a wrong one.</summary>
    public (Mark Mark, string? Number) ListMark(Paragraph paragraph)
    {
        var numbering = paragraph.ParagraphProperties?.NumberingProperties
            ?? StylesOf(paragraph).Select(s => s.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(n => n is not null);
        if (numbering?.NumberingId?.Val is not { } id || id.Value == 0)
            return (Mark.None, null);

        if ((numbering.NumberingLevelReference?.Val?.Value ?? 0) > 0
            || !_lists.TryGetValue(id.Value, out var list)
            || list.AbstractNumId?.Val is not { } definitionId
            || !_definitions.TryGetValue(definitionId.Value, out var definition)
            || definition.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == 0) is not { } level)
            return (Mark.Bullet, null);

        var count = Count(list, definitionId.Value, level);
        return level.NumberingFormat?.Val?.Value switch
        {
            NumberFormatValues.Decimal => (Mark.Number, count.ToString(CultureInfo.InvariantCulture)),
            NumberFormatValues.LowerLetter when count is >= 1 and <= 26 => (Mark.Letter, ((char)('a' + count - 1)).ToString()),
            NumberFormatValues.UpperLetter when count is >= 1 and <= 26 => (Mark.Letter, ((char)('A' + count - 1)).ToString()),
            _ => (Mark.Bullet, null),
        };
    }

    /// <summary>Lists of one definition count on from each other, unless a list says where it starts.</summary>
    private int Count(NumberingInstance list, int definition, Level level)
    {
        var start = level.StartNumberingValue?.Val?.Value ?? 1;
        var isFirst = _begun.Add(list.NumberID?.Value ?? 0);
        var restart = list.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == 0)?.StartOverrideNumberingValue?.Val?.Value;
        var count = isFirst && restart is { } again ? again : _counts.TryGetValue(definition, out var last) ? last + 1 : start;
        _counts[definition] = count;
        return count;
    }

    /// <summary>The style of a paragraph and those it is based on.</summary>
    private IEnumerable<Style> StylesOf(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var i = 0; i < MostAncestors && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static Dictionary<TKey, T> ByKey<TKey, T>(IEnumerable<T>? elements, Func<T, TKey> key)
        where TKey : notnull
    {
        var result = new Dictionary<TKey, T>();
        foreach (var element in elements ?? [])
            result.TryAdd(key(element), element);

        return result;
    }
}
