using System.Runtime.CompilerServices;
using System.Text.Json;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Import;

namespace CouncilBot.Knowledge.Tests.Support;

/// <summary>The real documents.</summary>
internal static class Seeds
{
    public static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "seeds"));

    public static Document Read(string collection, string id)
    {
        var folder = Path.Combine(Root(), collection);
        var manifest = JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, "documents.json")), ManifestJson.Default.CollectionManifest)!;
        var entry = manifest.Documents.Single(d => d.Id == id);
        return PlainText.Read(entry.ToInfo(collection), "test", File.ReadAllText(Path.Combine(folder, entry.File)));
    }
}
