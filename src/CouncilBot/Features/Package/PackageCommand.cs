using CouncilBot.Hosting;

namespace CouncilBot.Features.Package;

/// <summary>Writes the app package that an administrator uploads to Teams.</summary>
internal sealed class PackageCommand(string manifestFolder, Terminal terminal)
{
    private readonly Texts _texts = Texts.Of<PackageCommand>(terminal.Language);

    public int Run(PackageRequest request)
    {
        var (contents, complaints) = PackageContents.Of(request);
        if (contents is null)
            return terminal.Refuse(string.Join(Environment.NewLine, complaints.Select(c => _texts[c.Problem.ToString(), c.Given, PackageContents.LongestDeveloper])));

        var file = Path.GetFullPath(request.Out);
        if (Directory.Exists(file))
            return terminal.Refuse(_texts["OutIsAFolder", file]);

        if (!Write(file, new AppPackage(manifestFolder).Zip(contents)))
            return terminal.Refuse(_texts["CannotWrite", file]);

        terminal.Out.WriteLine(_texts["Written", file, contents.Version, contents.AppId]);
        return Exit.Success;
    }

    /// <summary>Writes beside the file first: whoever uploads meanwhile gets the old package or the new one, never half of one.</summary>
    private static bool Write(string file, byte[] content)
    {
        var beside = $"{file}.{Guid.NewGuid():N}.new";
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, file, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Forget(beside);
            return false;
        }
    }

    private static void Forget(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where it cannot be written it was hardly there.
        }
    }
}
