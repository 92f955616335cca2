using System.Numerics;

namespace Lianmeng.Chains.Cascades;

/// <summary>Sorts rows by the lengths of their classes and copies their links in that order.</summary>
internal sealed class PullRowsBuilder<T> where T : unmanaged, INumber<T>
{
    private const int FirmBits = 28;
    private readonly List<(int Slot, int Source, double Weight)> _links = [];
    private readonly List<int> _lengths = [];
    private readonly Action<int, int, double> _add;
    private readonly Action<int, Action<int, int, double>> _read;

    private PullRowsBuilder(Action<int, Action<int, int, double>> read)
    {
        _read = read;
        _add = (slot, source, weight) => _links.Add((slot, source, weight));
    }

    /// <summary>Rows of the firms below a number; <paramref name="classesOf"/> says how many classes a firm has at most,
    /// <paramref name="read"/> calls back with each of its links: class (from 0), other firm, coefficient.</summary>
    public static PullRows<T> Build(int firms, Func<int, int> classesOf, Action<int, Action<int, int, double>> read) =>
        new PullRowsBuilder<T>(read).Build(firms, classesOf);

    private PullRows<T> Build(int firms, Func<int, int> classesOf)
    {
        var keys = new List<ulong>(firms);
        var (links, classes, singles) = (0, 0, 0);
        for (var firm = 0; firm < firms; firm++)
        {
            Read(firm, classesOf(firm));
            links += _links.Count;
            classes += _lengths.Count;
            singles += _lengths.Count == 1 ? 1 : 0;
            keys.Add((Signature() << FirmBits) | (uint)firm);
        }

        keys.Sort();
        var order = keys.ConvertAll(key => (int)(key & ((1UL << FirmBits) - 1))).ToArray();
        var (slotStart, linkStart) = (new int[order.Length - singles + 1], new int[classes + 1]);
        var (source, weight) = (new int[links + PullRows<T>.Ahead], new T[links]);
        var (g, at) = (0, 0);
        for (var row = 0; row < order.Length; row++)
        {
            Read(order[row], classesOf(order[row]));
            if (row >= singles)
            {
                slotStart[row - singles] = g;
            }

            foreach (var (_, other, coefficient) in _links)
            {
                (source[at], weight[at++]) = (other, T.CreateChecked(coefficient));
            }

            var end = at - _links.Count;
            foreach (var length in _lengths)
            {
                linkStart[++g] = end += length;
            }
        }

        slotStart[^1] = g;
        return PullRows<T>.Of(order, singles, slotStart, linkStart, source, weight);
    }

    /// <summary>The links of a firm by class, and the lengths of its classes that are not empty.</summary>
    private void Read(int firm, int classes)
    {
        _links.Clear();
        _lengths.Clear();
        _read(firm, _add);
        if (classes > 1)
        {
            _links.Sort((a, b) => a.Slot != b.Slot ? a.Slot.CompareTo(b.Slot) : a.Source.CompareTo(b.Source));
        }

        for (int i = 0, end; i < _links.Count; i = end)
        {
            for (end = i + 1; end < _links.Count && _links[end].Slot == _links[i].Slot; end++)
            {
            }

            _lengths.Add(end - i);
        }

        if (_links.Count == 0)
        {
            _lengths.Add(0);
        }
    }

    /// <summary>One class: its length. Several: how many, and the lengths of the first eight, each up to 15.</summary>
    private ulong Signature()
    {
        if (_lengths.Count == 1)
        {
            return (ulong)_lengths[0] & 0xFFFFFFF;
        }

        var signature = (ulong)Math.Min(_lengths.Count, 15);
        for (var i = 0; i < 8; i++)
        {
            var length = i < _lengths.Count ? (uint)Math.Min(_lengths[i], 15) : 0;
            signature = (signature << 4) | length;
        }

        return signature;
    }
}
