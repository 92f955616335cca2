using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Lianmeng.Tests.Support;

/// <summary>Keeps what the programs of this run log, with what stands in the scopes of each line, so that tests can look
/// for what must not be there.</summary>
internal sealed class TestLog : ILoggerProvider, ILogger, ISupportExternalScope
{
    private IExternalScopeProvider? _scopes;

    public static ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => _scopes?.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var scopes = new List<string>();
        _scopes?.ForEachScope((scope, found) => found.Add(scope is IEnumerable<KeyValuePair<string, object?>> values
            ? string.Join(", ", values) : Convert.ToString(scope, CultureInfo.InvariantCulture) ?? ""), scopes);
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception} [{string.Join("; ", scopes)}]");
    }

    public void Dispose()
    {
    }
}
