using System.Globalization;

namespace CouncilBot.Storage;

/// <summary>The bot that holds the database.</summary>
/// <param name="ProcessId">Its process; null when it could not be read.</param>
/// <param name="SinceUtc">Since when, UTC; null when it could not be read.</param>
public sealed record InstanceOwner(int? ProcessId, DateTime? SinceUtc);

/// <summary>
/// Keeps a second bot off an embedded database: two of them would send every message twice. The lock is an exclusively opened
/// file beside the database, so the operating system takes it away from a process that dies, however it dies.
/// </summary>
public sealed class InstanceLock : IDisposable
{
    private readonly FileStream _file;

    private InstanceLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or says who has it. The database need not exist yet.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    /// <exception cref="IOException">The disk is full or broken, or cannot be written to.</exception>
    public static InstanceLock? TryTake(string databaseFile, TimeProvider time, out InstanceOwner? other)
    {
        var path = Path.GetFullPath(databaseFile);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStream? file = null;
        try
        {
            file = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // A file of its own, because a locked one cannot be read everywhere.
            File.WriteAllText(OwnerOf(path), string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {time.GetUtcNow().UtcDateTime:O}\n"));
            other = null;
            return new InstanceLock(file);
        }
        catch (IOException e) when (file is null && IsTaken(e))
        {
            other = ReadOwner(path);
            return null;
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Who has the lock at this moment, or null; takes nothing and writes nothing.</summary>
    public static InstanceOwner? HolderOf(string databaseFile)
    {
        var path = Path.GetFullPath(databaseFile);
        try
        {
            File.Open(path + ".lock", FileMode.Open, FileAccess.Read, FileShare.ReadWrite).Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e is IOException failure && IsTaken(failure) ? ReadOwner(path) : null;
        }
    }

    /// <summary>Gives the database free.</summary>
    public void Dispose() => _file.Dispose();

    // Sharing and lock violation on Windows, EWOULDBLOCK on Linux and on macOS.
    private static bool IsTaken(IOException e) => OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 32 or 33 : e.HResult is 11 or 35;

    private static string OwnerOf(string path) => path + ".owner";

    private static InstanceOwner ReadOwner(string path)
    {
        try
        {
            var parts = File.ReadAllText(OwnerOf(path)).Trim().Split(' ', 2);
            return new(
                int.TryParse(parts[0], CultureInfo.InvariantCulture, out var id) ? id : null,
                parts.Length == 2 && DateTime.TryParseExact(parts[1], "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var since) ? since : null);
        }
        catch (IOException)
        {
            return new(null, null);
        }
    }
}
