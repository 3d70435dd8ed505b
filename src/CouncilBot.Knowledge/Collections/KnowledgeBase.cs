using System.Collections.Concurrent;
using System.Globalization;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Index;

namespace CouncilBot.Knowledge.Collections;

/// <summary>
/// All collections of a deployment. An index is built when its collection is first asked and given up again when memory is
/// wanted for others, so that one process can serve thousands of coalitions.
/// </summary>
public sealed class KnowledgeBase
{
    private const long BytesPerSpelling = 500;

    /// <summary>Memory for indexes, in bytes, unless set otherwise.</summary>
    public const long DefaultIndexBytes = 512L * 1024 * 1024;

    private readonly ConcurrentDictionary<string, CollectionSource> _sources;
    private readonly Dictionary<string, Loaded> _loaded = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _recent = new();
    private readonly long _indexBytes;
    private readonly Lock _lock = new();
    private IReadOnlyList<string> _roots = [];
    private long _usedBytes;

    private KnowledgeBase(Dictionary<string, CollectionSource> sources, Glossary glossary, long indexBytes) =>
        (_sources, Glossary, _indexBytes) = (new ConcurrentDictionary<string, CollectionSource>(sources, StringComparer.Ordinal), glossary, indexBytes);

    /// <summary>The words of the field, shared by all collections.</summary>
    public Glossary Glossary { get; }

    /// <summary>Identities of all collections, sorted.</summary>
    public IReadOnlyList<string> Collections => [.. _sources.Keys.Order(StringComparer.Ordinal)];

    /// <summary>How many indexes are in memory.</summary>
    public int LoadedCount
    {
        get
        {
            lock (_lock)
                return _loaded.Count;
        }
    }

    /// <summary>
    /// Opens the seeds and, where there is one, a data folder. Everything in the seeds is read and checked, what was imported
    /// was checked then; any error means no knowledge base.
    /// </summary>
    /// <param name="seeds">Folder with one folder for each collection and the glossary files.</param>
    /// <param name="data">Folder with documents that were imported, or null.</param>
    /// <param name="indexBytes">Memory for indexes, in bytes.</param>
    public static (KnowledgeBase? Knowledge, IReadOnlyList<SeedError> Errors) Open(string seeds, string? data = null, long indexBytes = DefaultIndexBytes)
    {
        var errors = new List<SeedError>();
        var sources = new Dictionary<string, CollectionSource>(StringComparer.Ordinal);
        var glossaryFiles = new List<string>();
        foreach (var root in new[] { seeds, data }.OfType<string>())
        {
            try
            {
                foreach (var folder in Directory.EnumerateDirectories(root).Where(CollectionSource.IsCollection).Order(StringComparer.Ordinal))
                    AddFolder(folder, sources, errors);

                glossaryFiles.AddRange(Directory.EnumerateFiles(root, "glossary*.txt").Order(StringComparer.Ordinal));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (root == seeds || Path.Exists(root))
                    errors.Add(new SeedError(root, null, SeedProblem.UnreadableFolder, root));
            }
        }

        var glossary = ReadGlossary(glossaryFiles, errors);
        var knowledge = new KnowledgeBase(sources, glossary ?? Glossary.Empty, indexBytes) { _roots = data is null ? [seeds] : [seeds, data] };
        foreach (var source in sources.Values.Where(s => s.IsIn(seeds)))
            errors.AddRange(source.Check());

        return errors.Count == 0 ? (knowledge, errors) : (null, errors);
    }

    /// <summary>The index of a collection, or null when there is no such collection.</summary>
    public CollectionIndex? Find(string collection)
    {
        lock (_lock)
        {
            if (_loaded.TryGetValue(collection, out var loaded))
            {
                _recent.Remove(loaded.Use);
                _recent.AddFirst(loaded.Use);
                return loaded.Index;
            }

            if (!_sources.TryGetValue(collection, out var source))
                return null;

            var index = CollectionIndex.Build(collection, source.Read(), Glossary);
            Keep(collection, index);
            return index;
        }
    }

    /// <summary>The current documents of a collection, without building an index for who only wants to look something up; none when there is no such collection.</summary>
    public IReadOnlyList<Document> DocumentsOf(string collection)
    {
        lock (_lock)
        {
            return _loaded.TryGetValue(collection, out var loaded) ? loaded.Index.Documents
                : _sources.TryGetValue(collection, out var source) ? source.Look()
                : [];
        }
    }

