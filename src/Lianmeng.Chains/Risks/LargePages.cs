using System.Runtime.InteropServices;

namespace Lianmeng.Chains.Risks;

/// <summary>Asks Linux for pages of 2 MiB under large arrays. Advice only: when the system declines, or is another one,
/// everything works as before, slower.</summary>
internal static partial class LargePages
{
    private const nuint Page = 2 << 20;
    private const int Advice = 14; // MADV_HUGEPAGE

    public static nuint AlignmentFor(nuint bytes) => bytes >= 4 * Page ? Page : 64;

    public static void AskFor(IntPtr address, nuint bytes)
    {
        if (OperatingSystem.IsLinux() && AlignmentFor(bytes) == Page)
        {
            _ = Advise(address, bytes, Advice);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(IntPtr address, nuint length, int advice);
}
