using System.Collections.Concurrent;
using Lianmeng.Storage;

namespace Lianmeng.Imports;

/// <summary>How far the imports are that this program has in hand. In memory alone: while a file is written nobody else can
/// write, not even how far it is. Open pages are told at most once a second. Thread-safe.</summary>
public sealed class ImportProgress(Bell bell, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<ImportId, Running> _running = new();

    /// <summary>Null when this program has it not in hand.</summary>
    public (int Done, int Total)? Of(ImportId import) =>
        _running.TryGetValue(import, out var running) ? (Math.Min(running.Done, running.Total), running.Total) : null;

    internal Running Begin(ImportId import, Guid account, int total) =>
        _running[import] = new Running(import, account, total, this);

    /// <summary>One import in hand; ends when disposed.</summary>
    internal sealed class Running(ImportId import, Guid account, int total, ImportProgress all) : IDisposable
    {
        private long _told = all.Now;

        public int Done { get; private set; }

        public int Total { get; } = total;

        public void Add(int rows)
        {
            Done += rows;
            if (all.IsDue(_told))
            {
                _told = all.Now;
                all.Tell(account);
            }
        }

        public void Dispose() => all._running.TryRemove(KeyValuePair.Create(import, this));
    }

    private long Now => time.GetTimestamp();

    private bool IsDue(long told) => time.GetElapsedTime(told) >= Pause;

    private void Tell(Guid account) => bell.Ring(new HashSet<Guid> { account });
}
