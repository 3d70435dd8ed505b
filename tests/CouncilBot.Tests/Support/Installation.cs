using System.Text;
using CouncilBot.Hosting;

namespace CouncilBot.Tests.Support;

/// <summary>The bot as a town installs it: the seeds of the repository and a data folder of its own, both gone afterwards.</summary>
internal sealed class Installation : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("councilbot-tests-").FullName;

    /// <summary>The seeds of the repository, or a copy of them.</summary>
    public string Seeds { get; private set; } = Repository.Seeds;

    public string Data => PathOf("data");

    /// <summary>The time of its commands.</summary>
    public ShiftedTime Clock { get; } = new();

    /// <summary>Its database.</summary>
    public string DatabaseFile => Path.Combine(Data, Settings.DefaultDatabase);

    /// <summary>
    /// With a copy of the seeds that a test may break, and without their glossary: it takes most of the start and plays no
    /// part where a question names what it looks for.
    /// </summary>
    public static Installation WithSeedsOfItsOwn()
    {
        var installation = new Installation();
        var copy = installation.PathOf("seeds");
        foreach (var file in Directory.EnumerateFiles(Repository.Seeds, "*", SearchOption.AllDirectories).Where(f => Path.GetDirectoryName(f) != Repository.Seeds))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Repository.Seeds, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        installation.Seeds = copy;
        return installation;
    }

    /// <summary>A place that belongs to this installation.</summary>
    public string PathOf(params string[] parts) => Path.Combine([_root, .. parts]);

    /// <summary>A place among the seeds.</summary>
    public string Seed(params string[] parts) => Path.Combine([Seeds, .. parts]);

    /// <summary>Writes a file of somebody's own and returns its path.</summary>
    public string Bring(string name, string text) => Bring(name, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Bring(string, string)"/>
    public string Bring(string name, byte[] bytes)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Every file of the data folder with its bytes.</summary>
    public SortedDictionary<string, string> DataFiles() => new(
        Directory.Exists(Data)
            ? Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(Data, f), f => Convert.ToHexString(File.ReadAllBytes(f)), StringComparer.Ordinal)
            : [],
        StringComparer.Ordinal);

    /// <summary>Runs one command.</summary>
    public Task<Outcome> RunAsync(params string[] arguments) => TypeAsync(string.Empty, arguments);

    /// <summary>Runs one command while somebody types <paramref name="typed"/>.</summary>
    public async Task<Outcome> TypeAsync(string typed, params string[] arguments)
    {
        var settings = new Settings { Seeds = Seeds, Data = Data, DefaultCollection = Settings.DefaultCollectionId, IndexMegabytes = Settings.DefaultIndexMegabytes };
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader(typed);
        var exit = await CommandLine.RunAsync(arguments, settings, output, error, input, Clock);
        return new Outcome(exit, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