    /// <summary>
    /// Reads the folders of a collection again after its documents changed. The next <see cref="Find"/> gives a new snapshot;
    /// whoever holds the old one goes on with it. On an error the collection stays as it was.
    /// </summary>
    public IReadOnlyList<SeedError> Reload(string collection)
    {
        var errors = new List<SeedError>();
        var read = new Dictionary<string, CollectionSource>(StringComparer.Ordinal);
        foreach (var folder in _roots.Select(r => Path.Combine(r, collection)).Where(CollectionSource.IsCollection))
            AddFolder(folder, read, errors);

        if (!read.TryGetValue(collection, out var source))
            return errors;

        errors.AddRange(source.Check());
        if (errors.Count > 0)
            return errors;

        lock (_lock)
        {
            _sources[collection] = source;
            if (_loaded.Remove(collection, out var old))
            {
                _recent.Remove(old.Use);
                _usedBytes -= old.Bytes;
            }
        }

        return errors;
    }

    /// <summary>Display name of a collection.</summary>
    public string NameOf(string collection) => _sources[collection].Name;

    /// <summary>The passage a stored citation points at, in the version that was cited; null when it is unknown.</summary>
    /// <param name="passageId">Identity as in <see cref="Passage.Id"/>: collection/document@version#ordinal.</param>
    public (Document Document, Passage Passage)? Resolve(string passageId)
    {
        var slash = passageId.IndexOf('/', StringComparison.Ordinal);
        var at = passageId.LastIndexOf('@');
        var hash = passageId.LastIndexOf('#');
        return slash > 0 && at > slash && hash > at && int.TryParse(passageId.AsSpan(hash + 1), CultureInfo.InvariantCulture, out var ordinal)
            && _sources.TryGetValue(passageId[..slash], out var source)
            ? source.Resolve(passageId[(slash + 1)..at], passageId[(at + 1)..hash], ordinal)
            : null;
    }

    private static void AddFolder(string folder, Dictionary<string, CollectionSource> sources, List<SeedError> errors)
    {
        var id = Path.GetFileName(folder);
        var source = sources.TryGetValue(id, out var known) ? known : new CollectionSource(id);
        if (source.Add(folder) is { } error)
            errors.Add(error);
        else
            sources[id] = source;
    }

    private static Glossary? ReadGlossary(List<string> files, List<SeedError> errors)
    {
        var texts = new List<(string Name, string Text)>();
        foreach (var file in files)
        {
            try
            {
                texts.Add((file, File.ReadAllText(file)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                errors.Add(new SeedError(file, null, SeedProblem.MissingFile, Path.GetFileName(file)));
            }
        }

        // What an unreadable file defines would be reported as missing in all the others.
        if (texts.Count < files.Count)
            return null;

        var (glossary, problems) = GlossaryReader.Read(texts);
        errors.AddRange(problems.Select(p => new SeedError(p.File, p.Line, SeedProblem.Glossary, p.Term, p.Elsewhere) { GlossaryProblem = p.Problem }));
        return glossary;
    }

    private void Keep(string collection, CollectionIndex index)
    {
        var use = _recent.AddFirst(collection);
        var bytes = SizeOf(index);
        _loaded[collection] = new Loaded(index, use, bytes);
        _usedBytes += bytes;
        while (_usedBytes > _indexBytes && _recent.Count > 1 && _recent.Last is { } oldest)
        {
            _usedBytes -= _loaded[oldest.Value].Bytes;
            _loaded.Remove(oldest.Value);
            _recent.Remove(oldest);
        }
    }

    /// <summary>
    /// An estimate: the search structures, the analysed spellings, and the texts, which stand in memory as source, as cleaned
    /// text and as passages. Measured with "collections" of bench/CouncilBot.Bench.
    /// </summary>
    private static long SizeOf(CollectionIndex index) =>
        index.SearchBytes + (BytesPerSpelling * index.Vocabulary.Count) + index.Documents.Sum(d => 8L * d.SourceText.Length);

    private sealed record Loaded(CollectionIndex Index, LinkedListNode<string> Use, long Bytes);
}
