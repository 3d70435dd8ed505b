using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Import;

namespace CouncilBot.Knowledge.Collections;

/// <summary>What an import did.</summary>
public enum ImportEffect
{
    /// <summary>A document was added.</summary>
    Added,

    /// <summary>A new version of a known document was added; the old one stays for the citations that point at it.</summary>
    NewVersion,

    /// <summary>Exactly this file is the current version already; nothing was changed.</summary>
    Unchanged,
}

/// <summary>Why an import was refused.</summary>
public enum DataFolderRefusal
{
    /// <summary>The file does not exist or is a folder.</summary>
    FileNotFound,

    /// <summary>The file may not be read.</summary>
    FileUnreadable,

    /// <summary>The identity of the collection has other characters than a-z, 0-9 and hyphens, or too many.</summary>
    InvalidCollection,

    /// <summary>The title is empty, too long or has no letters.</summary>
    InvalidTitle,

    /// <summary>The data folder cannot be written.</summary>
    FolderNotWritable,

    /// <summary>Another import into this folder is running.</summary>
    Busy,

    /// <summary>What is in the folder already is damaged.</summary>
    FolderBroken,
}

/// <summary>What came of an import: an effect, or the reason for refusing it. Exactly one of the first three is set.</summary>
/// <param name="Effect">What it did.</param>
/// <param name="Refusal">Why the import was refused.</param>
/// <param name="FileRefusal">Why the file cannot be read as a document.</param>
/// <param name="Document">The document, when there is one.</param>
/// <param name="Encoding">How a plain text was read.</param>
/// <param name="EncodingAssumed">Whether the encoding was assumed.</param>
public sealed record ImportOutcome(ImportEffect? Effect, DataFolderRefusal? Refusal, ImportRefusal? FileRefusal, Document? Document = null, string? Encoding = null, bool EncodingAssumed = false)
{
    internal static ImportOutcome Refused(DataFolderRefusal refusal) => new(null, refusal, null);
}

/// <summary>
/// A folder with imported documents, laid out like the seeds. One import at a time; a change becomes visible with the
/// replacement of documents.json, which is one step, so that readers see the old or the new state and nothing between.
/// </summary>
public sealed partial class DataFolder
{
    private const string LockName = ".import.lock";
    private const int LongestTitle = 200;

    /// <summary>Longer titles are told apart by a check sum.</summary>
    private const int LongestId = 60;

    private static readonly ManifestJson Json = new(new JsonSerializerOptions(ManifestJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly string _root;

    /// <summary>A data folder at <paramref name="root"/>; it is created by the first import.</summary>
    public DataFolder(string root) => _root = Path.GetFullPath(root);

    /// <summary>Adds a file to a collection.</summary>
    /// <param name="file">The file.</param>
    /// <param name="collection">Identity of the collection, new or known.</param>
    /// <param name="title">Title of the document; the same title means the same document.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the import; nothing is changed then.</param>
    public ImportOutcome Import(string file, string collection, string title, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (!ValidCollection().IsMatch(collection))
            return ImportOutcome.Refused(DataFolderRefusal.InvalidCollection);

        title = string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var id = IdOf(title);
        if (id.Length == 0 || title.Length > LongestTitle || title.Any(char.IsControl))
            return ImportOutcome.Refused(DataFolderRefusal.InvalidTitle);

        var (bytes, unreadable) = ReadFile(file);
        if (bytes is null)
            return unreadable!;

        var info = new DocumentInfo { Id = id, Collection = collection, Title = title, ShortTitle = title };
        var read = DocumentReader.Read(info, file, bytes, progress, cancellation);
        if (read.Document is not { } document)
            return new ImportOutcome(null, null, read.Refusal);

        try
        {
            Directory.CreateDirectory(_root);
            using var only = Lock();
            if (only is null)
                return ImportOutcome.Refused(DataFolderRefusal.Busy);

            return Store(document, Path.GetExtension(file), bytes) is { } effect
                ? new ImportOutcome(effect, null, null, document, read.Encoding, read.EncodingAssumed)
                : ImportOutcome.Refused(DataFolderRefusal.FolderBroken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ImportOutcome.Refused(DataFolderRefusal.FolderNotWritable);
        }
    }

    private static (byte[]? Bytes, ImportOutcome? Refused) ReadFile(string file)
    {
        try
        {
            var about = new FileInfo(file);
            if (!about.Exists)
                return (null, ImportOutcome.Refused(DataFolderRefusal.FileNotFound));

            return about.Length > Limits.FileBytes
                ? (null, new ImportOutcome(null, null, ImportRefusal.TooLarge))
                : (File.ReadAllBytes(file), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return (null, ImportOutcome.Refused(DataFolderRefusal.FileUnreadable));
        }
    }

    /// <summary>The lock of this folder, or null while somebody else has it.</summary>
    private FileStream? Lock()
    {
        var path = Path.Combine(_root, LockName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private ImportEffect? Store(Document document, string extension, byte[] bytes)
    {
        var folder = Path.Combine(_root, document.Info.Collection);
        Directory.CreateDirectory(folder);
        var manifestPath = Path.Combine(folder, CollectionSource.ManifestName);
        if (ReadManifest(manifestPath, document.Info.Collection) is not { } manifest)
            return null;

        var fileName = $"{document.Info.Id}.{document.Version}{extension.ToLowerInvariant()}";
        var known = manifest.Documents.FirstOrDefault(d => d.Id == document.Info.Id);
        if (known?.File == fileName && File.Exists(Path.Combine(folder, fileName)))
            return ImportEffect.Unchanged;

        var entry = new DocumentManifest
        {
            Id = document.Info.Id,
            File = fileName,
            Title = document.Info.Title,
            ShortTitle = document.Info.ShortTitle,
            EarlierFiles = known is null ? null : [.. (known.EarlierFiles ?? []).Append(known.File).Where(f => f != fileName)],
        };

        Write(Path.Combine(folder, fileName), bytes);
        var changed = manifest with { Documents = [.. manifest.Documents.Where(d => d.Id != entry.Id), entry] };
        Write(manifestPath, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(changed, Json.CollectionManifest)));
        return known is null ? ImportEffect.Added : ImportEffect.NewVersion;
    }

    private static CollectionManifest? ReadManifest(string path, string collection)
    {
        if (!File.Exists(path))
            return new CollectionManifest { Name = collection, Documents = [] };

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), ManifestJson.Default.CollectionManifest) is { } manifest && manifest.IsComplete() ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes beside the target and renames, so that a crash leaves the old file or the new one.</summary>
    private static void Write(string path, byte[] bytes)
    {
        var temporary = path + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string IdOf(string title)
    {
        var words = Text.Tokenizer.Tokenize(title).Select(t => NotInAnId().Replace(t.Form, "-").Trim('-')).Where(w => w.Length > 0);
        var id = string.Join('-', words);
        return id.Length <= LongestId ? id : $"{id[..LongestId].TrimEnd('-')}-{DocumentReader.VersionOf(Encoding.UTF8.GetBytes(id))}";
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex NotInAnId();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,39}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex ValidCollection();
}
