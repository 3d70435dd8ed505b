using System.CommandLine;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Messages;

/// <summary>The commands <c>messages list</c> and <c>messages retry</c> with their options.</summary>
internal sealed class MessagesCommands
{
    private static readonly IReadOnlyDictionary<string, OutboxState> States = Enum.GetValues<OutboxState>().ToDictionary(s => s.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly CommandDatabase _database;
    private readonly Func<ParseResult, Terminal> _terminalFor;
    private readonly Func<ParseResult, string?> _dataOf;
    private readonly TimeProvider _time;
    private readonly Texts _texts = Texts.Of<MessagesCommands>(Language.German);

    private MessagesCommands(Settings settings, Func<ParseResult, Terminal> terminalFor, Func<ParseResult, string?> dataOf, TimeProvider time) =>
        (_database, _terminalFor, _dataOf, _time) = (new CommandDatabase(settings), terminalFor, dataOf, time);

    /// <summary>The command, to be added to the root.</summary>
    /// <param name="settings">Settings of the installation.</param>
    /// <param name="terminalFor">Where a command writes.</param>
    /// <param name="dataOf">The data folder the command line names, or null.</param>
    /// <param name="time">The clock.</param>
    public static Command Build(Settings settings, Func<ParseResult, Terminal> terminalFor, Func<ParseResult, string?> dataOf, TimeProvider time)
    {
        var commands = new MessagesCommands(settings, terminalFor, dataOf, time);
        return new Command("messages", commands._texts["Messages"]) { commands.List(), commands.Retry() };
    }

    private Command List()
    {
        var state = new Option<string?>("--state") { Description = _texts["State"] };
        state.AcceptOnlyFromAmong([.. States.Keys]);
        var json = new Option<bool>("--json") { Description = _texts["Json"] };
        var command = new Command("list", _texts["List"]) { state, json };
        command.SetAction((parsed, cancellation) => _database.UseAsync(_terminalFor(parsed), _dataOf(parsed), (db, terminal) =>
            new ListMessagesCommand(db, terminal, _time).RunAsync(parsed.GetValue(state) is { } name ? States[name] : null, parsed.GetValue(json), cancellation), cancellation));
        return command;
    }

    private Command Retry()
    {
        var id = new Argument<long?>("id") { Description = _texts["Id"], Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = _texts["All"] };
        var unknown = new Option<bool>("--unknown") { Description = _texts["Unknown"] };
        var command = new Command("retry", _texts["Retry"]) { id, all, unknown };
        command.Validators.Add(given =>
        {
            // Only whether there is one: a wrong one is complained about by itself.
            if (given.GetResult(id) is { Tokens.Count: > 0 } == given.GetValue(all))
                given.AddError(_texts["IdOrAll"]);
        });
        command.SetAction((parsed, cancellation) => _database.UseAsync(_terminalFor(parsed), _dataOf(parsed), (db, terminal) =>
            new RetryMessagesCommand(db, terminal, _time).RunAsync(parsed.GetValue(id), parsed.GetValue(unknown), cancellation), cancellation));
        return command;
    }
}
