using System.Runtime.CompilerServices;
using Lianmeng.Chains.Memory;

namespace Lianmeng.Chains.Cascades;

/// <summary>The upstream direction over all links: every supplier reads its customers. For one shock, float64.</summary>
internal sealed class UpstreamPull
{
    private readonly PullRows<double> _rows;
    private readonly RowBlocks _blocks;
    private double[] _levels;
    private double[] _next;

    public UpstreamPull(CascadeModel model, int threads)
    {
        _rows = model.UpPulls;
        (_levels, _next) = (LargePages.Array<double>(model.Network.FirmCount), LargePages.Array<double>(model.Network.FirmCount));
        _blocks = new(_rows.Firm.Length, threads, Pull);
    }

    public double LevelOf(int firm) => _levels[firm];

    public void TakeOver(UpstreamPush push)
    {
        var firms = push.Firms;
        for (var firm = 0; firm < _levels.Length; firm++)
        {
            _levels[firm] = firms[firm].Level;
        }
    }

    /// <returns>The largest fall of hu.</returns>
    public double Step()
    {
        _levels.CopyTo(_next, 0); // firms without customers keep their initial loss
        var change = _blocks.Run();
        (_levels, _next) = (_next, _levels);
        return change;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe double Pull(int first, int end)
    {
        var change = 0.0;
        fixed (double* levels = _levels, next = _next, weight = _rows.Weight)
        fixed (int* firmOf = _rows.Firm, source = _rows.Source, link = _rows.LinkStart)
        {
            for (var row = first; row < end; row++)
            {
                var sum = 0.0;
                for (int k = link[row], stop = link[row + 1]; k < stop; k++)
                {
                    sum += weight[k] * levels[source[k]];
                }

                var (firm, risen) = (firmOf[row], Math.Min(1, sum));
                if (risen > levels[firm])
                {
                    change = Math.Max(change, risen - levels[firm]);
                    next[firm] = risen;
                }
            }
        }

        return change;
    }
}
