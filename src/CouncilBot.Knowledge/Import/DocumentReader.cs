using System.Security.Cryptography;
using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>Why a file cannot be read as a document.</summary>
public enum ImportRefusal
{
    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The file is larger than <see cref="Limits.FileBytes"/>.</summary>
    TooLarge,

    /// <summary>The file is neither text nor Markdown nor .docx.</summary>
    NotText,

    /// <summary>The file ends in .docx but is none, or is damaged.</summary>
    BrokenWordFile,

    /// <summary>The file unfolds to more than <see cref="Limits.UnpackedBytes"/>.</summary>
    UnpacksTooLarge,

    /// <summary>The file holds no text that could be quoted.</summary>
    NoText,
}

/// <summary>What reading a file gave: a document, or the reason why there is none.</summary>
/// <param name="Document">The document, or null.</param>
/// <param name="Refusal">The reason, or null.</param>
/// <param name="Encoding">How the bytes of a plain text were read.</param>
/// <param name="EncodingAssumed">True when the file does not say its encoding and Windows-1252 was assumed.</param>
public sealed record ImportResult(Document? Document, ImportRefusal? Refusal, string? Encoding = null, bool EncodingAssumed = false)
{
    internal static ImportResult Refused(ImportRefusal refusal) => new(null, refusal);
}

/// <summary>Reads plain text, Markdown and .docx into documents.</summary>
public static class DocumentReader
{
    private const int VersionLength = 12;

    /// <summary>The version of a file: it changes with any byte of it.</summary>
    public static string VersionOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..VersionLength];

    /// <summary>Reads a file.</summary>
    /// <param name="info">What is known about the document.</param>
    /// <param name="fileName">Its name; the ending tells the format.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ImportResult Read(DocumentInfo info, string fileName, byte[] bytes, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (bytes.Length == 0)
            return ImportResult.Refused(ImportRefusal.Empty);

        if (bytes.Length > Limits.FileBytes)
            return ImportResult.Refused(ImportRefusal.TooLarge);

        var version = VersionOf(bytes);
        var result = Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".DOCX" => WordFile.Read(info, version, bytes, progress, cancellation),
            ".MD" or ".MARKDOWN" => ReadText(bytes, text => Markdown.Read(info, version, text, progress, cancellation)),
            _ => ReadText(bytes, text => PlainText.Read(info, version, text, progress, cancellation)),
        };

        return result.Document is { Passages.Count: 0 } ? ImportResult.Refused(ImportRefusal.NoText) : result;
    }

    private static ImportResult ReadText(byte[] bytes, Func<string, Document> read) =>
        SourceText.Decode(bytes) is { } source
            ? new ImportResult(read(source.Text), null, source.Encoding, source.Assumed)
            : ImportResult.Refused(ImportRefusal.NotText);
}
