using System.Data.Common;
using System.Globalization;
using CouncilBot.Hosting.Scheduling;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;

namespace CouncilBot.Hosting.Doctor;

/// <summary>Whether the stored schedule can be read, and whether a round is off it.</summary>
internal sealed class ScheduleCheck(StorageOptions database, Language language)
{
    private readonly Texts _texts = Texts.Of<DoctorCommand>(language);

    private bool IsEmbedded => database.Provider == StorageProvider.Sqlite;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        if (new StartRefusal(language).Of(database) is not null)
            return [Finding.Skipped(_texts["SettingsFirst"])];

        if (IsEmbedded && !File.Exists(SchedulePlace.FileOf(database)))
            return [Finding.Good(_texts["ScheduleNew"])];

        try
        {
            await using var connection = SchedulePlace.Connect(database);
            await connection.OpenAsync(cancellation);
            var rounds = await NamesAsync(connection, "SELECT JOB_NAME FROM QRTZ_JOB_DETAILS", cancellation);
            var stuck = await NamesAsync(connection, "SELECT DISTINCT JOB_NAME FROM QRTZ_TRIGGERS WHERE TRIGGER_STATE = 'ERROR'", cancellation);
            return [stuck.Count == 0 ? Finding.Good(_texts["ScheduleGood", rounds.Count.ToString(CultureInfo.InvariantCulture)]) : Finding.Problem(_texts["ScheduleStuck", string.Join(", ", stuck)])];
        }
        catch (DbException) when (IsEmbedded)
        {
            return [Finding.Problem(_texts["ScheduleUnreadable", SchedulePlace.FileOf(database)])];
        }
        catch (DbException e)
        {
            // A server that cannot be reached has its own line.
            return [DbErrors.FaultOf(e) == DbFault.Other ? Finding.Problem(_texts["ScheduleMissing"]) : Finding.Skipped(_texts["DatabaseFirst"])];
        }
    }

    private static async Task<List<string>> NamesAsync(DbConnection connection, string query, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The two texts above.
        command.CommandText = query;
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await rows.ReadAsync(cancellation))
            names.Add(rows.GetString(0));

        return names;
    }
}
