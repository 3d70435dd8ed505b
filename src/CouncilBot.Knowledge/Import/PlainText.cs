using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>Reads a plain text, whose structure has to be recognised from its layout.</summary>
internal static class PlainText
{
    public static Document Read(DocumentInfo info, string version, string source, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var lines = SourceLines.Read(source, out var printsLineNumbers);
        var blocks = BlockAssembler.Assemble(lines, printsLineNumbers, progress, cancellation);
        FrontAndBackMatter.Mark(blocks);
        Outline.Find(blocks, info);
        return DocumentBuilder.Build(info, version, source, printsLineNumbers, blocks, cancellation);
    }
}
