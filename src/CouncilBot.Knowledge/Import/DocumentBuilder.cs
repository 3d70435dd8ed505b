using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>Lays the kept blocks out as the cleaned text and cuts the passages from it.</summary>
internal sealed class DocumentBuilder
{
    /// <summary>Longer paragraphs are cut between sentences: a quote must be readable on a card.</summary>
    internal const int LongestPassage = 1_200;

    private readonly DocumentInfo _info;
    private readonly string _version;
    private readonly string _source;
    private readonly bool _printsLineNumbers;
    private readonly MappedText _clean = new();
    private readonly List<Passage> _passages = [];
    private readonly List<(int Level, string Text, Reference? Reference)> _headings = [];
    private readonly Dictionary<Block, string> _footnotes;
    private readonly IReadOnlyList<Block> _blocks;
    private readonly int[] _lineStarts;

    private TextSpan? _intro;
    private int _paragraph;
    private int _item;

    private DocumentBuilder(DocumentInfo info, string version, string source, bool printsLineNumbers, IReadOnlyList<Block> blocks)
    {
        (_info, _version, _source, _printsLineNumbers, _blocks) = (info, version, source, printsLineNumbers, blocks);
        _footnotes = Footnotes(blocks);
        _lineStarts = [0, .. source.Index().Where(c => c.Item == '\n').Select(c => c.Index + 1)];
    }

    public static Document Build(DocumentInfo info, string version, string source, bool printsLineNumbers, IReadOnlyList<Block> blocks, CancellationToken cancellation = default)
    {
        var builder = new DocumentBuilder(info, version, source, printsLineNumbers, EnclosedLists.Merge(blocks));
        return builder.Build(cancellation);
    }

    private Document Build(CancellationToken cancellation)
    {
        var starts = new List<(Block Block, TextSpan Span)>();
        foreach (var block in _blocks.Where(b => b.Skip is null))
        {
            _clean.Append(_clean.Length == 0 ? string.Empty : "\n", block.Text);
            starts.Add((block, new TextSpan(_clean.Length - block.Text.Length, block.Text.Length)));
        }

        var text = _clean.ToString();
        var map = SourceMap.FromOffsets(_clean.Offsets);
        for (var i = 0; i < starts.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (block, span) = starts[i];
            if (block.IsHeading)
                Enter(block);
            else
                AddPassages(block, span, text, map, introduces: i + 1 < starts.Count && starts[i + 1].Block.IsListItem);
        }

        return new Document
        {
            Info = _info,
            Version = _version,
            SourceText = _source,
            CleanText = text,
            Map = map,
            Passages = _passages,
            Skipped = [.. _blocks.Where(b => b.Skip is not null).Select(b => new SkippedBlock(b.Words, b.SourceLines, b.Skip!.Value))],
            PrintsLineNumbers = _printsLineNumbers,
        };
    }

    private void Enter(Block block)
    {
        _headings.RemoveAll(h => h.Level >= block.HeadingLevel);
        var words = block.Words.TrimEnd(':');
        var reference = block.Number is null
            ? References.InHeading(words)
            : References.For(block.Number, null, _headings.Select(h => h.Text));
        _headings.Add((block.HeadingLevel, block.Number is null ? words : $"({block.Number}) {words}", reference));
        _intro = null;
        _paragraph = 0;
        _item = 0;
    }

    private void LeaveOutline()
    {
        _headings.Clear();
        _paragraph = _passages.TakeWhile(p => p.HeadingPath.Count == 0).Count();
    }

    private void AddPassages(Block block, TextSpan span, string text, SourceMap map, bool introduces)
    {
        if (block.LeavesOutline)
            LeaveOutline();

        if (block.IsListItem)
        {
            _item++;
        }
        else
        {
            _paragraph++;
            _item = 0;
            _intro = null;
        }

        var sentences = Sentences.Split(block.Words);
        var from = 0;
        foreach (var part in Parts(sentences, span.Length))
        {
            var within = new TextSpan(sentences[from].Start, sentences[from + part - 1].End - sentences[from].Start);
            var whole = part == sentences.Count;
            AddPassage(block, span, within, sentences.Skip(from).Take(part), whole ? null : (from + 1, from + part), text, map);
            from += part;
        }

        if (introduces && !block.IsListItem && !Punctuation.EndsSentence(block.Words))
            _intro = new TextSpan(span.Start + sentences[^1].Start, sentences[^1].Length);
    }

