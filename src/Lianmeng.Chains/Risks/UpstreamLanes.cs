using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>The upstream direction of several shocks at once, one lane each, over all links between sellers: a firm
/// without customers has no upstream loss unless it is the one that fails, and those are computed otherwise.</summary>
internal sealed unsafe class UpstreamLanes<T>(RiskModel<T> model) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly PullRows<T> _rows = model.Up;

    /// <summary>One update: losses in <paramref name="now"/> give those in <paramref name="next"/>.</summary>
    /// <returns>The largest fall of hu in each lane.</returns>
    public Vector512<T> Step(LaneArray<T> now, LaneArray<T> next, ShockedLanes<T> shocked)
    {
        fixed (int* firmOf = _rows.Firm, source = _rows.Source, link = _rows.LinkStart)
        fixed (T* weight = _rows.Weight)
        {
            return Pull(_rows.Firm.Length, firmOf, link, source, weight, now.Lanes, next.Lanes, shocked);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Pull(
        int rows, int* firmOf, int* link, int* source, T* weight, Vector512<T>* now, Vector512<T>* next,
        ShockedLanes<T> shocked)
    {
        var (one, change) = (Vector512<T>.One, Vector512<T>.Zero);
        var k = 0;
        for (var row = 0; row < rows; row++)
        {
            var loss = Vector512<T>.Zero;
            for (var end = link[row + 1]; k < end; k++)
            {
                Lane.Fetch(now + source[k + PullRows<T>.Ahead]);
                loss = Lane.MultiplyAdd(Vector512.Create(weight[k]), now[source[k]], loss);
            }

            var firm = firmOf[row];
            loss = shocked.Apply(firm, Vector512.MinNative(one, loss));
            change = Vector512.MaxNative(change, loss - now[firm]);
            next[firm] = loss;
        }

        return change;
    }
}
