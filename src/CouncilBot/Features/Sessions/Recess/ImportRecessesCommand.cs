using CouncilBot.Coalition.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;

namespace CouncilBot.Features.Sessions.Recess;

/// <summary>
/// <c>sessions recess</c>: takes school holidays or recesses over, in place of those taken over before. The cooperation committee
/// does not meet in them, unless its managers enter a meeting.
/// </summary>
internal sealed class ImportRecessesCommand(CouncilDb db, Terminal terminal)
{
    private readonly Texts _texts = Texts.Of<ImportRecessesCommand>(terminal.Language);

    public async Task<int> RunAsync(string path, CoalitionRow coalition, CancellationToken cancellation)
    {
        var (file, problem) = await NamedFile.ReadAsync(path, stream => RecessFile.ReadAsync(stream, cancellation));
        if (file is null)
            return terminal.Refuse(_texts[problem!, TerminalText.Of(path)]);

        if (file.Errors.Count > 0)
            return Refuse(path, file.Errors);

        db.CoalitionId = coalition.Id;
        var before = await Recesses.ReplaceAsync(db, file.Recesses, cancellation);
        await terminal.Out.WriteLineAsync(_texts["Imported", file.Recesses.Count, before, coalition.Name]);
        foreach (var recess in file.Recesses)
            await terminal.Out.WriteLineAsync(_texts["Item", recess.First, recess.Last, TerminalText.Of(recess.Name)]);

        return Exit.Success;
    }

    private int Refuse(string path, IReadOnlyList<RecessError> errors)
    {
        terminal.Error.WriteLine(_texts["Refused", TerminalText.Of(path), errors.Count]);
        foreach (var error in errors)
        {
            var said = _texts[error.Problem.ToString(), SessionFile.MaxBytes / 1024, RecessFile.MostRecesses, RecessFile.MostDays, SessionLimits.Name];
            terminal.Error.WriteLine(error.Line == 0 ? said : _texts["Line", error.Line, said]);
        }

        return Exit.Refused;
    }
}
