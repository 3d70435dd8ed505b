using System.CommandLine;
using System.CommandLine.Parsing;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Members.End;
using CouncilBot.Features.Members.Import;
using CouncilBot.Features.Members.Invite;
using CouncilBot.Features.Members.List;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Members.Commands;

/// <summary>The commands <c>members import</c>, <c>members list</c>, <c>members end</c> and <c>invite</c> with their options.</summary>
internal sealed class MembersCommands
{
    private readonly CommandDatabase _database;
    private readonly Func<ParseResult, Terminal> _terminalFor;
    private readonly Func<ParseResult, string?> _dataOf;
    private readonly TimeProvider _time;
    private readonly Texts _texts = Texts.Of<MembersCommands>(Language.German);

    private MembersCommands(Settings settings, Func<ParseResult, Terminal> terminalFor, Func<ParseResult, string?> dataOf, TimeProvider time) =>
        (_database, _terminalFor, _dataOf, _time) = (new CommandDatabase(settings), terminalFor, dataOf, time);

    /// <summary>The commands, to be added to the root.</summary>
    /// <param name="settings">Settings of the installation.</param>
    /// <param name="terminalFor">Where a command writes.</param>
    /// <param name="dataOf">The data folder the command line names, or null.</param>
    /// <param name="time">The clock.</param>
    public static IReadOnlyList<Command> Build(Settings settings, Func<ParseResult, Terminal> terminalFor, Func<ParseResult, string?> dataOf, TimeProvider time)
    {
        var commands = new MembersCommands(settings, terminalFor, dataOf, time);
        return [new Command("members", commands._texts["Members"]) { commands.Import(), commands.List(), commands.End() }, commands.Invite()];
    }

    private Command Import()
    {
        var file = new Argument<string>("file") { Description = _texts["File"] };
        var replace = new Option<bool>("--replace") { Description = _texts["Replace"] };
        var command = new Command("import", _texts["Import"]) { file, replace };
        command.SetAction((parsed, cancellation) => _database.UseAsync(_terminalFor(parsed), _dataOf(parsed), (db, terminal) =>
            new ImportMembersCommand(db, terminal, _time).RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(replace), cancellation), cancellation));
        return command;
    }

    private Command List()
    {
        var coalition = new Option<string?>("--coalition") { Description = _texts["OnlyCoalition"] };
        var command = new Command("list", _texts["List"]) { coalition };
        command.SetAction((parsed, cancellation) => _database.UseAsync(_terminalFor(parsed), _dataOf(parsed), parsed.GetValue(coalition), (db, terminal, coalitions) =>
            new ListMembersCommand(db, terminal).RunAsync(coalitions, cancellation), cancellation));
        return command;
    }

    private Command End()
    {
        var tenant = new Option<Guid>("--tenant") { Description = _texts["Tenant"], Required = true, CustomParser = Guid };
        var objectId = new Option<Guid>("--object") { Description = _texts["Object"], Required = true, CustomParser = Guid };
        var coalition = new Option<string>("--coalition") { Description = _texts["Coalition"], Required = true };
        var command = new Command("end", _texts["End"]) { tenant, objectId, coalition };
        command.SetAction((parsed, cancellation) => _database.UseAsync(_terminalFor(parsed), _dataOf(parsed), parsed.GetRequiredValue(coalition), (db, terminal, coalitions) =>
            new EndMembershipCommand(db, terminal, _time).RunAsync(parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(objectId), coalitions[0], cancellation), cancellation));
        return command;
    }

    private Command Invite()
    {
        var coalition = new Option<string>("--coalition") { Description = _texts["Coalition"], Required = true };
        var faction = new Option<string?>("--faction") { Description = _texts["Faction"] };
        var role = new Option<string[]>("--role") { Description = _texts["Role"], Required = true, AllowMultipleArgumentsPerToken = true };
        role.AcceptOnlyFromAmong([.. InviteCommand.Words.Keys]);
        var command = new Command("invite", _texts["Invite"]) { coalition, faction, role };
        command.SetAction((parsed, cancellation) => _database.UseAsync(_terminalFor(parsed), _dataOf(parsed), parsed.GetRequiredValue(coalition), (db, terminal, coalitions) =>
        {
            var roles = parsed.GetRequiredValue(role).Aggregate(Roles.None, (sum, word) => sum | InviteCommand.Words[word]);
            return new InviteCommand(db, terminal, _time).RunAsync(coalitions[0], parsed.GetValue(faction), roles, cancellation);
        }, cancellation));
        return command;
    }

    private Guid Guid(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (!System.Guid.TryParse(text, out var id))
            given.AddError(_texts["NotAGuid", ((OptionResult)given.Parent!).Option.Name, text]);

        return id;
    }
}
