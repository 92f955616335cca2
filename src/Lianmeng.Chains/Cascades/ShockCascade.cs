using System.Diagnostics;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Cascades;

/// <summary>Computes shocks one after the other and keeps the levels of the last one. Deterministic: the same digits with
/// any number of threads. One instance serves one caller at a time; it holds about 120 bytes for each firm and 16 for
/// each input class of a customer, and allocates nothing more with one thread.</summary>
/// <remarks>Starts with pushes from the firms that lost something; a direction that has reached an eighth of the network
/// goes on with pulls over all links. Source of the updates: <see cref="CascadeModel"/>.</remarks>
public sealed class ShockCascade
{
    // Above this share of the links a pull over all of them is faster than pushes (measured: bench/chains.log.md).
    private const int PullsWhenShareAbove = 8;

    private readonly CascadeModel _model;
    private readonly DownstreamPush _downPush;
    private readonly UpstreamPush _upPush;
    private readonly Lazy<DownstreamPull> _downPull;
    private readonly Lazy<UpstreamPull> _upPull;
    private bool _isDownPulled;
    private bool _isUpPulled;

    /// <summary>Makes the place in which cascades are computed.</summary>
    /// <param name="model">The prepared network.</param>
    /// <param name="threads">Threads for one cascade, at least 1; more than one helps above some 100,000 firms.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread.</exception>
    public ShockCascade(CascadeModel model, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        (_model, _downPush, _upPush) = (model, new(model), new(model));
        _downPull = new(() => new(model, threads));
        _upPull = new(() => new(model, threads));
    }

    private SupplyNetwork Network => _model.Network;

    /// <summary>Computes a shock of some firms; all others are untouched.</summary>
    /// <param name="shocks">Each firm at most once; may be empty.</param>
    /// <exception cref="ArgumentException">An unknown firm, one firm twice, NaN or a share outside 0 … 1.</exception>
    public CascadeOutcome Run(ReadOnlySpan<FirmShock> shocks)
    {
        Clear();
        foreach (var (firm, capacity, demand) in shocks)
        {
            if ((uint)firm >= (uint)Network.FirmCount || _downPush.LevelOf(firm) > 0 || _upPush.LevelOf(firm) > 0)
            {
                throw new ArgumentException($"Firm {firm} does not exist or is shocked twice.", nameof(shocks));
            }

            Shock(firm, capacity, demand);
        }

        return Settle();
    }

    /// <summary>Computes a shock of any firms at once.</summary>
    /// <param name="capacityLeft">psi of each firm, 0 … 1 inclusive; length FirmCount; not kept.</param>
    /// <exception cref="ArgumentException">Another length, NaN, or a share outside 0 … 1.</exception>
    public CascadeOutcome Run(ReadOnlySpan<double> capacityLeft) => Run(capacityLeft, capacityLeft);

    /// <summary>Computes a shock with different shares for the two directions.</summary>
    /// <param name="capacityLeft">psi of the downstream direction (supply), 0 … 1 inclusive; length FirmCount.</param>
    /// <param name="demandLeft">psi of the upstream direction (demand), 0 … 1 inclusive; length FirmCount.</param>
    /// <exception cref="ArgumentException">Another length, NaN, or a share outside 0 … 1.</exception>
    public CascadeOutcome Run(ReadOnlySpan<double> capacityLeft, ReadOnlySpan<double> demandLeft)
    {
        if (capacityLeft.Length != Network.FirmCount || demandLeft.Length != Network.FirmCount)
        {
            throw new ArgumentException($"A shock of {Network.FirmCount} firms needs that many shares.");
        }

        Clear();
        for (var firm = 0; firm < capacityLeft.Length; firm++)
        {
            Shock(firm, capacityLeft[firm], demandLeft[firm]);
        }

        return Settle();
    }

    /// <summary>hd of the last shock: what supply allows, 0 … 1.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="IndexOutOfRangeException">No such firm.</exception>
    public double SupplyLevelOf(int firm) => 1 - DownLossOf(firm);

    /// <summary>hu of the last shock: what demand allows, 0 … 1.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="IndexOutOfRangeException">No such firm.</exception>
    public double DemandLevelOf(int firm) => 1 - UpLossOf(firm);

    /// <summary>1 - h of the last shock: the share of its output that a firm lost, 0 … 1.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="IndexOutOfRangeException">No such firm.</exception>
    public double LossOf(int firm) => Math.Max(DownLossOf(firm), UpLossOf(firm));

    private double DownLossOf(int firm) => _isDownPulled ? _downPull.Value.LevelOf(firm) : _downPush.LevelOf(firm);

    private double UpLossOf(int firm) => _isUpPulled ? _upPull.Value.LevelOf(firm) : _upPush.LevelOf(firm);

    private void Clear()
    {
        _downPush.Reset();
        _upPush.Reset();
        (_isDownPulled, _isUpPulled) = (false, false);
    }

    private void Shock(int firm, double capacity, double demand)
    {
        if (!(capacity is >= 0 and <= 1) || !(demand is >= 0 and <= 1))
        {
            throw new ArgumentException($"Firm {firm} keeps {capacity} and {demand}: a share is between 0 and 1.");
        }

        _downPush.Shock(firm, 1 - capacity);
        _upPush.Shock(firm, 1 - demand);
    }

    private CascadeOutcome Settle()
    {
        for (var updates = 1; ; updates++)
        {
            var change = Math.Max(StepDown(), StepUp());
            Debug.Assert(change >= 0);
            var isSettled = change <= _model.Options.Threshold;
            if (isSettled || updates >= _model.Options.MaxUpdates)
            {
                var (loss, down, up) = Sum();
                return new(loss, down, up, updates, change, isSettled);
            }
        }
    }

    private double StepDown()
    {
        if (!_isDownPulled && _downPush.Work > Network.LinkCount / PullsWhenShareAbove)
        {
            _downPull.Value.TakeOver(_downPush);
            _isDownPulled = true;
        }

        return _isDownPulled ? _downPull.Value.Step() : _downPush.Step();
    }

    private double StepUp()
    {
        if (!_isUpPulled && _upPush.Work > Network.LinkCount / PullsWhenShareAbove)
        {
            _upPull.Value.TakeOver(_upPush);
            _isUpPulled = true;
        }

        return _isUpPulled ? _upPull.Value.Step() : _upPush.Step();
    }

    private (double Loss, double Down, double Up) Sum()
    {
        var weight = _model.Weight;
        var (loss, down, up) = (0.0, 0.0, 0.0);
        if (_isDownPulled || _isUpPulled)
        {
            for (var firm = 0; firm < weight.Length; firm++)
            {
                var (d, u) = (DownLossOf(firm), UpLossOf(firm));
                (loss, down, up) = (loss + (weight[firm] * Math.Max(d, u)), down + (weight[firm] * d), up + (weight[firm] * u));
            }

            return (loss, down, up);
        }

        return PushedLoss.Of(_model, _downPush, _upPush);
    }
}
