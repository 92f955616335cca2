using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lianmeng.Chains.Risks;

/// <summary>The index of each lane: sums over all firms, in float64 whatever the lanes are.</summary>
internal sealed unsafe class LaneSums<T>(RiskModel<T> model) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double[] _loss = new double[Vector512<T>.Count];
    private readonly double[] _down = new double[Vector512<T>.Count];
    private readonly double[] _up = new double[Vector512<T>.Count];

    public (double Loss, double Down, double Up) this[int lane] => (_loss[lane], _down[lane], _up[lane]);

    /// <summary>Sums all lanes, and empties those whose element of <paramref name="keep"/> is 0, there and in
    /// <paramref name="felt"/>.</summary>
    public void Take(LaneArray<T> down, LaneArray<T> up, LaneArray<T> felt, Vector512<T> keep)
    {
        fixed (double* weight = model.Cascade.Weight)
        {
            if (typeof(T) == typeof(float))
            {
                Sum(model.Targets, weight, (Vector512<float>*)down.Lanes, (Vector512<float>*)up.Lanes, (Vector512<float>*)felt.Lanes, keep.AsSingle());
            }
            else
            {
                Sum(model.Targets, weight, (Vector512<double>*)down.Lanes, (Vector512<double>*)up.Lanes, (Vector512<double>*)felt.Lanes, keep.AsDouble());
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(int firms, double* weight, Vector512<double>* down, Vector512<double>* up, Vector512<double>* felt, Vector512<double> keep)
    {
        var (loss, d, u) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        for (var i = 0; i < firms; i++)
        {
            var v = Vector512.Create(weight[i]);
            loss = Vector512.FusedMultiplyAdd(v, Vector512.MaxNative(down[i], up[i]), loss);
            d = Vector512.FusedMultiplyAdd(v, down[i], d);
            u = Vector512.FusedMultiplyAdd(v, up[i], u);
            down[i] *= keep;
            up[i] *= keep;
            felt[i] *= keep;
        }

        loss.CopyTo(_loss);
        d.CopyTo(_down);
        u.CopyTo(_up);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(int firms, double* weight, Vector512<float>* down, Vector512<float>* up, Vector512<float>* felt, Vector512<float> keep)
    {
        var zero = Vector512<double>.Zero;
        var (lossLow, lossHigh, downLow, downHigh, upLow, upHigh) = (zero, zero, zero, zero, zero, zero);
        for (var i = 0; i < firms; i++)
        {
            var v = Vector512.Create(weight[i]);
            var (low, high) = Vector512.Widen(Vector512.MaxNative(down[i], up[i]));
            lossLow = Vector512.FusedMultiplyAdd(v, low, lossLow);
            lossHigh = Vector512.FusedMultiplyAdd(v, high, lossHigh);
            (low, high) = Vector512.Widen(down[i]);
            downLow = Vector512.FusedMultiplyAdd(v, low, downLow);
            downHigh = Vector512.FusedMultiplyAdd(v, high, downHigh);
            (low, high) = Vector512.Widen(up[i]);
            upLow = Vector512.FusedMultiplyAdd(v, low, upLow);
            upHigh = Vector512.FusedMultiplyAdd(v, high, upHigh);
            down[i] *= keep;
            up[i] *= keep;
            felt[i] *= keep;
        }

        Store(_loss, lossLow, lossHigh);
        Store(_down, downLow, downHigh);
        Store(_up, upLow, upHigh);
    }

    private static void Store(double[] sums, Vector512<double> low, Vector512<double> high)
    {
        low.CopyTo(sums, 0);
        high.CopyTo(sums, Vector512<double>.Count);
    }
}
