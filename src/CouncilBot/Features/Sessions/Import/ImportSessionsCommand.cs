using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Rules;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;

namespace CouncilBot.Features.Sessions.Import;

/// <summary><c>sessions import</c>: takes sessions over from a table or a calendar, as a whole or not at all, and says line by line what is wrong.</summary>
internal sealed class ImportSessionsCommand(CouncilDb db, AgreementBook agreements, Terminal terminal, IReadOnlyList<ISessionWatcher> watchers, TimeProvider time)
{
    private readonly Texts _texts = Texts.Of<ImportSessionsCommand>(terminal.Language);

    public async Task<int> RunAsync(string path, CoalitionRow coalition, CancellationToken cancellation)
    {
        if (agreements.RulesOf(coalition.Id) is not { Bodies.Count: > 0 } rules)
            return terminal.Refuse(_texts["NoBodies", coalition.Id]);

        var today = BerlinTime.MomentOf(time.GetUtcNow().UtcDateTime).Today;
        var (file, problem) = await NamedFile.ReadAsync(path, stream => SessionFile.ReadAsync(stream, new SessionFileContext(rules.Bodies, BerlinTime.Zone, today), cancellation));
        if (file is null)
            return terminal.Refuse(_texts[problem!, TerminalText.Of(path)]);

        if (file.Errors.Count > 0)
            return Refuse(path, file.Errors);

        db.CoalitionId = coalition.Id;
        var result = await SessionImport.ImportAsync(db, file, watchers, time, cancellation);
        await terminal.Out.WriteLineAsync(_texts["Imported", result.Added, result.Changed, result.Unchanged]);
        if (result.Kept > 0)
            await terminal.Out.WriteLineAsync(_texts["Kept", result.Kept]);

        if (result.Past > 0)
            await terminal.Out.WriteLineAsync(_texts["Past", result.Past]);

        return Exit.Success;
    }

    private int Refuse(string path, IReadOnlyList<SessionFileError> errors)
    {
        terminal.Error.WriteLine(_texts["Refused", TerminalText.Of(path), errors.Count]);
        foreach (var error in errors)
            terminal.Error.WriteLine(error.Line == 0 ? Problem(error) : _texts["Line", error.Line, Problem(error)]);

        return Exit.Refused;
    }

    private string Problem(SessionFileError error) => _texts[
        error.Problem.ToString(),
        TerminalText.Of(error.Value, most: 100),
        error.Column is { } column ? _texts[$"Column{column}"] : "",
        SessionFile.MaxBytes / 1024,
        SessionFile.MaxSessions,
        SessionLimits.Items,
        SessionLimits.YearsAhead];
}
