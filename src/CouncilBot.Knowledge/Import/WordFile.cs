using System.IO.Compression;
using System.Text;
using System.Xml;
using CouncilBot.Knowledge.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Document = CouncilBot.Knowledge.Documents.Document;

namespace CouncilBot.Knowledge.Import;

/// <summary>
/// Reads .docx. Its source text is the text of its paragraphs, one a line, so that a paragraph's number is its line.
/// Headings are told by style or outline level, lists by their numbering; without such styles the layout is read as in plain text.
/// </summary>
internal static class WordFile
{
    public static ImportResult Read(DocumentInfo info, string version, byte[] bytes, IProgress<double>? progress, CancellationToken cancellation)
    {
        if (UnpackedSize(bytes) is not { } size)
            return ImportResult.Refused(ImportRefusal.BrokenWordFile);

        if (size > Limits.UnpackedBytes)
            return ImportResult.Refused(ImportRefusal.UnpacksTooLarge);

        if (NestsTooDeep(bytes))
            return ImportResult.Refused(ImportRefusal.BrokenWordFile);

        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var word = WordprocessingDocument.Open(stream, isEditable: false);
            if (word.MainDocumentPart?.Document?.Body is not { } body)
                return ImportResult.Refused(ImportRefusal.BrokenWordFile);

            return new ImportResult(Read(info, version, body, word.MainDocumentPart, progress, cancellation), null);
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or XmlException or IOException or InvalidOperationException or FormatException or ArgumentException)
        {
            return ImportResult.Refused(ImportRefusal.BrokenWordFile);
        }
    }

    /// <summary>
    /// What the parts really unfold to, measured by unfolding them, since the sizes in the directory of a crafted archive may
    /// lie; null when the file is no archive.
    /// </summary>
    private static long? UnpackedSize(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var buffer = new byte[81_920];
            long size = 0;
            foreach (var entry in archive.Entries)
            {
                using var part = entry.Open();
                int read;
                while ((read = part.Read(buffer)) > 0)
                {
                    size += read;
                    if (size > Limits.UnpackedBytes)
                        return size;
                }
            }

            return size;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Elements are loaded by recursion: a file crafted to nest without end would take the process with it.</summary>
    private static bool NestsTooDeep(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            try
            {
                using var part = entry.Open();
                using var reader = XmlReader.Create(part);
                while (reader.Read())
                {
                    if (reader.Depth > Limits.XmlDepth)
                        return true;
                }
            }
            catch (XmlException)
            {
                // whoever needs this part will say so
            }
        }

        return false;
    }

    private static Document Read(DocumentInfo info, string version, Body body, MainDocumentPart part, IProgress<double>? progress, CancellationToken cancellation)
    {
        var source = new StringBuilder();
        var blocks = new List<Block>();
        var styled = false;
        var counters = new Dictionary<int, int>();
        var paragraphs = body.Descendants<Paragraph>().Where(p => !p.Ancestors<AlternateContentFallback>().Any()).ToList();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report((i + 1) / (double)paragraphs.Count);
            var start = source.Length;
            var text = Text(paragraphs[i], source);
            var line = new SourceLine(i + 1, null, start, source.ToString(start, source.Length - start));
            source.Append('\n');
            if (text.Length == 0)
                continue;

            var level = HeadingLevel(paragraphs[i], part);
            styled |= level > 0;
            var (mark, number) = level > 0 ? (Mark.None, null) : ListMark(paragraphs[i], part, counters);
            blocks.Add(new Block { Text = text, Mark = mark, Number = number, HeadingLevel = level, Lines = [line] });
        }

        if (!styled && blocks.TrueForAll(b => b.Mark == Mark.None))
            return PlainText.ReadParagraphs(info, version, source.ToString(), cancellation);

        FrontAndBackMatter.Mark(blocks);
        if (styled)
            Outline.MarkTitle(blocks, info);
        else
            Outline.Find(blocks, info);

        return DocumentBuilder.Build(info, version, source.ToString(), printsLineNumbers: false, blocks, cancellation);
    }

    private static MappedText Text(Paragraph paragraph, StringBuilder source)
    {
        var text = new MappedText();
        foreach (var run in paragraph.Descendants<Run>().Where(r => r.Ancestors<Paragraph>().First() == paragraph))
        {
            var bold = run.RunProperties?.Bold is { } b && (b.Val is null || b.Val.Value);
            foreach (var element in run.ChildElements)
            {
                var words = element switch { DocumentFormat.OpenXml.Wordprocessing.Text t => t.Text, TabChar => "\t", Break or CarriageReturn => " ", NoBreakHyphen => "-", _ => string.Empty };
                foreach (var c in words)
                {
                    var clean = c is '\n' or '\r' ? ' ' : c;
                    source.Append(clean);
                    if (char.IsWhiteSpace(clean))
                    {
                        if (text.Length > 0 && text[text.Length - 1] != ' ')
                            text.Append(' ', source.Length - 1, bold);
                    }
                    else if (!LineCleaner.IsInvisible(clean))
                    {
                        text.Append(clean, source.Length - 1, bold);
                    }
                }
            }
        }

        if (text.Length > 0 && text[text.Length - 1] == ' ')
            text.RemoveLast();

        return text;
    }

    /// <summary>Level by outline level of paragraph or style; "Titel" counts as the title and is left out like one.</summary>
    private static int HeadingLevel(Paragraph paragraph, MainDocumentPart part)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val is { } own && own.Value < 9)
            return own.Value + 1;

        var style = Style(paragraph, part);
        return style?.StyleParagraphProperties?.OutlineLevel?.Val is { } level && level.Value < 9 ? level.Value + 1 : 0;
    }

    private static (Mark Mark, string? Number) ListMark(Paragraph paragraph, MainDocumentPart part, Dictionary<int, int> counters)
    {
        var numbering = paragraph.ParagraphProperties?.NumberingProperties ?? Style(paragraph, part)?.StyleParagraphProperties?.NumberingProperties;
        if (numbering?.NumberingId?.Val is not { } id || id.Value == 0)
            return (Mark.None, null);

        var level = numbering.NumberingLevelReference?.Val?.Value ?? 0;
        var instance = part.NumberingDefinitionsPart?.Numbering?.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == id.Value);
        var definition = part.NumberingDefinitionsPart?.Numbering?.Elements<AbstractNum>().FirstOrDefault(a => a.AbstractNumberId?.Value == instance?.AbstractNumId?.Val?.Value);
        var format = definition?.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level)?.NumberingFormat?.Val;
        if (format is null || format.Value == NumberFormatValues.Bullet || level > 0)
            return (Mark.Bullet, null);

        var count = counters[id.Value] = counters.GetValueOrDefault(id.Value) + 1;
        return (Mark.Number, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Style? Style(Paragraph paragraph, MainDocumentPart part) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id
            ? part.StyleDefinitionsPart?.Styles?.Elements<Style>().FirstOrDefault(s => s.StyleId?.Value == id)
            : null;
}
