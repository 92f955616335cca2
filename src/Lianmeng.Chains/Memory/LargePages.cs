using System.Runtime.InteropServices;

namespace Lianmeng.Chains.Memory;

/// <summary>Asks Linux for pages of 2 MiB under large arrays: reading them at random then costs no walk through page
/// tables (measured: bench/chains.log.md). Advice only: when the system declines, or is another one, everything works as
/// before, slower.</summary>
internal static unsafe partial class LargePages
{
    private const nuint Page = 2 << 20;
    private const int Advice = 14; // MADV_HUGEPAGE

    public static nuint AlignmentFor(nuint bytes) => bytes >= Page ? Page : 64;

    /// <summary>An array of zeros. Large arrays do not move: the advice stays with them.</summary>
    public static T[] Array<T>(int length) where T : unmanaged
    {
        if ((nuint)length * (nuint)sizeof(T) < 2 * Page)
        {
            return new T[length];
        }

        // Not touched before the advice: the system gives a page, small or large, at the first touch.
        var array = GC.AllocateUninitializedArray<T>(length);
        fixed (T* start = array)
        {
            var first = ((nuint)start + Page - 1) & ~(Page - 1);
            var end = ((nuint)start + ((nuint)length * (nuint)sizeof(T))) & ~(Page - 1);
            if (end > first)
            {
                AskFor((IntPtr)first, end - first);
            }
        }

        System.Array.Clear(array);
        return array;
    }

    public static void AskFor(IntPtr address, nuint bytes)
    {
        if (OperatingSystem.IsLinux() && bytes >= Page)
        {
            _ = Advise(address, bytes, Advice);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(IntPtr address, nuint length, int advice);
}
