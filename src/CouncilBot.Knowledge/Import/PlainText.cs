using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>Reads a plain text, whose structure has to be recognised from its layout.</summary>
internal static class PlainText
{
    public static Document Read(DocumentInfo info, string version, string source, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Read(info, version, source, linesAreParagraphs: false, progress, cancellation);

    /// <summary>Reads a text whose lines were not wrapped: each is a paragraph, and none goes on in the next.</summary>
    public static Document ReadParagraphs(DocumentInfo info, string version, string source, CancellationToken cancellation = default) =>
        Read(info, version, source, linesAreParagraphs: true, progress: null, cancellation);

    private static Document Read(DocumentInfo info, string version, string source, bool linesAreParagraphs, IProgress<double>? progress, CancellationToken cancellation)
    {
        var lines = SourceLines.Read(source, out var printsLineNumbers);
        var blocks = BlockAssembler.Assemble(lines, printsLineNumbers, linesAreParagraphs, progress, cancellation);
        FrontAndBackMatter.Mark(blocks);
        Outline.Find(blocks, info);
        return DocumentBuilder.Build(info, version, source, printsLineNumbers, blocks, cancellation);
    }
}
