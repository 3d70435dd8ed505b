using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Teams.Tests.Turns.Support;

/// <summary>Everything that was logged, at every level, as an operator would see it.</summary>
internal sealed class Collected : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, string Line)> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines.Select(l => l.Line)];

    /// <summary>Lines of the product itself.</summary>
    public IReadOnlyList<string> Ours => [.. _lines.Where(l => l.Category.StartsWith("CouncilBot", StringComparison.Ordinal)).Select(l => l.Line)];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Clear() => _lines.Clear();

    public void Dispose()
    {
    }

    private sealed class Logger(Collected all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            all._lines.Enqueue((category, $"scope {state}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all._lines.Enqueue((category, $"{logLevel} {formatter(state, exception)} {exception}"));
    }
}
