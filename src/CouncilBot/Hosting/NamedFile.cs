namespace CouncilBot.Hosting;

/// <summary>A file that somebody names on the command line.</summary>
internal static class NamedFile
{
    /// <summary>Reads it; or tells the name of the sentence that says why it cannot be: <c>FileNotFound</c>, <c>FileUnreadable</c>.</summary>
    public static async Task<(TFile? File, string? Problem)> ReadAsync<TFile>(string path, Func<Stream, Task<TFile>> read)
        where TFile : class
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return (await read(stream), null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return (null, "FileNotFound");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, "FileUnreadable");
        }
    }
}
