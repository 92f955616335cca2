using System.Numerics;
using System.Runtime.Intrinsics;
using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>Finds out in which lanes the update to come changes a downstream level by more than the threshold, without
/// looking at all levels: the shares of a customer's input class add up to at most R, so a large change can only be at a
/// customer of a firm whose x grew by more than threshold / R. Such firms are few after the first updates.</summary>
internal sealed class LaneChanges<T>(RiskModel<T> model) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double _eps = model.Cascade.Options.Threshold;
    private readonly int[] _grown = new int[model.Cascade.Network.SellerCount];
    private readonly bool[] _isLarge = new bool[Vector512<T>.Count];
    private readonly int[] _firmOfLane = new int[Vector512<T>.Count];
    private int _grownCount;

    /// <summary>Growth of x above which a firm is to be reported. A little less than threshold / R: growth is a
    /// difference of rounded numbers.</summary>
    public T Bound { get; } = T.CreateSaturating(model.Cascade.Options.Threshold / model.Sums.Down * 0.999);

    public bool IsLarge(int lane) => _isLarge[lane];

    public void Begin(ReadOnlySpan<LaneShock> shocks)
    {
        _grownCount = 0;
        for (var lane = 0; lane < _isLarge.Length; lane++)
        {
            _firmOfLane[lane] = shocks[lane].IsLive ? shocks[lane].Firm : -1;
        }
    }

    public void Report(int firm) => _grown[_grownCount++] = firm;

    /// <summary>Compares both updates at the customers of the reported firms.</summary>
    public void Decide(LaneArray<T> felt, LaneArray<T> feltBefore)
    {
        for (var lane = 0; lane < _isLarge.Length; lane++)
        {
            _isLarge[lane] = _firmOfLane[lane] >= 0 && IsLargeIn(lane, felt, feltBefore);
        }
    }

    private bool IsLargeIn(int lane, LaneArray<T> felt, LaneArray<T> feltBefore)
    {
        foreach (var firm in _grown.AsSpan(0, _grownCount))
        {
            if (felt.At(firm, lane) - feltBefore.At(firm, lane) > Bound)
            {
                foreach (var customer in model.Cascade.Network.CustomersOf(firm))
                {
                    if (customer != _firmOfLane[lane] && LossOf(customer, lane, felt) - LossOf(customer, lane, feltBefore) > _eps)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private double LossOf(int customer, int lane, LaneArray<T> felt)
    {
        var cascade = model.Cascade;
        var (loss, sum, slot) = (0.0, 0.0, InputSlots.Nowhere);
        var (slots, purchases) = (cascade.Slots, cascade.Network.Purchases);
        for (var g = slots.Starts[customer]; g < slots.Starts[customer + 1]; g++)
        {
            (sum, slot) = (0, g);
            for (var e = purchases.Starts[customer]; e < purchases.Starts[customer + 1]; e++)
            {
                sum += slots.OfPurchase[e] == slot
                    ? purchases.Volume[e] * double.CreateChecked(felt.At(purchases.Supplier[e], lane))
                    : 0;
            }

            loss = Math.Max(loss, sum / slots.Base[slot]);
        }

        return Math.Min(1, loss);
    }
}
