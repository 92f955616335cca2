using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lianmeng.Chains.Risks;

/// <summary>Both directions of the shocks in all lanes, update by update.</summary>
internal sealed class LanePair<T>(RiskModel<T> model) : IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly DownstreamLanes<T> _downstream = new(model);
    private readonly UpstreamLanes<T> _upstream = new(model);
    private readonly LaneSums<T> _sums = new(model);
    private readonly LaneChanges<T> _changes = new(model);
    private readonly ShockedLanes<T> _shocked = new(model.Cascade.Network.FirmCount);
    private Vector512<T> _upChange;
    private LaneArray<T> _down = new(model.Targets);
    private LaneArray<T> _nextDown = new(model.Targets);
    private LaneArray<T> _up = new(model.Targets);
    private LaneArray<T> _nextUp = new(model.Targets);

    /// <summary>The index of a lane after <see cref="Sum"/>.</summary>
    public (double Loss, double Down, double Up) this[int lane] => _sums[lane];

    /// <summary>Whether a level in a lane fell by more than the threshold in the last step.</summary>
    public bool HasLargeChange(int lane) =>
        _changes.IsLarge(lane) || double.CreateChecked(_upChange[lane]) > model.Cascade.Options.Threshold;

    public void Clear()
    {
        _down.Clear();
        _nextDown.Clear();
        _up.Clear();
    }

    /// <summary>Puts the levels of a shock on its way into an empty lane.</summary>
    public void Join(int lane, int firm, ShockStart start)
    {
        _downstream.Join(lane, start.Down.Markets.Left);
        var downs = start.Down.Firms;
        foreach (var reached in start.Down.Reached)
        {
            if (reached < model.Targets)
            {
                _down.At(reached, lane) = T.CreateSaturating(downs[reached].Level);
                _nextDown.At(reached, lane) = T.CreateSaturating(downs[reached].Sent);
            }
        }

        var ups = start.Up.Firms;
        foreach (var reached in start.Up.Reached)
        {
            _up.At(reached, lane) = T.CreateSaturating(ups[reached].Level);
        }
    }

    /// <summary>One update of every lane.</summary>
    public void Step(ReadOnlySpan<LaneShock> shocks)
    {
        _shocked.Set(shocks);
        _changes.Begin(shocks);
        _downstream.Feel(_down, _nextDown, _changes);
        _changes.Decide(_down, _nextDown);
        _downstream.Pull(_down, _nextDown, _shocked);
        _upChange = _upstream.Step(_up, _nextUp, _shocked);
        (_down, _nextDown) = (_nextDown, _down);
        (_up, _nextUp) = (_nextUp, _up);
    }

    /// <summary>Sums all lanes, and empties those whose element of <paramref name="keep"/> is 0.</summary>
    public void Sum(Vector512<T> keep) => _sums.Take(_down, _up, _nextDown, keep);

    public void Dispose()
    {
        _downstream.Dispose();
        _down.Dispose();
        _nextDown.Dispose();
        _up.Dispose();
        _nextUp.Dispose();
    }
}
