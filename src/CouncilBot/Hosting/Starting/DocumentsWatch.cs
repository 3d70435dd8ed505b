using CouncilBot.Knowledge.Collections;

namespace CouncilBot.Hosting.Starting;

/// <summary>
/// Notices documents that were imported while the bot runs and swaps the snapshot of their collection; whoever is answered just
/// now keeps the old one.
/// </summary>
internal sealed class DocumentsWatch(KnowledgeBase knowledge, DataPlace data, TimeProvider time, ILogger<DocumentsWatch> log) : BackgroundService
{
    private const string ListOfDocuments = "documents.json";

    /// <summary>How soon an import is noticed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private Dictionary<string, DateTime> _seen = new(StringComparer.Ordinal);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _seen = Lists();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Looks once; returns the collections whose documents are new.</summary>
    public IReadOnlyList<string> Look()
    {
        var now = Lists();
        var changed = now.Where(list => _seen.GetValueOrDefault(list.Key) != list.Value).Select(list => list.Key).ToList();
        _seen = now;
        return [.. changed.Where(Reload)];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                Look();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Log.RoundFailed(log, nameof(DocumentsWatch), e.GetType().Name);
            }
        }
    }

    private bool Reload(string collection)
    {
        var errors = knowledge.Reload(collection);
        Log.DocumentsChanged(log, collection, errors.Count);
        return errors.Count == 0;
    }

    /// <summary>When the list of documents of each collection was last written.</summary>
    private Dictionary<string, DateTime> Lists() => Directory.Exists(data.Folder)
        ? Directory.EnumerateDirectories(data.Folder)
            .Select(folder => (Collection: Path.GetFileName(folder), List: Path.Combine(folder, ListOfDocuments)))
            .Where(c => File.Exists(c.List))
            .ToDictionary(c => c.Collection, c => File.GetLastWriteTimeUtc(c.List), StringComparer.Ordinal)
        : new Dictionary<string, DateTime>(StringComparer.Ordinal);
}

/// <summary>Where imported documents lie.</summary>
/// <param name="Folder">The data folder; it need not exist.</param>
internal sealed record DataPlace(string Folder);
