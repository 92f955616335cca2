using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Journal;

/// <summary>Signs the end of every site's journal in the background: after 60 s or 1,000 entries, and when the program
/// stops, after the writer.</summary>
internal sealed class CheckpointKeeper(
    HallFactory halls, CheckpointFiles files, TimeProvider time, ILogger<CheckpointKeeper> log)
    : Rounds(TimeSpan.FromSeconds(1), time, log)
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    public const long MostEntries = 1000;

    private readonly TimeProvider _time = time;
    private readonly Dictionary<SiteId, Seen> _last = [];
    private bool _isLast;

    /// <param name="Since">When the first entry beyond the checkpoint was seen, by the clock that nobody sets; null when
    /// there is none.</param>
    private sealed record Seen(long Number, long? Since);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _isLast = true;
        await TryRoundAsync(CancellationToken.None);
    }

    /// <summary>Signs whatever is due; everything that is unsigned in the last round.</summary>
    protected internal override async Task RoundAsync(CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(default);
        foreach (var head in await hall.Set<JournalHead>().OrderBy(h => h.SiteId).ToListAsync(cancellation))
        {
            Consider(head);
        }
    }

    private void Consider(JournalHead head)
    {
        if (!_last.TryGetValue(head.SiteId, out var seen))
        {
            seen = new(files.LastOf(head.SiteId), null);
        }

        var unsigned = head.Number - seen.Number;
        if (unsigned <= 0)
        {
            _last[head.SiteId] = seen with { Since = null };
            return;
        }

        var since = seen.Since ?? _time.GetTimestamp();
        if (_isLast || unsigned >= MostEntries || _time.GetElapsedTime(since) >= LongestWait)
        {
            files.Write(head.SiteId, head.Number, head.Hash, _time.GetUtcNow().UtcDateTime);
            _last[head.SiteId] = new(head.Number, null);
            return;
        }

        _last[head.SiteId] = seen with { Since = since };
    }
}
