using System.CommandLine;
using CouncilBot.Features.Sessions.Recess;
using CouncilBot.Features.Sessions.Sync;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Sessions;

namespace CouncilBot.Features.Sessions.Import;

/// <summary>The commands <c>sessions import</c>, <c>sessions sync</c>, <c>sessions recess</c> and <c>sessions list</c> with their options.</summary>
internal static class SessionsCommands
{
    /// <summary>The command, to be added to the root.</summary>
    /// <param name="settings">Settings of the installation.</param>
    /// <param name="terminalFor">Where a command writes.</param>
    /// <param name="dataOf">The data folder the command line names, or null.</param>
    /// <param name="watchers">Who learns of sessions that move or are called off.</param>
    /// <param name="time">The clock.</param>
    public static Command Build(Settings settings, Func<ParseResult, Terminal> terminalFor, Func<ParseResult, string?> dataOf, IReadOnlyList<ISessionWatcher> watchers, TimeProvider time)
    {
        var texts = Texts.Of<ImportSessionsCommand>(Language.German);
        var database = new CommandDatabase(settings);
        var file = new Argument<string>("file") { Description = texts["File"] };
        var coalition = new Option<string>("--coalition") { Description = texts["Coalition"], Required = true };
        var import = new Command("import", texts["Import"]) { file, coalition };
        import.SetAction((parsed, cancellation) => database.UseAsync(terminalFor(parsed), dataOf(parsed), parsed.GetRequiredValue(coalition), (db, coalitions, agreements) =>
            new ImportSessionsCommand(db, agreements, terminalFor(parsed), watchers, time).RunAsync(parsed.GetRequiredValue(file), coalitions[0], cancellation), cancellation));

        var only = new Option<string?>("--coalition") { Description = texts["OnlyCoalition"] };
        var list = new Command("list", texts["List"]) { only };
        list.SetAction((parsed, cancellation) => database.UseAsync(terminalFor(parsed), dataOf(parsed), parsed.GetValue(only), (db, coalitions, agreements) =>
            new ListSessionsCommand(db, new SessionBook(agreements), terminalFor(parsed), time).RunAsync(coalitions, cancellation), cancellation));
        return new Command("sessions", texts["Sessions"]) { import, Sync(database, terminalFor, dataOf, watchers, time), Recess(database, terminalFor, dataOf), list };
    }

    private static Command Recess(CommandDatabase database, Func<ParseResult, Terminal> terminalFor, Func<ParseResult, string?> dataOf)
    {
        var texts = Texts.Of<ImportRecessesCommand>(Language.German);
        var file = new Argument<string>("file") { Description = texts["File"] };
        var coalition = new Option<string>("--coalition") { Description = texts["Coalition"], Required = true };
        var recess = new Command("recess", texts["Command"]) { file, coalition };
        recess.SetAction((parsed, cancellation) => database.UseAsync(terminalFor(parsed), dataOf(parsed), parsed.GetRequiredValue(coalition), (db, coalitions, _) =>
            new ImportRecessesCommand(db, terminalFor(parsed)).RunAsync(parsed.GetRequiredValue(file), coalitions[0], cancellation), cancellation));
        return recess;
    }

    private static Command Sync(CommandDatabase database, Func<ParseResult, Terminal> terminalFor, Func<ParseResult, string?> dataOf, IReadOnlyList<ISessionWatcher> watchers, TimeProvider time)
    {
        var texts = Texts.Of<SyncSessionsCommand>(Language.German);
        var address = new Option<string>("--oparl") { Description = texts["Address"], Required = true };
        var coalition = new Option<string?>("--coalition") { Description = texts["Coalition"] };
        var body = new Option<string?>("--body") { Description = texts["Body"] };
        var sync = new Command("sync", texts["Sync"]) { address, coalition, body };
        sync.SetAction((parsed, cancellation) => database.UseAsync(terminalFor(parsed), dataOf(parsed), parsed.GetValue(coalition), (db, coalitions, agreements) =>
            new SyncSessionsCommand(db, agreements, terminalFor(parsed), watchers, time).RunAsync(new SyncRequest(parsed.GetRequiredValue(address), parsed.GetValue(body)), coalitions, cancellation), cancellation));
        return sync;
    }
}
