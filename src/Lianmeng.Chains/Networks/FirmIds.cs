using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using Lianmeng.Chains.Memory;

namespace Lianmeng.Chains.Networks;

/// <summary>The ids of all firms as bytes in one array, with a hash table to find them. One million ids take about 40 MB;
/// as text objects and a dictionary they would take four times as much.</summary>
internal sealed class FirmIds
{
    // Short ids (nearly all are) live in the slot itself: one cache miss for a look-up.
    private readonly record struct Slot(ulong Key, int Row, int Length);

    private byte[] _bytes = new byte[1 << 12];
    private int[] _ends = new int[1 << 8];
    private Slot[] _slots = NewSlots(1 << 9);

    public int Count { get; private set; }

    public string this[int row] => Encoding.UTF8.GetString(Bytes(row));

    public ReadOnlySpan<byte> Bytes(int row)
    {
        var start = row == 0 ? 0 : _ends[row - 1];
        return _bytes.AsSpan(start, _ends[row] - start);
    }

    public int Find(string id) => Find(Encoding.UTF8.GetBytes(id));

    /// <returns>The row, or -1.</returns>
    public int Find(ReadOnlySpan<byte> utf8)
    {
        var key = KeyOf(utf8);
        return _slots[Probe(key, utf8)].Row;
    }

    /// <summary>Asks the memory for the place where an id will be looked for.</summary>
    public unsafe void Fetch(ReadOnlySpan<byte> utf8)
    {
        if (Sse.IsSupported)
        {
            // A hint: a wrong address would do no harm.
            Sse.Prefetch0(Unsafe.AsPointer(ref _slots[Home(KeyOf(utf8), _slots.Length - 1)]));
        }
    }

    /// <returns>False when the id is there already.</returns>
    public bool TryAdd(ReadOnlySpan<byte> utf8)
    {
        var key = KeyOf(utf8);
        var at = Probe(key, utf8);
        if (_slots[at].Row >= 0)
        {
            return false;
        }

        Append(utf8);
        _slots[at] = new(key, Count - 1, utf8.Length);
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }

        return true;
    }

    private void Append(ReadOnlySpan<byte> utf8)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (start + utf8.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + utf8.Length));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
        }

        utf8.CopyTo(_bytes.AsSpan(start));
        _ends[Count++] = start + utf8.Length;
    }

    private int Probe(ulong key, ReadOnlySpan<byte> utf8)
    {
        var mask = _slots.Length - 1;
        for (var at = Home(key, mask); ; at = (at + 1) & mask)
        {
            ref readonly var slot = ref _slots[at];
            if (slot.Row < 0 || (slot.Key == key && slot.Length == utf8.Length
                && (utf8.Length <= 8 || Bytes(slot.Row).SequenceEqual(utf8))))
            {
                return at;
            }
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = NewSlots(old.Length * 2);
        var mask = _slots.Length - 1;
        foreach (var slot in old.Where(s => s.Row >= 0))
        {
            var at = Home(slot.Key, mask);
            while (_slots[at].Row >= 0)
            {
                at = (at + 1) & mask;
            }

            _slots[at] = slot;
        }
    }

    private static Slot[] NewSlots(int length)
    {
        var slots = LargePages.Array<Slot>(length);
        Array.Fill(slots, new(0, -1, 0));
        return slots;
    }

    private static int Home(ulong key, int mask) => (int)((key * 0x9E3779B97F4A7C15UL) >> 33) & mask;

    private static ulong KeyOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= 8)
        {
            return ShortText.Bytes(utf8);
        }

        var key = (ulong)utf8.Length;
        while (utf8.Length >= 8)
        {
            key = (key ^ ShortText.Bytes(utf8[..8])) * 0xD6E8FEB86659FD93UL;
            key ^= key >> 32;
            utf8 = utf8[8..];
        }

        return (key ^ ShortText.Bytes(utf8)) * 0xD6E8FEB86659FD93UL;
    }
}
