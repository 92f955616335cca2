namespace Lianmeng.Chains.Cascades;

/// <summary>Cuts a range into blocks whose bounds do not depend on the number of threads, so that sums of blocks, joined
/// in order, have the same digits on any machine.</summary>
internal sealed class RowBlocks
{
    public const int Size = 1 << 14;
    private readonly Func<int, int, double> _largestOf;
    private readonly double[] _results;
    private readonly int _count;
    private readonly int _threads;
    private readonly ParallelOptions _options;

    /// <summary>Blocks of <paramref name="count"/> rows; the work gets rows first (inclusive) to end (exclusive).</summary>
    public RowBlocks(int count, int threads, Func<int, int, double> largestOf)
    {
        (_count, _threads, _largestOf) = (count, threads, largestOf);
        _results = new double[(count + Size - 1) / Size];
        _options = new() { MaxDegreeOfParallelism = threads };
    }

    /// <summary>The largest number of any block; 0 without rows.</summary>
    public double Run()
    {
        if (_threads == 1 || _results.Length < 2)
        {
            for (var block = 0; block < _results.Length; block++)
            {
                RunBlock(block);
            }
        }
        else
        {
            Parallel.For(0, _results.Length, _options, RunBlock);
        }

        var largest = 0.0;
        foreach (var result in _results)
        {
            largest = Math.Max(largest, result);
        }

        return largest;
    }

    private void RunBlock(int block) =>
        _results[block] = _largestOf(block * Size, Math.Min(_count, (block + 1) * Size));
}
