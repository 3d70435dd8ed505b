namespace CouncilBot.Hosting.Doctor;

/// <summary>What the machine must have: data of time zones and free space.</summary>
internal sealed class MachineCheck(Texts texts)
{
    /// <summary>Less free space than this is a problem: the database and its log grow, and a full disk stops every change.</summary>
    internal const long LeastFreeBytes = 500L * 1024 * 1024;

    /// <summary>Whether the zone is known with its summer time.</summary>
    public Finding TimeZone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.SupportsDaylightSavingTime
            ? Finding.Good(texts["TimeZoneGood", id])
            : Finding.Problem(texts["TimeZoneMissing", id]);

    /// <summary>Whether there is room where the database lies, or would lie.</summary>
    public Finding Space(string folder)
    {
        var at = Folders.NearestExisting(folder);
        return Space(new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(at)! : at).AvailableFreeSpace, at);
    }

    internal Finding Space(long freeBytes, string folder)
    {
        const double Gigabyte = 1024 * 1024 * 1024;
        return freeBytes >= LeastFreeBytes
            ? Finding.Good(texts["SpaceGood", freeBytes / Gigabyte, folder])
            : Finding.Problem(texts["SpaceLittle", freeBytes / Gigabyte, folder, LeastFreeBytes / Gigabyte]);
    }
}

/// <summary>Folders that need not exist yet.</summary>
internal static class Folders
{
    /// <summary>The folder, or the nearest one above it that exists.</summary>
    public static string NearestExisting(string folder)
    {
        var at = Path.GetFullPath(folder);
        while (!Directory.Exists(at) && Path.GetDirectoryName(at) is { } above)
            at = above;

        return at;
    }
}
