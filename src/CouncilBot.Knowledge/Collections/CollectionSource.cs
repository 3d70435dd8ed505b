using System.Text.Json;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Import;

namespace CouncilBot.Knowledge.Collections;

/// <summary>Where the documents of one collection lie: a folder of the seeds, one of the data folder, or both.</summary>
internal sealed class CollectionSource
{
    public const string ManifestName = "documents.json";

    private readonly List<(string Folder, CollectionManifest Manifest)> _folders = [];

    private IReadOnlyList<Document>? _checked;

    public CollectionSource(string id) => Id = id;

    public string Id { get; }

    public string Name => _folders[0].Manifest.Name;

    public static bool IsCollection(string folder) => File.Exists(Path.Combine(folder, ManifestName));

    /// <summary>Adds a folder; its documents replace documents of the same title, which stay as earlier versions.</summary>
    public SeedError? Add(string folder)
    {
        var path = Path.Combine(folder, ManifestName);
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllText(path), ManifestJson.Default.CollectionManifest);
            if (manifest?.IsComplete() != true)
                return new SeedError(path, 1, SeedProblem.BrokenManifest, "null");

            if (manifest.Documents.GroupBy(d => d.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                return new SeedError(path, null, SeedProblem.DuplicateDocument, twice.Key);

            foreach (var file in manifest.Documents.SelectMany(d => (d.EarlierFiles ?? []).Append(d.File)))
            {
                if (!CanBeRead(Path.Combine(folder, file)))
                    return new SeedError(path, null, SeedProblem.MissingFile, file);
            }

            _folders.Add((folder, manifest));
            return null;
        }
        catch (JsonException e)
        {
            return new SeedError(path, (int?)e.LineNumber + 1, SeedProblem.BrokenManifest, e.Path ?? string.Empty);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SeedError(path, null, SeedProblem.MissingFile, ManifestName);
        }
    }

    private static bool CanBeRead(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether any of its folders lies in <paramref name="root"/>.</summary>
    public bool IsIn(string root) => _folders.Exists(f => Path.GetDirectoryName(f.Folder) == Path.TrimEndingDirectorySeparator(root));

    /// <summary>The current version of every document.</summary>
    public IReadOnlyList<Document> Read() => Interlocked.Exchange(ref _checked, null) ?? ReadAll().Documents;

    /// <summary>As <see cref="Read"/>, and leaves what is kept for it.</summary>
    public IReadOnlyList<Document> Look() => Volatile.Read(ref _checked) ?? ReadAll().Documents;

    /// <summary>Reads everything and tells what is wrong; the documents are kept for the next <see cref="Read"/>.</summary>
    public IReadOnlyList<SeedError> Check()
    {
        (_checked, var errors) = ReadAll();
        return errors;
    }

    private (IReadOnlyList<Document> Documents, IReadOnlyList<SeedError> Errors) ReadAll()
    {
        var documents = new List<Document>();
        var errors = new List<SeedError>();
        foreach (var (folder, entry) in Current())
        {
            var path = Path.Combine(folder, entry.File);
            if (ReadFile(entry, path) is not { } document)
            {
                errors.Add(new SeedError(path, null, SeedProblem.UnreadableDocument, entry.Id));
                continue;
            }

            errors.AddRange(Check(entry, document, Path.Combine(folder, ManifestName)));
            documents.Add(document);
        }

        return (documents, errors);
    }

    /// <summary>The passage with an identity that may be of an earlier version, or null.</summary>
    public (Document Document, Passage Passage)? Resolve(string documentId, string version, int ordinal)
    {
        foreach (var (folder, manifest) in _folders)
        {
            foreach (var entry in manifest.Documents.Where(d => d.Id == documentId))
            {
                foreach (var file in (entry.EarlierFiles ?? []).Append(entry.File))
                {
                    var path = Path.Combine(folder, file);
                    if (DocumentReader.VersionOf(File.ReadAllBytes(path)) == version && ReadFile(entry, path) is { } document
                        && document.Passages.FirstOrDefault(p => p.Ordinal == ordinal) is { } passage)
                        return (document, passage);
                }
            }
        }

        return null;
    }

    private IEnumerable<(string Folder, DocumentManifest Entry)> Current() =>
        from folder in _folders
        from entry in folder.Manifest.Documents
        where !_folders.SkipWhile(f => f != folder).Skip(1).Any(later => later.Manifest.Documents.Any(d => d.Title == entry.Title))
        select (folder.Folder, entry);

    private Document? ReadFile(DocumentManifest entry, string path) =>
        DocumentReader.Read(entry.ToInfo(Id), entry.File, File.ReadAllBytes(path)).Document;

    private static IEnumerable<SeedError> Check(DocumentManifest entry, Document document, string manifest)
    {
        var headings = document.Passages.SelectMany(p => p.HeadingPath).Select(h => h.TrimEnd(':')).ToHashSet(StringComparer.Ordinal);
        foreach (var chapter in entry.Chapters ?? [])
        {
            if (!headings.Contains(chapter.TrimEnd(':')))
                yield return new SeedError(manifest, null, SeedProblem.UnknownChapter, chapter);
        }

        if (entry.Bold is { } bold && !document.SourceText.Contains(bold.Quote, StringComparison.Ordinal))
            yield return new SeedError(manifest, null, SeedProblem.LegendNotFound, bold.Quote);
    }
}
