using System.IO.Compression;
using System.Text.Json.Nodes;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Package;

/// <summary>An app package as the command wrote it.</summary>
internal sealed class PackageFile
{
    public const string AppId = "3f2b8c1e-0d5a-4c7e-9a61-5b7d2e8f4a90";
    public const string Host = "bot.example.org";

    private PackageFile(IReadOnlyDictionary<string, byte[]> files) => Files = files;

    /// <summary>What is in it, by path.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public JsonObject Manifest => JsonNode.Parse(Files["manifest.json"])!.AsObject();

    public JsonObject English => JsonNode.Parse(Files["en.json"])!.AsObject();

    /// <summary>The package of a bot with the usual options and some more.</summary>
    public static Task<PackageFile> WrittenAsync(params string[] more) => WrittenForAsync(Host, more);

    /// <summary>The package of a bot on some host.</summary>
    public static async Task<PackageFile> WrittenForAsync(string host, params string[] more)
    {
        using var bot = Installation.WithSeedsOfItsOwn();
        var file = bot.PathOf("bot.zip");
        (await bot.RunAsync(["package", "--app-id", AppId, "--host", host, "--out", file, .. more])).Success();
        return Read(file);
    }

    public static PackageFile Read(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return new PackageFile(zip.Entries.ToDictionary(e => e.FullName, Bytes, StringComparer.Ordinal));
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
