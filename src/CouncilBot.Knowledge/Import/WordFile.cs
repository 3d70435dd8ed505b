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
/// Headings, lists and the title are told by <see cref="WordLayout"/>; without such styles the layout is read as in plain text.
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
        var layout = new WordLayout(part);
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

            var level = layout.HeadingLevel(paragraphs[i]);
            styled |= level > 0;
            var (mark, number) = level > 0 ? (Mark.None, null) : layout.ListMark(paragraphs[i]);
            SkipReason? skip = layout.IsTitle(paragraphs[i]) ? SkipReason.Title : null;
            blocks.Add(new Block { Text = text, Mark = mark, Number = number, HeadingLevel = level, Skip = skip, Lines = [line] });
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
}