    private void AddPassage(Block block, TextSpan span, TextSpan within, IEnumerable<TextSpan> sentences, (int First, int Last)? cut, string text, SourceMap map)
    {
        var passage = new TextSpan(span.Start + within.Start, within.Length);
        var intro = block.IsListItem ? _intro : null;
        var headings = _headings.ConvertAll(h => h.Text);
        Reference? label = block is { IsListItem: true, Number: { } number }
            ? References.For(number, intro?.Of(text), headings)
            : null;
        var sourceLines = cut is null ? block.SourceLines : LinesOf(map.ToSource(passage));
        var printed = _printsLineNumbers ? block.PrintedWithin(sourceLines) : null;
        _passages.Add(new Passage
        {
            Id = $"{_info.Collection}/{_info.Id}@{_version}#{_passages.Count + 1}",
            Ordinal = _passages.Count + 1,
            Kind = label is not null ? PassageKind.Rule : block.IsListItem ? PassageKind.Bullet : PassageKind.Paragraph,
            Span = passage,
            Text = passage.Of(text),
            HeadingPath = headings,
            Label = label,
            References = [.. _headings.Where(h => h.Reference is not null).Select(h => h.Reference!.Value), .. label is { } own ? [own] : Array.Empty<Reference>()],
            SourceLines = sourceLines,
            PrintedLines = printed,
            Intro = intro,
            IntroText = intro?.Of(text),
            Markers = Markers(block),
            Sentences = [.. sentences.Select(s => new TextSpan(s.Start - within.Start, s.Length))],
            Citation = Citation.Of(_info, _headings.Select(h => (h.Text, h.Reference)), label, block.IsListItem ? _item : null, _paragraph, cut, printed),
        });
    }

    /// <summary>How many sentences go into each part so that the parts are about equally long and none is too long.</summary>
    private static List<int> Parts(IReadOnlyList<TextSpan> sentences, int length)
    {
        if (length <= LongestPassage)
            return [sentences.Count];

        var aim = length / (double)((length + LongestPassage - 1) / LongestPassage);
        var parts = new List<int>();
        var start = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            var isLast = i + 1 == sentences.Count;
            var partLength = sentences[i].End - sentences[start].Start;
            if (!isLast && partLength < aim && sentences[i + 1].End - sentences[start].Start <= LongestPassage)
                continue;

            parts.Add(i + 1 - start);
            start = i + 1;
        }

        return parts;
    }

    private LineRange LinesOf(TextSpan source) => new(LineOf(source.Start), LineOf(source.End - 1));

    private int LineOf(int offset)
    {
        var at = Array.BinarySearch(_lineStarts, offset);
        return at >= 0 ? at + 1 : ~at;
    }

    private List<string> Markers(Block block)
    {
        var markers = new List<string>();
        if (_info.Bold is { } legend && block.IsListItem && _headings.Exists(h => h.Text == legend.Under) && block.Text.BoldPart() is { } bold)
            markers.Add(block.Text.IsBold ? legend.Meaning : $"{legend.Meaning}: „{bold}“");

        if (_footnotes.TryGetValue(block, out var footnote))
            markers.Add(footnote);

        return markers;
    }

    /// <summary>For every block that ends with a star, the explanation that follows it next.</summary>
    private static Dictionary<Block, string> Footnotes(IReadOnlyList<Block> blocks)
    {
        var result = new Dictionary<Block, string>();
        string? footnote = null;
        foreach (var block in blocks.Reverse())
        {
            if (block.Mark == Mark.Footnote)
                footnote = block.Words;
            else if (footnote is not null && block.Text.Tail.EndsWith('*'))
                result[block] = footnote;
        }

        return result;
    }
}
