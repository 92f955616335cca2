using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Lianmeng.Tests.Support;

/// <summary>Keeps what the program logs, so that tests can look for what must not be there.</summary>
internal sealed class TestLog : ILoggerProvider, ILogger
{
    public static readonly TestLog Provider = new();

    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
