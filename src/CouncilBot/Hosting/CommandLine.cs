using System.CommandLine;
using CouncilBot.Features.Asking.Ask;
using CouncilBot.Features.Asking.AskBatch;
using CouncilBot.Features.Asking.Evaluate;
using CouncilBot.Features.Documents.Import;
using CouncilBot.Features.Documents.List;
using CouncilBot.Features.Documents.Show;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Record;
using CouncilBot.Features.Members.Commands;
using CouncilBot.Features.Messages;
using CouncilBot.Features.Package;
using CouncilBot.Features.Sessions.Import;
using CouncilBot.Hosting.Doctor;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Hosting;

/// <summary>The commands of the program and their options; what they do is in the features.</summary>
internal sealed class CommandLine
{
    private readonly Settings _settings;
    private readonly TextReader _in;
    private readonly TextWriter _out;
    private readonly TextWriter _error;
    private readonly TimeProvider _time;
    private readonly Texts _texts = Texts.Of<CommandLine>(Language.German);

    private readonly Option<string?> _language;
    private readonly Option<string?> _data;
    private readonly Option<string?> _collection;

    private CommandLine(Settings settings, TextReader input, TextWriter output, TextWriter error, TimeProvider time)
    {
        (_settings, _in, _out, _error, _time) = (settings, input, output, error, time);
        _language = new Option<string?>("--lang") { Description = _texts["Lang"], Recursive = true };
        _language.AcceptOnlyFromAmong("de", "en");
        _data = new Option<string?>("--data") { Description = _texts["Data"], Recursive = true };
        _data.Validators.Add(given =>
        {
            if (string.IsNullOrWhiteSpace(given.GetValueOrDefault<string?>()))
                given.AddError(_texts["DataEmpty"]);
        });
        _collection = new Option<string?>("--collection") { Description = _texts["Collection"] };
    }

    /// <summary>Longer than the bot takes to finish running turns; then the process ends whatever it does.</summary>
    private static readonly TimeSpan Termination = TimeSpan.FromSeconds(30);

