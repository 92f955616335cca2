using System.Numerics;
using System.Runtime.Intrinsics;
using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>Computes the shocks of a feed. Each starts with pushes; one that outgrows them goes on in a lane beside
/// others, and as soon as it ends the next takes its lane. When a shock changes over depends on itself alone, so its
/// digits depend neither on its neighbours nor on the number of workers.</summary>
internal sealed class RiskWorker<T> : IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    // A shock changes over when an update would push over more links than this times the root of all links: pushes then
    // no longer fit the near caches (measured for 10,000 to a million firms: bench/chains.log.md).
    private const double PushesPerRoot = 3;

    private readonly CascadeModel _model;
    private readonly ShockStart _start;
    private readonly LanePair<T> _lanes;
    private readonly LaneShock[] _shocks = new LaneShock[Vector512<T>.Count];
    private readonly long _workLimit;

    public RiskWorker(RiskModel<T> model)
    {
        (_model, _start, _lanes) = (model.Cascade, new(model.Cascade), new(model));
        _workLimit = (long)(PushesPerRoot * Math.Sqrt(_model.Network.LinkCount));
    }

    public void Run(RiskFeed feed, CancellationToken cancellation)
    {
        _lanes.Clear();
        var live = 0;
        for (var lane = 0; lane < _shocks.Length; lane++)
        {
            live += Fill(lane, feed, cancellation) ? 1 : 0;
        }

        while (live > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            _lanes.Step(_shocks);
            var keep = Vector512<T>.One;
            for (var lane = 0; lane < _shocks.Length; lane++)
            {
                var shock = _shocks[lane];
                _shocks[lane] = shock with { Made = shock.Made + 1 };
                if (shock.IsLive && (!_lanes.HasLargeChange(lane) || shock.Made + 1 == _model.Options.MaxUpdates))
                {
                    keep = keep.WithElement(lane, T.Zero);
                }
            }

            if (keep == Vector512<T>.One)
            {
                continue;
            }

            _lanes.Sum(keep);
            for (var lane = 0; lane < _shocks.Length; lane++)
            {
                if (keep[lane] == T.Zero)
                {
                    End(lane, feed);
                    live -= Fill(lane, feed, cancellation) ? 0 : 1;
                }
            }
        }
    }

    public void Dispose() => _lanes.Dispose();

    private void End(int lane, RiskFeed feed)
    {
        var shock = _shocks[lane];
        _shocks[lane] = default;
        var (loss, down, up) = _lanes[lane];
        feed.Done(shock.Ticket, new(shock.Firm, loss, down, up, shock.Made));
    }

    /// <summary>Takes shocks from the feed until one needs the lane.</summary>
    private bool Fill(int lane, RiskFeed feed, CancellationToken cancellation)
    {
        while (feed.TryNext(out var ticket, out var firm))
        {
            cancellation.ThrowIfCancellationRequested();
            // Lanes hold sellers only: a firm without customers stays with pushes.
            if (_start.Run(firm, firm < _model.Network.SellerCount ? _workLimit : long.MaxValue))
            {
                feed.Done(ticket, Pushed(firm));
                continue;
            }

            _lanes.Join(lane, firm, _start);
            _shocks[lane] = new(ticket, firm, _start.Made, IsLive: true);
            return true;
        }

        return false;
    }

    private FirmRisk Pushed(int firm)
    {
        var (loss, down, up) = PushedLoss.Of(_model, _start.Down, _start.Up);
        return new(firm, loss, down, up, _start.Made);
    }
}
