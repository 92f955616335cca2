using System.Collections.Concurrent;
using Lianmeng.Kernel;

namespace Lianmeng.Storage;

/// <summary>Rings after commit for whoever waits on an organisation or account: live pages, caches of rights. In memory
/// and lossy by design: it carries no data, a listener reads the database. A commit costs what it touched and who waits
/// for that, however many others wait for something else. Other programs on the same database ring it through
/// <see cref="Neighbours"/>. Thread-safe.</summary>
public sealed class Bell
{
    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<Guid, Action[]> _waiting = new();
    private volatile Cache[] _caches = [];

    private sealed record Cache(Action<IReadOnlySet<Guid>> Forget, Action ForgetAll);

    /// <summary>This run of this program, among those on one database. Never from seeded ids: two programs would be one.</summary>
    internal Guid Program { get; } = new Ids().New<Bell>().Value;

    public void Ring(IReadOnlySet<Guid> touched)
    {
        if (touched.Count == 0)
        {
            return;
        }

        // Caches first: whoever is woken asks them, and must not find what was.
        foreach (var cache in _caches)
        {
            cache.Forget(touched);
        }

        foreach (var id in touched)
        {
            foreach (var wake in _waiting.GetValueOrDefault(id, []))
            {
                wake();
            }
        }
    }

    /// <summary>What was touched is not known: caches forget all they have, and whoever waits is woken.</summary>
    public void RingAll()
    {
        foreach (var cache in _caches)
        {
            cache.ForgetAll();
        }

        foreach (var wake in _waiting.Values.SelectMany(w => w))
        {
            wake();
        }
    }

    /// <summary>Is told of everything that is touched, until the result is disposed. It must return at once, in a time
    /// that does not grow with what it remembers.</summary>
    /// <param name="forgetAll">Called when what was touched is not known.</param>
    public IDisposable Forget(Action<IReadOnlySet<Guid>> forget, Action forgetAll)
    {
        var own = new Cache(touched => forget(touched), forgetAll); // who listens twice ends one of two
        lock (_changing)
        {
            _caches = [.. _caches, own];
        }

        return new Ending(() => _caches = [.. _caches.Where(c => !ReferenceEquals(c, own))], _changing);
    }

    /// <summary>Is woken when one of the organisations or accounts is touched, until the result is disposed; once for
    /// each of them. It must return at once.</summary>
    public IDisposable Listen(IReadOnlyCollection<Guid> ids, Action wake)
    {
        Action own = () => wake(); // who listens twice ends one of two
        lock (_changing)
        {
            foreach (var id in ids)
            {
                _waiting[id] = [.. _waiting.GetValueOrDefault(id, []), own];
            }
        }

        return new Ending(() => StopListening(ids, own), _changing);
    }

    private void StopListening(IReadOnlyCollection<Guid> ids, Action wake)
    {
        foreach (var id in ids)
        {
            Action[] rest = [.. _waiting.GetValueOrDefault(id, []).Where(w => w != wake)];
            if (rest.Length == 0)
            {
                _waiting.TryRemove(id, out _);
            }
            else
            {
                _waiting[id] = rest;
            }
        }
    }

    private sealed class Ending(Action end, Lock changing) : IDisposable
    {
        public void Dispose()
        {
            lock (changing)
            {
                end();
            }
        }
    }
}
