using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CouncilBot.Tests.Support;

/// <summary>Makes .docx files, sound and crafted.</summary>
internal static class WordFiles
{
    public static byte[] With(params string[] paragraphs)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
            word.AddMainDocumentPart().Document = new Document(new Body(paragraphs.Select(p => new Paragraph(new Run(new Text(p))))));

        return stream.ToArray();
    }

    /// <summary>A small archive that unfolds to <paramref name="megabytes"/>.</summary>
    public static byte[] ThatUnfoldsTo(int megabytes)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var part = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            for (var i = 0; i < megabytes; i++)
                part.Write(new byte[1024 * 1024]);
        }

        return stream.ToArray();
    }
}
