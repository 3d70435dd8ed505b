using CouncilBot.Hosting;
using CouncilBot.Knowledge.Collections;
using Spectre.Console;

namespace CouncilBot.Features.Documents.Import;

/// <summary>Adds a document to the data folder.</summary>
internal sealed class ImportDocumentCommand(string dataFolder, Terminal terminal)
{
    private readonly Texts _texts = Texts.Of<ImportDocumentCommand>(terminal.Language);

    public int Run(string file, string collection, string title, CancellationToken cancellation)
    {
        var outcome = WithProgress(progress => new DataFolder(dataFolder).Import(file, collection, title, progress, cancellation));
        if (outcome.Refusal is { } refusal)
            return terminal.Refuse(_texts[refusal.ToString(), file, dataFolder]);

        if (outcome.FileRefusal is { } unreadable)
            return terminal.Refuse(_texts[unreadable.ToString(), file]);

        var document = outcome.Document!;
        terminal.Out.WriteLine(_texts[outcome.Effect!.Value.ToString(), document.Info.Title, collection, document.Passages.Count, document.Skipped.Count]);
        if (outcome.EncodingAssumed)
            terminal.Out.WriteLine(_texts["EncodingAssumed", outcome.Encoding]);

        return Exit.Success;
    }

    /// <summary>Long files show a bar on a screen; in a pipe it would only be noise.</summary>
    private ImportOutcome WithProgress(Func<IProgress<double>?, ImportOutcome> import)
    {
        if (!terminal.IsStyled)
            return import(null);

        return AnsiConsole.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask(_texts["Progress"], maxValue: 1);
            return import(new Bar(task));
        });
    }

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
