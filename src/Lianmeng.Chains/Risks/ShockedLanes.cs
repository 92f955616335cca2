using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lianmeng.Chains.Risks;

/// <summary>Which firm has failed in which lane: it stays failed there whatever its links say.</summary>
internal sealed class ShockedLanes<T>(int firms) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly byte[] _isShocked = new byte[firms];
    private readonly int[] _firmOfLane = new int[Vector512<T>.Count];

    public void Set(ReadOnlySpan<LaneShock> shocks)
    {
        for (var lane = 0; lane < _firmOfLane.Length; lane++)
        {
            _isShocked[_firmOfLane[lane]] = 0;
        }

        for (var lane = 0; lane < _firmOfLane.Length; lane++)
        {
            if (shocks[lane].IsLive)
            {
                _firmOfLane[lane] = shocks[lane].Firm;
                _isShocked[shocks[lane].Firm] = 1;
            }
        }
    }

    /// <summary>The losses of a firm, with 1 in the lanes in which it has failed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Apply(int firm, Vector512<T> loss) => _isShocked[firm] == 0 ? loss : WithFailures(firm, loss);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector512<T> WithFailures(int firm, Vector512<T> loss)
    {
        for (var lane = 0; lane < _firmOfLane.Length; lane++)
        {
            loss = _firmOfLane[lane] == firm ? loss.WithElement(lane, T.One) : loss;
        }

        return loss;
    }
}