    /// <summary>Runs one command by a clock, the machine's unless told otherwise; see <see cref="Exit"/> for the result.</summary>
    public static async Task<int> RunAsync(string[] args, Settings settings, TextWriter output, TextWriter error, TextReader? input = null, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var line = new CommandLine(settings, input ?? Console.In, output, error, time ?? TimeProvider.System);
        var parsed = line.Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = Termination }, cancellation);

        foreach (var problem in parsed.Errors)
            await error.WriteLineAsync(problem.Message);

        return Exit.Usage;
    }

    private RootCommand Root()
    {
        var serve = Serve();
        var root = new RootCommand(_texts["About"]) { serve, Ask(), Documents(), Import(), Show(), Eval(), Db(), Doctor(), PackageCommandLine.Create(TerminalFor) };
        foreach (var command in MembersCommands.Build(_settings, TerminalFor, parsed => parsed.GetValue(_data), _time))
            root.Add(command);

        root.Add(SessionsCommands.Build(_settings, TerminalFor, parsed => parsed.GetValue(_data), [new SessionNews(_time)], _time));
        root.Add(RecordCommand.Build(_settings, TerminalFor, parsed => parsed.GetValue(_data)));
        root.Add(MessagesCommands.Build(_settings, TerminalFor, parsed => parsed.GetValue(_data), _time));
        root.Add(_language);
        root.Add(_data);
        // Without a command the bot runs.
        foreach (var option in serve.Options)
            root.Add(option);

        root.Action = serve.Action;
        return root;
    }

    private Command Serve()
    {
        var urls = new Option<string?>("--urls") { Description = _texts["Urls"] };
        var noPlayground = new Option<bool>("--no-playground") { Description = _texts["NoPlayground"] };
        var people = new Option<string?>("--playground-people") { Description = _texts["PlaygroundPeople"] };
        var command = new Command("serve", _texts["Serve"]) { urls, noPlayground, people };
        command.SetAction((parsed, cancellation) =>
        {
            var settings = _settings.With(parsed.GetValue(urls), parsed.GetValue(noPlayground), parsed.GetValue(people));
            return new ServeCommand(settings, TerminalFor(parsed), parsed.GetValue(_data)).RunAsync(cancellation);
        });
        return command;
    }

    private Command Db()
    {
        var migrate = new Command("migrate", _texts["DbMigrate"]);
        migrate.SetAction((parsed, cancellation) => new MigrateCommand(_settings, TerminalFor(parsed), parsed.GetValue(_data)).RunAsync(cancellation));
        return new Command("db", _texts["Db"]) { migrate };
    }

    private Command Doctor()
    {
        var command = new Command("doctor", _texts["Doctor"]);
        command.SetAction((parsed, cancellation) => new DoctorCommand(_settings, TerminalFor(parsed), parsed.GetValue(_data)).RunAsync(cancellation));
        return command;
    }

    private Command Ask()
    {
        var question = new Argument<string?>("question") { Description = _texts["Question"], Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = _texts["Json"] };
        var explain = new Option<bool>("--explain") { Description = _texts["Explain"] };
        var batch = new Option<string?>("--batch") { Description = _texts["Batch"] };
        var command = new Command("ask", _texts["Ask"]) { question, _collection, json, explain, batch };
        command.SetAction(parsed =>
        {
            var terminal = TerminalFor(parsed);
            if (Start().Open(terminal, parsed.GetValue(_data)) is not { } knowledge)
                return Exit.Refused;

            var (text, file) = (parsed.GetValue(question), parsed.GetValue(batch));
            if (text is not null && file is not null)
                return terminal.Refuse(Texts.Of<AskCommand>(terminal.Language)["QuestionOrBatch"]);

            if (file is not null)
                return new AskBatchCommand(knowledge, terminal).Run(file);

            var request = new AskRequest(parsed.GetValue(_collection) ?? _settings.DefaultCollection, LanguageOf(parsed), parsed.GetValue(json), parsed.GetValue(explain));
            var ask = new AskCommand(knowledge, terminal);
            return text is null ? ask.Converse(request) : ask.Run(text, request);
        });
        return command;
    }

    private Command Documents()
    {
        var command = new Command("documents", _texts["Documents"]) { _collection };
        command.SetAction(parsed => Start().Open(TerminalFor(parsed), parsed.GetValue(_data)) is { } knowledge
            ? new ListDocumentsCommand(knowledge, TerminalFor(parsed)).Run(parsed.GetValue(_collection))
            : Exit.Refused);
        return command;
    }

    private Command Import()
    {
        var file = new Argument<string>("file") { Description = _texts["File"] };
        var collection = new Option<string>("--collection") { Description = _texts["Collection"], Required = true };
        var title = new Option<string>("--title") { Description = _texts["Title"], Required = true };
        var command = new Command("import", _texts["Import"]) { file, collection, title };
        command.SetAction((parsed, cancellation) => Task.FromResult(
            new ImportDocumentCommand(parsed.GetValue(_data) ?? _settings.Data, TerminalFor(parsed))
                .Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(collection), parsed.GetRequiredValue(title), cancellation)));
        return command;
    }

    private Command Show()
    {
        var passage = new Argument<string>("passage") { Description = _texts["Passage"] };
        var command = new Command("show", _texts["Show"]) { passage };
        command.SetAction(parsed => Start().Open(TerminalFor(parsed), parsed.GetValue(_data)) is { } knowledge
            ? new ShowPassageCommand(knowledge, TerminalFor(parsed)).Run(parsed.GetRequiredValue(passage))
            : Exit.Refused);
        return command;
    }

    private Command Eval()
    {
        var file = new Argument<string>("file") { Description = _texts["File"] };
        var command = new Command("eval", _texts["Eval"]) { file };
        command.SetAction(parsed => Start().Open(TerminalFor(parsed), parsed.GetValue(_data)) is { } knowledge
            ? new EvaluateCommand(knowledge, TerminalFor(parsed)).Run(parsed.GetRequiredValue(file))
            : Exit.Refused);
        return command;
    }

    private KnowledgeStart Start() => new(_settings);

    private Language? LanguageOf(ParseResult parsed) => parsed.GetValue(_language) switch
    {
        "de" => Language.German,
        "en" => Language.English,
        _ => null,
    };

    private Terminal TerminalFor(ParseResult parsed) =>
        new(_in, _out, _error, LanguageOf(parsed) ?? Language.German, ReferenceEquals(_out, Console.Out) && !Console.IsOutputRedirected);
}
