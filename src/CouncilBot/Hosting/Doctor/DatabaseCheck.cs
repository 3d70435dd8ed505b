using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;

namespace CouncilBot.Hosting.Doctor;

/// <summary>Whether the database can be reached, fits this version and can be written to. Nothing stays written.</summary>
internal sealed class DatabaseCheck(StorageOptions database, Language language, TimeProvider time)
{
    private readonly Texts _texts = Texts.Of<DoctorCommand>(language);
    private readonly StartRefusal _refusal = new(language);

    private bool IsEmbedded => database.Provider == StorageProvider.Sqlite;

    private string Place => IsEmbedded ? $"Sqlite, {database.File}" : "SQL Server";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        if (_refusal.Of(database) is not null)
            return [Finding.Skipped(_texts["SettingsFirst"])];

        if (IsEmbedded && !File.Exists(database.File))
            return [OfNewFile()];

        await using var services = Database.Open(database);
        var databases = services.GetRequiredService<CouncilDbFactory>();
        await using var db = databases.Open();
        var state = await Schema.StateAsync(db, cancellation);
        if (state != SchemaState.Current)
            return [OfSchema(state)];

        if (await WriteFaultAsync(db, cancellation) is { } fault)
            return [Finding.Problem(_texts[$"Write{fault}", Place])];

        return [Finding.Good(_texts["DatabaseGood", Place]), .. Holder()];
    }

    private Finding OfNewFile()
    {
        var folder = Folders.NearestExisting(Path.GetDirectoryName(database.File)!);
        try
        {
            File.Create(Path.Combine(folder, $".councilbot-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose).Dispose();
            return Finding.Good(_texts["DatabaseNew", Place]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Finding.Problem(_refusal.FolderReadOnly(database.File));
        }
    }

    private Finding OfSchema(SchemaState state) => state == SchemaState.Behind && IsEmbedded
        ? Finding.Good(_texts["DatabaseMigrates", Place])
        : Finding.Problem(_refusal.Of(state, database));

    /// <summary>A row is written for real, then taken back: that is the only way to know.</summary>
    private async Task<DbFault?> WriteFaultAsync(CouncilDb db, CancellationToken cancellation)
    {
        try
        {
            await using var change = await db.Database.BeginTransactionAsync(cancellation);
            Inbox.Add(db, $"doctor-{Guid.NewGuid():N}", time);
            await db.SaveChangesAsync(cancellation);
            await change.RollbackAsync(cancellation);
            return null;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            return DbErrors.FaultOf(e);
        }
    }

    private IEnumerable<Finding> Holder()
    {
        if (IsEmbedded && InstanceLock.HolderOf(database.File) is { } holder)
            yield return Finding.Good(_texts["DatabaseInUse", holder.ProcessId?.ToString(_texts.Culture) ?? "?", holder.SinceUtc is { } since ? BerlinTime.Of(since).ToString("g", _texts.Culture) : "?"]);
    }
}
