using System.Collections.Concurrent;

namespace Lianmeng.Storage;

/// <summary>Rings after commit for whoever waits on an organisation or account: live pages, caches of rights.
/// In memory and lossy by design: it carries no data, a listener reads the database.</summary>
public sealed class Bell
{
    private readonly ConcurrentDictionary<long, Action<IReadOnlySet<Guid>>> _listeners = new();
    private long _next;

    public void Ring(IReadOnlySet<Guid> touched)
    {
        if (touched.Count == 0)
        {
            return;
        }

        foreach (var listener in _listeners.Values)
        {
            listener(touched);
        }
    }

    /// <summary>Listens until the result is disposed. The listener must return at once.</summary>
    public IDisposable Listen(Action<IReadOnlySet<Guid>> listener)
    {
        var id = Interlocked.Increment(ref _next);
        _listeners[id] = listener;
        return new Ending(() => _listeners.TryRemove(id, out _));
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
