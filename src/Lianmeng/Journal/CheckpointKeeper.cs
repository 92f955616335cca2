using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Journal;

/// <summary>Signs the end of every site's journal in the background: after 60 s or 1,000 entries, and when the program
/// stops.</summary>
internal sealed class CheckpointKeeper(
    HallFactory halls, CheckpointFiles files, TimeProvider time, ILogger<CheckpointKeeper> log) : BackgroundService
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    public const long MostEntries = 1000;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Dictionary<SiteId, Seen> _last = [];

    /// <param name="Since">When the first entry beyond the checkpoint was seen; null when there is none.</param>
    private sealed record Seen(long Number, DateTimeOffset? Since);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(isLast: false, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await LookAsync(isLast: true, CancellationToken.None);
        }
    }

    /// <summary>Signs whatever is due; everything that is unsigned when <paramref name="isLast"/>.</summary>
    internal async Task LookAsync(bool isLast, CancellationToken cancellation)
    {
        try
        {
            await using var hall = halls.OpenForReading(default);
            foreach (var head in await hall.Set<JournalHead>().OrderBy(h => h.SiteId).ToListAsync(cancellation))
            {
                Consider(head, isLast);
            }
        }
        catch (Exception e) when (e is System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            // The journal goes on; the next look signs what this one could not.
            log.LogError(e, "Checkpoints of the journal could not be written");
        }
    }

    private void Consider(JournalHead head, bool isLast)
    {
        if (!_last.TryGetValue(head.SiteId, out var seen))
        {
            seen = new(files.LastOf(head.SiteId), null);
        }

        var now = time.GetUtcNow();
        var unsigned = head.Number - seen.Number;
        var since = unsigned > 0 ? seen.Since ?? now : (DateTimeOffset?)null;
        if (unsigned > 0 && (isLast || unsigned >= MostEntries || now - since >= LongestWait))
        {
            files.Write(head.SiteId, head.Number, head.Hash, now.UtcDateTime);
            (seen, since) = (seen with { Number = head.Number }, null);
        }

        _last[head.SiteId] = seen with { Since = since };
    }
}
