using CouncilBot.Knowledge.Documents;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CouncilBot.Knowledge.Import;

/// <summary>Reads Markdown, whose structure is said and need not be recognised.</summary>
internal static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    public static Document Read(DocumentInfo info, string version, string source, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (Parse(source) is not { } markdown)
            return PlainText.Read(info, version, source, progress, cancellation);

        var blocks = new List<Block>();
        foreach (var block in markdown)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(block.Span.End / (double)source.Length);
            Add(block, source, Mark.None, null, blocks);
        }

        FrontAndBackMatter.Mark(blocks);
        Outline.MarkTitle(blocks, info);
        return DocumentBuilder.Build(info, version, source, printsLineNumbers: false, blocks, cancellation);
    }

    /// <summary>The structure of <paramref name="source"/>, or null when it nests so deep that it can hardly be meant.</summary>
    private static MarkdownDocument? Parse(string source)
    {
        try
        {
            return Markdig.Markdown.Parse(source, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Add(Markdig.Syntax.Block block, string source, Mark mark, string? number, List<Block> blocks)
    {
        switch (block)
        {
            case HeadingBlock heading:
                AddText(heading, source, Mark.None, null, blocks, heading.Level);
                break;
            case ListBlock list:
                var count = int.TryParse(list.OrderedStart, System.Globalization.CultureInfo.InvariantCulture, out var first) ? first : 1;
                foreach (var item in list.OfType<ListItemBlock>())
                {
                    var own = list.IsOrdered ? (count++).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
                    var isFirst = true;
                    foreach (var child in item)
                    {
                        Add(child, source, isFirst ? (list.IsOrdered ? Mark.Number : Mark.Bullet) : Mark.None, isFirst ? own : null, blocks);
                        isFirst = false;
                    }
                }

                break;
            case QuoteBlock quote:
                foreach (var child in quote)
                    Add(child, source, mark, number, blocks);

                break;
            case LeafBlock leaf when leaf.Inline is not null:
                AddText(leaf, source, mark, number, blocks, 0);
                break;
            case CodeBlock code:
                AddBlock(code, VerbatimText(code, source, tags: false), source, mark, number, blocks, 0);
                break;
            case HtmlBlock { Type: HtmlBlockType.InterruptingBlock or HtmlBlockType.NonInterruptingBlock } html:
                AddBlock(html, VerbatimText(html, source, tags: true), source, mark, number, blocks, 0);
                break;
        }
    }

    private static void AddText(LeafBlock leaf, string source, Mark mark, string? number, List<Block> blocks, int level)
    {
        var text = new MappedText();
        AddInlines(leaf.Inline!, source, bold: false, text);
        AddBlock(leaf, text, source, mark, number, blocks, level);
    }

    private static void AddBlock(LeafBlock leaf, MappedText text, string source, Mark mark, string? number, List<Block> blocks, int level)
    {
        if (text.Length > 0 && text[text.Length - 1] == ' ')
            text.RemoveLast();

        if (text.Length == 0)
            return;

        var lines = LineCount(source, leaf.Span);
        blocks.Add(new Block
        {
            Text = text,
            Mark = mark,
            Number = number,
            HeadingLevel = level,
            Lines = [.. Enumerable.Range(leaf.Line + 1, lines).Select(n => new SourceLine(n, null, leaf.Span.Start, string.Empty))],
        });
    }

    /// <summary>Indented text, code and HTML are no layout of an agreement, but what they say must not get lost.</summary>
    private static MappedText VerbatimText(LeafBlock leaf, string source, bool tags)
    {
        var text = new MappedText();
        var from = Math.Max(leaf.Span.Start, leaf is FencedCodeBlock ? source.IndexOfAny(['\r', '\n'], leaf.Span.Start) : 0);
        var inTag = false;
        foreach (var line in leaf.Lines.Lines?.Take(leaf.Lines.Count) ?? [])
        {
            var words = line.Slice.ToString().Trim();
            var start = Math.Max(from, source.IndexOf(words, from, StringComparison.Ordinal)); // Markdig has no position behind a tab it cut in two
            for (var i = 0; i < words.Length; i++)
            {
                inTag |= tags && words[i] == '<';
                if (!inTag)
                    Append(text, words[i], start + i, bold: false);

                inTag &= words[i] != '>';
            }

            from = start + words.Length;
            Append(text, ' ', from, bold: false);
        }

        return text;
    }

    private static void AddInlines(ContainerInline container, string source, bool bold, MappedText text)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    var first = literal.Span.Start + (literal.IsFirstCharacterEscaped ? 1 : 0);
                    for (var i = 0; i < literal.Content.Length; i++)
                        Append(text, literal.Content.Text[literal.Content.Start + i], first + i, bold);

                    break;
                case CodeInline code:
                    AddCode(code, source, bold, text);
                    break;
                case LineBreakInline:
                case HtmlInline { Tag: var tag } when tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    Append(text, ' ', inline.Span.Start, bold);
                    break;
                case AutolinkInline link:
                    for (var i = 0; i < link.Url.Length; i++)
                        Append(text, link.Url[i], link.Span.Start + 1 + i, bold);

                    break;
                case HtmlEntityInline entity:
                    for (var i = 0; i < entity.Transcoded.Length; i++)
                        Append(text, entity.Transcoded.Text[entity.Transcoded.Start + i], entity.Span.Start, bold);

                    break;
                case EmphasisInline emphasis when IsGenderStar(emphasis, source):
                    Append(text, '*', emphasis.Span.Start, bold);
                    AddInlines(emphasis, source, bold, text);
                    Append(text, '*', emphasis.Span.End, bold);
                    break;
                case EmphasisInline emphasis:
                    AddInlines(emphasis, source, bold || emphasis.DelimiterCount >= 2, text);
                    break;
                case ContainerInline nested:
                    AddInlines(nested, source, bold, text);
                    break;
            }
        }
    }

    /// <summary>Code stands in the source as it is, but for white space at its ends and at line ends.</summary>
    private static void AddCode(CodeInline code, string source, bool bold, MappedText text)
    {
        var at = code.Span.Start + code.DelimiterCount;
        foreach (var c in code.Content)
        {
            if (!char.IsWhiteSpace(c))
                at = Math.Max(at, source.IndexOf(c, at));

            Append(text, c, at++, bold);
        }
    }

    /// <summary>Two stars within words ("Bürger*innen und Schüler*innen") are wording, though Markdown sees italics between them.</summary>
    private static bool IsGenderStar(EmphasisInline emphasis, string source) =>
        emphasis is { DelimiterChar: '*', DelimiterCount: 1 }
        && ((emphasis.Span.Start > 0 && char.IsLetterOrDigit(source[emphasis.Span.Start - 1]))
            || (emphasis.Span.End + 1 < source.Length && char.IsLetterOrDigit(source[emphasis.Span.End + 1])));

    private static void Append(MappedText text, char c, int offset, bool bold)
    {
        if (char.IsWhiteSpace(c))
        {
            if (text.Length > 0 && text[text.Length - 1] != ' ')
                text.Append(' ', offset, bold);
        }
        else if (!LineCleaner.IsInvisible(c))
        {
            text.Append(c, offset, bold);
        }
    }

    private static int LineCount(string source, SourceSpan span) =>
        1 + source.AsSpan(span.Start, Math.Min(span.Length, source.Length - span.Start)).TrimEnd('\n').Count('\n');
}
