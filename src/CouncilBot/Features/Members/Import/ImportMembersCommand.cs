using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;

namespace CouncilBot.Features.Members.Import;

/// <summary><c>members import</c>: takes a list of members over, as a whole or not at all, and says line by line what is wrong with it.</summary>
internal sealed class ImportMembersCommand(CouncilDb db, Terminal terminal, TimeProvider time)
{
    private const int LongestShown = 100;

    private readonly Texts _texts = Texts.Of<ImportMembersCommand>(terminal.Language);

    public async Task<int> RunAsync(string path, bool replace, CancellationToken cancellation)
    {
        var (file, problem) = await NamedFile.ReadAsync(path, stream => MemberFile.ReadAsync(stream, cancellation));
        if (file is null)
            return terminal.Refuse(_texts[problem!, path]);

        var result = await MemberImport.ImportAsync(db, file, replace, time, cancellation);
        if (result.Errors.Count > 0)
            return Refuse(path, result.Errors);

        await terminal.Out.WriteLineAsync(_texts["Imported", result.Added, result.Changed, result.Unchanged, result.Ended]);
        return Exit.Success;
    }

    private int Refuse(string path, IReadOnlyList<ImportError> errors)
    {
        terminal.Error.WriteLine(_texts["Refused", path, errors.Count]);
        foreach (var error in errors)
            terminal.Error.WriteLine(error.Line == 0 ? Problem(error) : _texts["Line", error.Line, Problem(error)]);

        return Exit.Refused;
    }

    private string Problem(ImportError error) => _texts[
        error.Problem.ToString(),
        TerminalText.Of(error.Value, LongestShown),
        error.Column is { } column ? _texts[$"Column{column}"] : "",
        MemberFile.MaxBytes / 1024,
        MemberFile.MaxLines];
}
