using CouncilBot.Features.Rules;
using CouncilBot.Hosting.Starting;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting;

/// <summary>
/// Opens the configured database for a command, fit for this version and with the coalitions of the agreements, as the bot does
/// when it starts; or says why that is not possible. The bot may run meanwhile.
/// </summary>
internal sealed class CommandDatabase(Settings settings)
{
    /// <summary>Runs a command on the database.</summary>
    public Task<int> UseAsync(Terminal terminal, string? data, Func<CouncilDb, Terminal, Task<int>> command, CancellationToken cancellation) =>
        OpenAsync(terminal, data, (db, _) => command(db, terminal), cancellation);

    /// <summary>Runs a command on one coalition, or on all when none is named.</summary>
    public Task<int> UseAsync(Terminal terminal, string? data, string? coalition, Func<CouncilDb, Terminal, IReadOnlyList<CoalitionRow>, Task<int>> command, CancellationToken cancellation) =>
        UseAsync(terminal, data, coalition, (db, coalitions, _) => command(db, terminal, coalitions), cancellation);

    /// <summary>Runs a command that needs the agreements, too.</summary>
    public Task<int> UseAsync(Terminal terminal, string? data, string? coalition, Func<CouncilDb, IReadOnlyList<CoalitionRow>, AgreementBook, Task<int>> command, CancellationToken cancellation) =>
        OpenAsync(
            terminal,
            data,
            async (db, agreements) =>
            {
                var all = await db.Coalitions.OrderBy(c => c.Id).AsNoTracking().ToListAsync(cancellation);
                var meant = coalition is null ? all : all.FindAll(c => c.Id.Equals(coalition, StringComparison.OrdinalIgnoreCase));
                if (meant.Count > 0 || coalition is null)
                    return await command(db, meant, agreements);

                var texts = Texts.Of<CommandDatabase>(terminal.Language);
                return terminal.Refuse(texts["CoalitionUnknown", coalition, all.Count > 0 ? string.Join(", ", all.Select(c => c.Id)) : texts["NoCoalitions"]]);
            },
            cancellation);

    private async Task<int> OpenAsync(Terminal terminal, string? data, Func<CouncilDb, AgreementBook, Task<int>> command, CancellationToken cancellation)
    {
        var refusal = new StartRefusal(terminal.Language);
        var options = settings.Database(data);
        if (refusal.Of(options) is { } wrong)
            return terminal.Refuse(wrong);

        if (new KnowledgeStart(settings).Open(terminal, data) is not { } knowledge)
            return Exit.Refused;

        var (agreements, errors) = AgreementFiles.Read(knowledge, settings.Seeds, data ?? settings.Data);
        if (errors.Count > 0)
            return terminal.Refuse(string.Join(Environment.NewLine, errors.Select(e => refusal.Of(e.File, e.Error))));

        try
        {
            await using var services = Database.Open(options);
            var databases = services.GetRequiredService<CouncilDbFactory>();
            var state = await new Store(databases, options, agreements, knowledge, TimeProvider.System).PrepareAsync(cancellation);
            if (state != SchemaState.Current)
                return terminal.Refuse(refusal.Of(state, options));

            await using var db = databases.Open();
            return await command(db, new AgreementBook(agreements));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return terminal.Refuse(refusal.FolderReadOnly(options.File));
        }
        catch (Exception e) when (DbErrors.IsBusy(e) || DbErrors.IsDiskFull(e) || DbErrors.IsUnavailable(e))
        {
            var texts = Texts.Of<CommandDatabase>(terminal.Language);
            return terminal.Refuse(DbErrors.IsUnavailable(e) ? refusal.Of(SchemaState.Unreachable, options) : texts[DbErrors.IsBusy(e) ? "DatabaseBusy" : "DatabaseFull"]);
        }
    }
}
