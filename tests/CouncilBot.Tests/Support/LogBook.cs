using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Tests.Support;

/// <summary>Keeps every log line, so that a test can look for what must not be in it.</summary>
internal sealed class LogBook : ILoggerProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Waits until a line with these words was written.</summary>
    public async Task HasAsync(string words)
    {
        using var limit = new CancellationTokenSource(Longest);
        while (true)
        {
            var next = _next.Task;
            if (_lines.Any(l => l.Contains(words, StringComparison.Ordinal)))
                return;

            await next.WaitAsync(limit.Token);
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void Dispose()
    {
    }

    private void Add(string line)
    {
        _lines.Enqueue(line);
        var waiting = _next;
        _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.TrySetResult();
    }

    private sealed class Logger(string category, LogBook book) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            book.Add($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
