using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CouncilBot.Features.Package;

/// <summary>
/// The Teams app package: a zip with the manifest, its English words and both icons at the root. The same contents always give
/// the same bytes, so that a changed package means a changed bot.
/// </summary>
internal sealed class AppPackage(string manifestFolder)
{
    public const string Manifest = "manifest.json";
    public const string English = "en.json";
    public const string ColorIcon = "color.png";
    public const string OutlineIcon = "outline.png";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The earliest time a zip can hold.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of the package.</summary>
    public byte[] Zip(PackageContents contents)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Manifest, Filled(contents));
            foreach (var name in new[] { English, ColorIcon, OutlineIcon })
                Add(zip, name, File.ReadAllBytes(Path.Combine(manifestFolder, name)));
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Always;
        // File permissions are those of whoever packs; they would make the same package differ from machine to machine.
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        stream.Write(content);
    }

    /// <summary>Gaps are filled in the parsed file, so that nothing that was typed can become structure.</summary>
    private byte[] Filled(PackageContents contents)
    {
        var gaps = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{{appId}}"] = contents.AppId.ToString("D"),
            ["{{host}}"] = contents.Host,
            ["{{version}}"] = contents.Version,
            ["{{developer}}"] = contents.Developer,
            ["{{website}}"] = contents.Website,
            ["{{privacy}}"] = contents.Privacy,
            ["{{terms}}"] = contents.Terms,
        };
        var manifest = JsonNode.Parse(File.ReadAllBytes(Path.Combine(manifestFolder, Manifest)))!;
        Fill(manifest, gaps);
        return JsonSerializer.SerializeToUtf8Bytes(manifest, Readable);
    }

    private static void Fill(JsonNode? node, Dictionary<string, string> gaps)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var member in members.Select(m => m.Value).ToList())
                    Fill(member, gaps);
                break;
            case JsonArray items:
                foreach (var item in items.ToList())
                    Fill(item, gaps);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && gaps.TryGetValue(text, out var filling):
                value.ReplaceWith(filling);
                break;
            default:
                break;
        }
    }
}
