using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Lianmeng.Bench;

/// <summary>What the disk can do: appends 4 kB and waits for fdatasync, again and again, alone.</summary>
internal static partial class DiskBench
{
    /// <summary>Flushes per second in a folder.</summary>
    /// <exception cref="IOException">The flush failed.</exception>
    public static double FlushesPerSecond(string folder, TimeSpan time)
    {
        var file = Path.Combine(folder, "flush.bin");
        var page = new byte[4096];
        using var handle = File.OpenHandle(file, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose);
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            RandomAccess.Write(handle, page, (long)count * page.Length);
            if (Flush(handle) != 0)
            {
                throw new IOException($"fdatasync failed: {Marshal.GetLastPInvokeError()}");
            }

            count++;
        }

        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int Flush(SafeFileHandle file);
}
