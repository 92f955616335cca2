using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lianmeng.Chains.Memory;

namespace Lianmeng.Chains.Risks;

/// <summary>One vector of lanes for each firm, one cache line each, outside the managed heap: aligned to 64 bytes, in
/// large pages where the system gives them (a gather then costs no walk through page tables).</summary>
internal sealed unsafe class LaneArray<T> : SafeHandle where T : unmanaged
{
    public LaneArray(int length) : base(IntPtr.Zero, ownsHandle: true)
    {
        Length = length;
        var bytes = ((nuint)length * 64) + 64;
        handle = (IntPtr)NativeMemory.AlignedAlloc(bytes, LargePages.AlignmentFor(bytes));
        LargePages.AskFor(handle, bytes);
        Clear();
    }

    public int Length { get; }

    public Vector512<T>* Lanes => (Vector512<T>*)handle;

    public override bool IsInvalid => handle == IntPtr.Zero;

    public void Clear() => NativeMemory.Clear(Lanes, (nuint)Length * 64);

    public ref T At(int firm, int lane) => ref ((T*)(Lanes + firm))[lane];

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
