using System.Runtime.CompilerServices;

namespace Lianmeng.Chains.Cascades;

/// <summary>Sums that a run left behind, told apart by their stamp.</summary>
internal static class Leftover
{
    /// <summary>The sum, or 0 when its stamp is older than the first step of this run. Without a branch: which sums are
    /// old cannot be foreseen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Dropped(double sum, int stamp, int firstStep) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(sum) & ~(long)((stamp - firstStep) >> 31));
}
