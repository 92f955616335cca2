using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>The downstream direction of several shocks at once, one lane each, over all links: every index and weight
/// that is read serves all lanes. A lane's digits do not depend on its neighbours.</summary>
internal sealed unsafe class DownstreamLanes<T> : IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly PullRows<T> _rows;
    private readonly int[] _market;
    private readonly T[] _sold;
    private readonly int _sellers;
    private readonly bool _hasMarkets;
    private readonly LaneArray<T> _left;
    private readonly LaneArray<T> _inverse;

    public DownstreamLanes(RiskModel<T> model)
    {
        var cascade = model.Cascade;
        (_rows, _sold, _sellers) = (model.Down, model.Sold, cascade.Network.SellerCount);
        (_market, _hasMarkets) = (cascade.Markets.Of, cascade.Markets.Exist);
        (_left, _inverse) = (new(cascade.Markets.Count), new(cascade.Markets.Count));
    }

    public void Dispose()
    {
        _left.Dispose();
        _inverse.Dispose();
    }

    /// <summary>Puts what is left of the markets into a lane.</summary>
    public void Join(int lane, ReadOnlySpan<double> marketsLeft)
    {
        for (var m = 0; m < marketsLeft.Length; m++)
        {
            _left.At(m, lane) = T.CreateSaturating(marketsLeft[m]);
        }
    }

    /// <summary>x_i = sigma_i (1 - hd_i) in place of 1 - hd_i.</summary>
    /// <param name="losses">1 - hd_i; becomes x_i.</param>
    /// <param name="before">x_i of the update before.</param>
    /// <param name="changes">Told of the firms whose x grew much.</param>
    public void Feel(LaneArray<T> losses, LaneArray<T> before, LaneChanges<T> changes)
    {
        InvertMarkets();
        var (one, bound) = (Vector512<T>.One, Vector512.Create(changes.Bound));
        var (felt, old, inverse) = ((IntPtr)losses.Lanes, (IntPtr)before.Lanes, (IntPtr)_inverse.Lanes);
        fixed (int* market = _market)
        fixed (T* sold = _sold)
        {
            for (var i = 0; i < _sellers; i++)
            {
                var x = ((Vector512<T>*)felt)[i]
                    * Vector512.MinNative(one, Vector512.Create(sold[i]) * ((Vector512<T>*)inverse)[market[i]]);
                ((Vector512<T>*)felt)[i] = x;
                if (Vector512.GreaterThanAny(x - ((Vector512<T>*)old)[i], bound))
                {
                    changes.Report(i);
                }
            }
        }
    }

    /// <summary>One update: what suppliers make felt gives the losses of their customers.</summary>
    public void Pull(LaneArray<T> felt, LaneArray<T> losses, ShockedLanes<T> shocked)
    {
        _left.Clear();
        fixed (int* firmOf = _rows.Firm, source = _rows.Source, link = _rows.LinkStart, slot = _rows.SlotStart, market = _market)
        fixed (T* weight = _rows.Weight, sold = _sold)
        {
            PullSingles(_rows.Singles, firmOf, link, source, weight, felt.Lanes, losses.Lanes, shocked, market, sold);
            PullRest(_rows.Firm.Length - _rows.Singles, firmOf + _rows.Singles, slot, link, source, weight, felt.Lanes,
                losses.Lanes, shocked, market, sold);
        }
    }

    private void InvertMarkets()
    {
        var (one, gone) = (Vector512<T>.One, Vector512.Create(T.CreateSaturating(MarketSums.Gone)));
        var infinite = Vector512.Create(T.PositiveInfinity);
        for (var m = 0; m < _left.Length; m++)
        {
            var left = _left.Lanes[m];
            _inverse.Lanes[m] = _hasMarkets
                ? Vector512.ConditionalSelect(Vector512.GreaterThan(left, gone), one / left, infinite)
                : infinite;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PullSingles(
        int rows, int* firmOf, int* link, int* source, T* weight, Vector512<T>* felt, Vector512<T>* losses,
        ShockedLanes<T> shocked, int* market, T* sold)
    {
        var one = Vector512<T>.One;
        var left = _left.Lanes;
        var k = 0;
        for (var row = 0; row < rows; row++)
        {
            var loss = Vector512<T>.Zero;
            for (var end = link[row + 1]; k < end; k++)
            {
                Lane.Fetch(felt + source[k + PullRows<T>.Ahead]);
                loss = Lane.MultiplyAdd(Vector512.Create(weight[k]), felt[source[k]], loss);
            }

            var firm = firmOf[row];
            loss = shocked.Apply(firm, Vector512.MinNative(one, loss));
            losses[firm] = loss;
            left[market[firm]] = Lane.MultiplyAdd(Vector512.Create(sold[firm]), one - loss, left[market[firm]]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PullRest(
        int rows, int* firmOf, int* slot, int* link, int* source, T* weight, Vector512<T>* felt, Vector512<T>* losses,
        ShockedLanes<T> shocked, int* market, T* sold)
    {
        var one = Vector512<T>.One;
        var left = _left.Lanes;
        for (var row = 0; row < rows; row++)
        {
            var loss = Vector512<T>.Zero;
            for (int g = slot[row], last = slot[row + 1]; g < last; g++)
            {
                var sum = Vector512<T>.Zero;
                for (int k = link[g], end = link[g + 1]; k < end; k++)
                {
                    Lane.Fetch(felt + source[k + PullRows<T>.Ahead]);
                    sum = Lane.MultiplyAdd(Vector512.Create(weight[k]), felt[source[k]], sum);
                }

                loss = Vector512.MaxNative(loss, sum);
            }

            var firm = firmOf[row];
            loss = shocked.Apply(firm, Vector512.MinNative(one, loss));
            losses[firm] = loss;
            left[market[firm]] = Lane.MultiplyAdd(Vector512.Create(sold[firm]), one - loss, left[market[firm]]);
        }
    }
}
