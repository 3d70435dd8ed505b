using System.Net.Sockets;
using CouncilBot.Hosting.Playground;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Starting;

/// <summary>Starts the bot and runs it until it is stopped, or says in lines what stops the start.</summary>
internal sealed class ServeCommand(Settings settings, Terminal terminal, string? data)
{
    private readonly StartRefusal _refusal = new(terminal.Language);
    private readonly string _data = data ?? settings.Data;

    public async Task<int> RunAsync(CancellationToken cancellation, Action<IServiceCollection>? configure = null)
    {
        if (_refusal.Of(settings) is { Count: > 0 } wrong)
            return Refuse(wrong);

        if (new KnowledgeStart(settings).Open(terminal, data) is not { } knowledge)
            return Exit.Refused;

        var (agreements, errors) = AgreementFiles.Read(knowledge, settings.Seeds, _data);
        if (errors.Count > 0)
            return Refuse([.. errors.Select(e => _refusal.Of(e.File, e.Error))]);

        var database = settings.Database(_data);
        using var only = TakeFile(database, out var refusal);
        if (refusal is not null)
            return Refuse([refusal]);

        await using var app = BotHost.Build(settings, _data, knowledge, agreements, services =>
        {
            if (settings.IsDevelopment && settings.Playground.IsEnabled)
                services.AddPlayground(Pages(), terminal.Out, terminal.Language);

            configure?.Invoke(services);
        });
        var state = await app.Services.GetRequiredService<Store>().TryPrepareAsync(cancellation);
        // A server may come back; a file that is here and cannot be used does not repair itself.
        if (state is not (SchemaState.Current or SchemaState.Unreachable) || (state == SchemaState.Unreachable && database.Provider == StorageProvider.Sqlite))
            return Refuse([_refusal.Of(state, database)]);

        // Nobody else can have the file: what a process held that died is nobody's.
        if (only is not null && state == SchemaState.Current)
            await RecoverAsync(app.Services, cancellation);

        if (state == SchemaState.Unreachable)
            await terminal.Error.WriteLineAsync(_refusal.Of(state, database));
        else if (settings.Teams.AllowAnonymous)
            await EnrolDemoAsync(app.Services, cancellation);

        return await ListenAsync(app, cancellation);
    }

    private async Task<int> ListenAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Refuse([_refusal.PortTaken(settings.Bot.Urls)]);
        }
        catch (SocketException)
        {
            return Refuse([_refusal.PortTaken(settings.Bot.Urls)]);
        }

        await terminal.Out.WriteLineAsync(Texts.Of<ServeCommand>(terminal.Language)["Listening", string.Join(", ", app.Urls)]);
        await app.WaitForShutdownAsync(cancellation);
        return Exit.Success;
    }

    private PlaygroundOptions Pages() => new()
    {
        IsEnabled = true,
        People = settings.Playground.People.Count > 0 ? [.. settings.Playground.People] : PlaygroundOptions.DefaultPeople,
        FirstPort = settings.Playground.FirstPort,
    };

    private InstanceLock? TakeFile(StorageOptions database, out string? refusal)
    {
        refusal = null;
        if (database.Provider != StorageProvider.Sqlite)
            return null;

        try
        {
            var taken = InstanceLock.TryTake(database.File, TimeProvider.System, out var other);
            refusal = taken is null ? _refusal.Of(other, database.File) : null;
            return taken;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            refusal = _refusal.FolderReadOnly(database.File);
            return null;
        }
    }

    private static async Task RecoverAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = services.GetRequiredService<CouncilDbFactory>().Open();
        await Outbox.RecoverAllAsync(db, cancellation);
    }

    /// <summary>A new database of somebody who tries things out knows the people of the chat pages.</summary>
    private static async Task EnrolDemoAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = services.GetRequiredService<CouncilDbFactory>().Open();
        var file = Path.Combine(AppContext.BaseDirectory, "playground", "members.csv");
        if (!File.Exists(file) || await db.People.AnyAsync(cancellation))
            return;

        await using var csv = File.OpenRead(file);
        await MemberImport.ImportAsync(db, await MemberFile.ReadAsync(csv, cancellation), replace: false, services.GetRequiredService<TimeProvider>(), cancellation);
    }

    private int Refuse(IReadOnlyList<string> lines)
    {
        terminal.Error.WriteLine(_refusal.Title(lines.Count));
        foreach (var line in lines)
            terminal.Error.WriteLine($"- {line}");

        return Exit.Refused;
    }
}
