using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lianmeng.Chains.Risks;

/// <summary>Vector operations for float and double alike; the compiler keeps one branch of each.</summary>
internal static unsafe class Lane
{
    /// <summary>a × b + c, rounded once: the same digits whether or not the processor has an instruction for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c) where T : unmanaged =>
        typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    /// <summary>Asks the memory for a line that will be read soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch<T>(Vector512<T>* line) where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(line);
        }
    }
}
