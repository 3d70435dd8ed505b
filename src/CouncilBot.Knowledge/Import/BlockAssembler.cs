using System.Text.RegularExpressions;

namespace CouncilBot.Knowledge.Import;

/// <summary>
/// Puts the lines of a plain text together to paragraphs and list items: joins wrapped lines and words hyphenated at a line
/// end, and sentences that a page break cut in two.
/// </summary>
internal sealed partial class BlockAssembler
{
    /// <summary>Widths of proportional type differ; a line that would have held the next word with this much to spare ended on purpose.</summary>
    private const int WrapSlack = 6;

    /// <summary>A text counts as wrapped when so many of its lines run on into a line that starts in lower case.</summary>
    private const double WrappedShare = 0.25;

    private readonly IReadOnlyList<SourceLine> _lines;
    private readonly bool _numbered;
    private readonly bool _linesAreParagraphs;
    private readonly bool _wrapped;
    private readonly int _width;
    private readonly List<Block> _blocks = [];

    private BlockAssembler(IReadOnlyList<SourceLine> lines, bool numbered, bool linesAreParagraphs)
    {
        _lines = lines;
        _numbered = numbered;
        _linesAreParagraphs = linesAreParagraphs;
        _wrapped = LooksWrapped(lines);
        _width = lines.Where(l => !l.IsBlank).Select(l => l.Text.Length).DefaultIfEmpty().Max();
        if (_wrapped)
            _width = TypicalFullWidth(lines);
    }

    public static List<Block> Assemble(IReadOnlyList<SourceLine> lines, bool numbered, bool linesAreParagraphs = false, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        new BlockAssembler(lines, numbered, linesAreParagraphs).Run(progress, cancellation);

    private List<Block> Run(IProgress<double>? progress, CancellationToken cancellation)
    {
        var cleaner = new LineCleaner();
        var broken = true;
        SourceLine? previous = null;
        foreach (var line in _lines)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(line.Number / (double)_lines.Count);
            if (line.IsBlank)
            {
                if (IsBreak(line, previous))
                {
                    broken = true;
                    cleaner.ForgetBold();
                }

                continue;
            }

            var text = cleaner.Clean(line);
            if (text.Length > 0)
                Take(line, text, broken);

            broken = _linesAreParagraphs;
            previous = line;
        }

        return _blocks;
    }

    /// <summary>In a text with printed line numbers an empty line has a number too; one without comes from a page break.</summary>
    private bool IsBreak(SourceLine blank, SourceLine? previous) =>
        !_numbered || blank.Printed is not null || previous is { Printed: null };

    private void Take(SourceLine line, MappedText text, bool broken)
    {
        var (mark, number, length) = ReadMark(text.ToString());
        var open = _blocks.Count > 0 ? _blocks[^1] : null;
        if (mark == Mark.Number && !broken && open is { Mark: Mark.None, IsUnfinished: true })
            (mark, number, length) = (Mark.None, null, 0); // a date or an ordinal at the start of a wrapped line

        if (mark == Mark.None && open is not null && Continues(open, line, text, broken))
        {
            Join(open, text);
            open.Lines.Add(line);
            return;
        }

        text.RemoveFirst(length);
        _blocks.Add(new Block { Text = text, Mark = mark, Number = number, Lines = [line] });
    }

    private bool Continues(Block open, SourceLine line, MappedText text, bool broken)
    {
        var startsInside = char.IsLower(text[0]);
        if (broken)
            return startsInside && open.IsUnfinished && open.Mark == Mark.None && !LooksLikeHeading(open);

        if (text.IsBold != open.Text.IsBold && (text.IsBold || (open.Text.IsBold && open.Mark == Mark.None)))
            return false;

        if (!_wrapped)
            return open.Mark == Mark.None ? open.IsUnfinished && !IsTabular(line) : startsInside || text[0] == '(';

        if (open.Mark != Mark.None)
            return true;

        return !(Punctuation.EndsSentence(open.Text.Tail) && HadRoomFor(text, open.Lines[^1])) && !open.EndsWithColon;
    }

    private bool HadRoomFor(MappedText next, SourceLine lastLine)
    {
        var words = next.ToString();
        var firstWord = words.IndexOf(' ', StringComparison.Ordinal);
        var needed = firstWord < 0 ? words.Length : firstWord;
        return lastLine.Text.TrimEnd().Length + 1 + needed + WrapSlack <= _width;
    }

    private static bool LooksLikeHeading(Block block) => block.Text.IsBold && block.Lines.Count == 1;

    private static bool IsTabular(SourceLine line) => line.Text.Contains('\t', StringComparison.Ordinal);

    /// <summary>
    /// A hyphen at a line end is a hyphenation when a small letter follows ("Verände-" + "rungen"), unless that is a
    /// conjunction ("Fahrrad-" + "und"); before a capital it belongs to the word ("Sucht-" + "Prävention").
    /// </summary>
    private static void Join(Block open, MappedText next)
    {
        var text = open.Text;
        var words = next.ToString();
        var endsWithHyphen = text.Length > 1 && text[text.Length - 1] == '-' && char.IsLetterOrDigit(text[text.Length - 2]);
        if (!endsWithHyphen || StartsWithConjunction(words))
        {
            text.Append(" ", next);
            return;
        }

        if (char.IsLower(words[0]))
            text.RemoveLast();

        text.Append(string.Empty, next);
    }

    private static bool StartsWithConjunction(string words)
    {
        var end = words.IndexOf(' ', StringComparison.Ordinal);
        return end > 0 && words[..end] is "und" or "oder" or "bzw." or "sowie" or "als" or "wie" or "bis" or "and" or "or";
    }

    private static (Mark Mark, string? Number, int Length) ReadMark(string text)
    {
        var match = ListMark().Match(text);
        if (!match.Success)
            return (Mark.None, null, 0);

        if (match.Groups["number"] is { Success: true } number)
            return (Mark.Number, number.Value, match.Length);

        if (match.Groups["bracketed"] is { Success: true } bracketed)
            return (Mark.Bracketed, bracketed.Value, match.Length);

        if (match.Groups["letter"] is { Success: true } letter)
            return (Mark.Letter, letter.Value, match.Length);

        return (match.Groups["star"].Success ? Mark.Footnote : Mark.Bullet, null, match.Length);
    }

    private static bool LooksWrapped(IReadOnlyList<SourceLine> lines)
    {
        var pairs = 0;
        var runsOn = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].IsBlank || lines[i - 1].IsBlank)
                continue;

            pairs++;
            if (char.IsLower(lines[i].Text.TrimStart()[0]))
                runsOn++;
        }

        return pairs >= 8 && runsOn >= WrappedShare * pairs;
    }

    /// <summary>The width most full lines reach; single longer ones are outliers.</summary>
    private static int TypicalFullWidth(IReadOnlyList<SourceLine> lines)
    {
        var lengths = lines.Where(l => !l.IsBlank).Select(l => l.Text.TrimEnd().Length).Order().ToList();
        return lengths.Count == 0 ? 0 : lengths[(int)(lengths.Count * 0.9)];
    }

    [GeneratedRegex(
        @"^(?:[-–—•·▪▫◦‣●○■]\s+)?(?:(?<number>\d{1,3})\.\s+(?=\p{L}|„|"")|\((?<bracketed>\d{1,3})\)\s+|\(?(?<letter>[A-Za-z])\)\s+)|^[-–—•·▪▫◦‣●○■]\s+|^(?<star>\*)\s+",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex ListMark();
}
