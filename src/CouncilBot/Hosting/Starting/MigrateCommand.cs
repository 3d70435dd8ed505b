using CouncilBot.Hosting.Scheduling;
using CouncilBot.Storage;
using Quartz;

namespace CouncilBot.Hosting.Starting;

/// <summary><c>db migrate</c>: brings the tables of the configured database to this version.</summary>
internal sealed class MigrateCommand(Settings settings, Terminal terminal, string? data)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var refusal = new StartRefusal(terminal.Language);
        var database = settings.Database(data);
        if (refusal.Of(database) is { } wrong)
            return terminal.Refuse(wrong);

        var before = await MigrateAsync(database, cancellation);
        if (before is not (SchemaState.Current or SchemaState.Behind))
            return terminal.Refuse(refusal.Of(before, database));

        await terminal.Out.WriteLineAsync(Texts.Of<MigrateCommand>(terminal.Language)[before == SchemaState.Current ? "Nothing" : "Done"]);
        return Exit.Success;
    }

    private static async Task<SchemaState> MigrateAsync(StorageOptions database, CancellationToken cancellation)
    {
        await using var services = Database.Open(database);
        await using var db = services.GetRequiredService<CouncilDbFactory>().Open();
        try
        {
            var before = await Schema.MigrateAsync(db, cancellation);
            // The embedded schedule makes its own.
            if (database.Provider == StorageProvider.SqlServer && before is SchemaState.Current or SchemaState.Behind)
                await SchedulePlace.MakeTablesAsync(database, cancellation);

            return before;
        }
        catch (Exception e) when (Store.IsUnreachable(e) || (e is SchedulerException && Store.IsUnreachable(e.GetBaseException())))
        {
            return SchemaState.Unreachable;
        }
    }
}
