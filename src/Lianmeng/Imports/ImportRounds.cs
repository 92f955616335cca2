using Lianmeng.Imports.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Imports;

/// <summary>Checks and writes in the background what pages laid before the program. One file at a time; of several programs
/// on one database each takes what no other has in hand.</summary>
internal sealed class ImportRounds(
    ImportDesk desk, HallFactory halls, IWriter writer, TimeProvider time, ILogger<ImportRounds> log)
    : Rounds(TimeSpan.FromMilliseconds(500), time, log)
{
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);
    private readonly TimeProvider _time = time;
    private readonly Door _door = new(writer, new CurrentActor());
    private long? _forgot;

    protected internal override async Task RoundAsync(CancellationToken cancellation)
    {
        foreach (var import in await DueAsync(cancellation))
        {
            if (import.SeenAt is { } seen)
            {
                if (_time.GetUtcNow().UtcDateTime - seen > ImportRules.Silent)
                {
                    await _door.DoAsync(Actor.System(import.SiteId), new BreakOffImport(import.Id, seen), null, cancellation);
                }
            }
            else if (await TakeAsync(import, null, cancellation) is { } taken)
            {
                await WorkAsync(import, taken, cancellation);
            }
        }

        if (_forgot is not { } before || _time.GetElapsedTime(before) >= ForgetEvery)
        {
            _forgot = _time.GetTimestamp();
            await _door.DoAsync(Actor.System(default), new ForgetFiles(), null, cancellation);
        }
    }

    private async Task WorkAsync(Import import, DateTime taken, CancellationToken cancellation)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var beating = BeatAsync(import, taken, working.Token);
        try
        {
            await (import.State == ImportState.Waiting
                ? desk.CheckAsync(import, cancellation) : WriteAsync(import, cancellation));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(e, "An import of {Kind} failed", import.Kind);
            await EndAsync(import, cancellation);
        }
        finally
        {
            await working.CancelAsync();
            await beating;
        }
    }

    private async Task WriteAsync(Import import, CancellationToken cancellation)
    {
        if ((await desk.WriteAsync(import, cancellation)).Refused is { } no && no.Code != "import.has-faults")
        {
            log.LogWarning("An import of {Kind} was not written: {Code}", import.Kind, no.Code);
            await EndAsync(import, cancellation);
        }
    }

    /// <summary>Nothing was written: the person is told.</summary>
    private async Task EndAsync(Import import, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(import.SiteId);
        var now = await hall.Set<Import>().SingleAsync(i => i.Id == import.Id, cancellation);
        await _door.DoAsync(Actor.System(import.SiteId), new BreakOffImport(import.Id, now.SeenAt), null, cancellation);
    }

    /// <summary>Says again and again that this program has it in hand.</summary>
    private async Task BeatAsync(Import import, DateTime taken, CancellationToken cancellation)
    {
        try
        {
            DateTime? seen = taken;
            while (seen is not null)
            {
                await Task.Delay(ImportRules.Silent / 4, _time, cancellation);
                seen = await TakeAsync(import, seen, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // It is done.
        }
    }

    /// <summary>The instant that stands in it now; null when it is not this program's to go on with.</summary>
    private async Task<DateTime?> TakeAsync(Import import, DateTime? before, CancellationToken cancellation)
    {
        var taken = await _door.DoAsync(
            Actor.System(import.SiteId), new TakeImport(import.Id, import.State, before), null, cancellation);
        return taken.IsDone ? taken.Value : null;
    }

    private async Task<IReadOnlyList<Import>> DueAsync(CancellationToken cancellation)
    {
        await using var reads = new Reads(halls, new CurrentActor());
        return await reads.AcrossSites<Import>()
            .Where(i => i.State == ImportState.Waiting || i.State == ImportState.Confirmed)
            .OrderBy(i => i.At).Take(10).ToListAsync(cancellation);
    }
}
