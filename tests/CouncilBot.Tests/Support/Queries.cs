using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilBot.Tests.Support;

/// <summary>
/// The statements a bot sends to its database for what somebody does, in their order: those of the trace that begins with the
/// click, and none of what else the process does.
/// </summary>
internal sealed partial class Queries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly Activity _click = new Activity("click").Start();
    private readonly List<string> _statements = [];
    private readonly List<IDisposable> _subscriptions = [];

    private Queries() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>What each statement does and with which tables, a line each.</summary>
    public static async Task<string> OfAsync(Func<Task> click)
    {
        using var queries = new Queries();
        await click();
        lock (queries._statements)
            return string.Join('\n', queries._statements);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEventData data || Activity.Current?.TraceId != _click.TraceId)
            return;

        var sql = data.Command.CommandText;
        var tables = Table().Matches(sql).Select(m => m.Groups["table"].Value).Distinct(StringComparer.Ordinal);
        lock (_statements)
            _statements.Add($"{Verb().Match(sql).Value} {string.Join(", ", tables)}");
    }

    public void OnError(Exception error) => throw new InvalidOperationException(error.Message, error);

    public void OnCompleted()
    {
    }

    public void Dispose()
    {
        _subscriptions.ForEach(s => s.Dispose());
        _click.Dispose();
    }

    [GeneratedRegex(@"\b(SELECT|INSERT|UPDATE|DELETE|BEGIN|COMMIT|PRAGMA)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Verb();

    [GeneratedRegex("""(FROM|JOIN|INTO|UPDATE)\s+"?(?<table>[A-Z]\w+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Table();
}
