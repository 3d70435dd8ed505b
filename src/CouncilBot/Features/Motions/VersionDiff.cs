using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting;
using DiffPlex;
using DiffPlex.Chunkers;

namespace CouncilBot.Features.Motions;

/// <summary>What became of a piece of text between two versions.</summary>
internal enum PieceKind
{
    /// <summary>It stayed.</summary>
    Kept,

    /// <summary>It was taken out.</summary>
    Removed,

    /// <summary>It was put in.</summary>
    Added,
}

/// <summary>A piece of text and what became of it.</summary>
internal readonly record struct Piece(PieceKind Kind, string Text);

/// <summary>Two versions of a text, word by word. What changed is said in words, so that it is heard and printed as well as seen.</summary>
internal static class VersionDiff
{
    /// <summary>Unchanged words around a change that are shown where there is little room.</summary>
    private const int Around = 120;

    private static readonly DelimiterChunker Chunks = new([' ', '\t', '\n', ',', '.', ';', ':', '(', ')', '„', '“', '"']);

    /// <summary>The pieces in reading order; what was removed stands before what came in its place.</summary>
    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        var (old, now) = (OneKindOfBreak(before), OneKindOfBreak(after));
        var diff = Differ.Instance.CreateDiffs(old, now, ignoreWhiteSpace: false, ignoreCase: false, Chunks);
        var pieces = new List<Piece>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(pieces, PieceKind.Kept, diff.PiecesNew, at, block.InsertStartB - at);
            Add(pieces, PieceKind.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(pieces, PieceKind.Added, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(pieces, PieceKind.Kept, diff.PiecesNew, at, diff.PiecesNew.Count - at);
        return Joined(pieces);
    }

    /// <summary>The pieces with long unchanged ones cut to what stands around the changes.</summary>
    public static IReadOnlyList<Piece> Shortened(IReadOnlyList<Piece> pieces) =>
        [.. pieces.Select((p, i) => p.Kind == PieceKind.Kept && p.Text.Length > 3 * Around ? p with { Text = Cut(p.Text, isFirst: i == 0, isLast: i == pieces.Count - 1) } : p)];

    /// <summary>One paragraph for each line.</summary>
    public static IReadOnlyList<RichText> Lines(IReadOnlyList<Piece> pieces, Texts texts)
    {
        var lines = new List<RichText>();
        var line = new List<TextRun>();
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            if (piece.Kind != PieceKind.Kept)
            {
                line.Add(Changed(piece, isReplaced: piece.Kind == PieceKind.Removed && at + 1 < pieces.Count && pieces[at + 1].Kind == PieceKind.Added, texts));
                continue;
            }

            var parts = piece.Text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                    Break();

                if (parts[i].Length > 0)
                    line.Add(new TextRun(parts[i]));
            }
        }

        Break();
        return lines;

        void Break()
        {
            if (line.Any(r => !string.IsNullOrWhiteSpace(r.Text)))
                lines.Add(new RichText([.. line]));

            line.Clear();
        }
    }

    /// <summary>The paragraphs on pages of so many characters; at least one page.</summary>
    public static IReadOnlyList<IReadOnlyList<RichText>> Pages(IReadOnlyList<RichText> lines, int length)
    {
        var pages = new List<List<RichText>> { new() };
        var used = 0;
        foreach (var line in lines.SelectMany(l => Within(l, length)))
        {
            var needed = line.Runs.Sum(r => r.Text.Length);
            if (used > 0 && used + needed > length)
            {
                pages.Add([]);
                used = 0;
            }

            pages[^1].Add(line);
            used += needed;
        }

        return pages;
    }

    /// <summary>A paragraph longer than a page goes on in further ones.</summary>
    private static IEnumerable<RichText> Within(RichText line, int length)
    {
        var runs = new List<TextRun>();
        var used = 0;
        foreach (var part in line.Runs.SelectMany(r => r.Text.Length <= length ? [r] : MotionText.Pieces(r.Text, length).Select(p => new TextRun(p) { IsBold = r.IsBold, IsStruck = r.IsStruck, IsSubtle = r.IsSubtle })))
        {
            if (used > 0 && used + part.Text.Length > length)
            {
                yield return new RichText([.. runs]);
                runs.Clear();
                used = 0;
            }

            runs.Add(part);
            used += part.Text.Length;
        }

        if (runs.Count > 0)
            yield return new RichText([.. runs]);
    }

    /// <summary>The blanks around a change stay outside of its brackets.</summary>
    private static TextRun Changed(Piece piece, bool isReplaced, Texts texts)
    {
        var words = piece.Text.Replace('\n', ' ');
        var (before, after) = (words.StartsWith(' ') ? " " : "", isReplaced || words.EndsWith(' ') ? " " : "");
        words = words.Trim() is { Length: > 0 } trimmed ? trimmed : texts["Blank"];
        return piece.Kind == PieceKind.Removed
            ? new TextRun($"{before}{texts["Removed", words]}{after}") { IsStruck = true, IsSubtle = true }
            : new TextRun($"{before}{texts["Added", words]}{after}") { IsBold = true };
    }

    private static string OneKindOfBreak(string text) => text.ReplaceLineEndings("\n");

    private static void Add(List<Piece> pieces, PieceKind kind, IReadOnlyList<string> words, int start, int count)
    {
        if (count > 0)
            pieces.Add(new Piece(kind, string.Concat(words.Skip(start).Take(count))));
    }

    /// <summary>A single blank between two changes belongs to them: "a b" for "c d" is one change and not two.</summary>
    private static List<Piece> Joined(List<Piece> pieces)
    {
        var joined = new List<Piece>();
        for (var i = 0; i < pieces.Count;)
        {
            if (pieces[i].Kind == PieceKind.Kept)
            {
                joined.Add(pieces[i++]);
                continue;
            }

            var (removed, added) = ("", "");
            for (; i < pieces.Count && (pieces[i].Kind != PieceKind.Kept || (pieces[i].Text == " " && i + 1 < pieces.Count)); i++)
            {
                removed += pieces[i].Kind == PieceKind.Added ? "" : pieces[i].Text;
                added += pieces[i].Kind == PieceKind.Removed ? "" : pieces[i].Text;
            }

            if (!string.IsNullOrEmpty(removed))
                joined.Add(new Piece(PieceKind.Removed, removed));

            if (!string.IsNullOrEmpty(added))
                joined.Add(new Piece(PieceKind.Added, added));
        }

        return joined;
    }

    private static string Cut(string text, bool isFirst, bool isLast)
    {
        var head = isFirst ? "" : $"{text[..(text.LastIndexOf(' ', Around) is > 0 and var end ? end : Around)]} ";
        var tail = isLast ? "" : $" {text[(text.IndexOf(' ', text.Length - Around) is > 0 and var start ? start + 1 : text.Length - Around)..]}";
        return $"{head}[…]{tail}";
    }
}
