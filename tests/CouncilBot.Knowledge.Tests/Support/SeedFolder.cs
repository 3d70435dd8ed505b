using System.Text.Json;

namespace CouncilBot.Knowledge.Tests.Support;

/// <summary>A folder with collections of small documents, as the seeds are laid out.</summary>
internal sealed class SeedFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    /// <summary>A collection of plain texts; each document is called like its identity, with a capital.</summary>
    public SeedFolder With(string collection, params (string Id, string Text)[] documents)
    {
        foreach (var (id, text) in documents)
            _folder.Write($"{collection}/{id}.txt", text);

        Manifest(collection, JsonSerializer.Serialize(new
        {
            name = Title(collection),
            documents = documents.Select(d => new { id = d.Id, file = $"{d.Id}.txt", title = Title(d.Id), shortTitle = Title(d.Id) }),
        }));
        return this;
    }

    /// <summary>Writes documents.json as it is; returns its path.</summary>
    public string Manifest(string collection, string json) => _folder.Write($"{collection}/documents.json", json);

    /// <summary>Writes any file; returns its path.</summary>
    public string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    public string PathOf(string name) => _folder.PathOf(name);

    public void Dispose() => _folder.Dispose();

    private static string Title(string id) => char.ToUpperInvariant(id[0]) + id[1..];
}
