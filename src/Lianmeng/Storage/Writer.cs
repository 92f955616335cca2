using System.Data;
using System.Threading.Channels;
using Lianmeng.Kernel;
using Microsoft.Extensions.Hosting;

namespace Lianmeng.Storage;

/// <summary>Takes every write of the process. Commands that wait at the same time share one transaction and so one
/// disk flush; each runs in its own savepoint, and nobody is answered before COMMIT (law 5). On SQLite there is one
/// lane, on PostgreSQL several, a site always in the same one.</summary>
internal sealed class Writer : BackgroundService, IWriter
{
    /// <summary>Commands that may wait in a lane: about two seconds of small ones. Who comes then is told at once.</summary>
    internal const int MostWaiting = 4096;

    private const int PostgresLanes = 4;
    private readonly Channel<Job>[] _lanes;
    private readonly WriterLane[] _workers;

    public Writer(HallFactory halls, Bell bell, Ids ids, TimeProvider time, ILogger<Writer> log)
    {
        _lanes = [.. Enumerable.Range(0, halls.IsPostgres ? PostgresLanes : 1).Select(_ =>
            Channel.CreateBounded<Job>(new BoundedChannelOptions(MostWaiting) { SingleReader = true }))];
        _workers = [.. _lanes.Select(lane => new WriterLane(lane.Reader, halls, bell, ids, time, log))];
    }

    public Task<Outcome<T>> WriteAsync<T>(
        Actor actor, ICommand<T> command, RequestKey? key, CancellationToken cancellation)
    {
        var job = new Job<T>(actor, command, key);
        var lane = _lanes[LaneOf(actor.Site, _lanes.Length)];
        if (!lane.Writer.TryWrite(job))
        {
            // Full, or the program stops: nothing was begun.
            job.Refuse(Refusal.Busy);
        }

        // A caller that goes away does not take its command back: it is committed or not, and the key tells.
        return job.Task;
    }

    internal static int LaneOf(SiteId site, int lanes) => (int)((uint)site.GetHashCode() % (uint)lanes);

    protected override Task ExecuteAsync(CancellationToken stopping) =>
        Task.WhenAll(_workers.Select(worker => Task.Run(() => worker.RunAsync(), CancellationToken.None)));

    public override async Task StopAsync(CancellationToken cancellation)
    {
        foreach (var lane in _lanes)
        {
            lane.Writer.TryComplete();
        }

        await base.StopAsync(cancellation);
    }
}
