using System.Runtime.CompilerServices;
using Lianmeng.Chains.Memory;

namespace Lianmeng.Chains.Cascades;

/// <summary>The downstream direction over all links: every customer reads its suppliers. For one shock, float64.</summary>
internal sealed class DownstreamPull
{
    private readonly CascadeModel _model;
    private readonly PullRows<double> _rows;
    private readonly double[] _levels;
    private readonly double[] _felt; // x_i = sigma_i (1 - hd_i)
    private readonly double[] _left;
    private readonly RowBlocks _blocks;

    public DownstreamPull(CascadeModel model, int threads)
    {
        (_model, _rows) = (model, model.DownPulls);
        (_levels, _felt) = (LargePages.Array<double>(model.Network.FirmCount), LargePages.Array<double>(model.Network.FirmCount));
        _left = new double[model.Markets.Count];
        _blocks = new(_rows.Firm.Length, threads, Pull);
    }

    public double LevelOf(int firm) => _levels[firm];

    public void TakeOver(DownstreamPush push)
    {
        var firms = push.Firms;
        for (var firm = 0; firm < _levels.Length; firm++)
        {
            _levels[firm] = firms[firm].Level;
        }
    }

    /// <returns>The largest fall of hd.</returns>
    public double Step()
    {
        Feel();
        return _blocks.Run();
    }

    private void Feel()
    {
        if (!_model.Markets.Exist)
        {
            _levels.CopyTo(_felt, 0);
            return;
        }

        var (market, sold) = (_model.Markets.Of, _model.Network.Sold);
        Array.Clear(_left);
        for (var firm = 0; firm < _levels.Length; firm++)
        {
            _left[market[firm]] += sold[firm] * (1 - _levels[firm]);
        }

        for (var firm = 0; firm < _levels.Length; firm++)
        {
            var left = _left[market[firm]];
            _felt[firm] = (left > MarketSums.Gone ? Math.Min(1, sold[firm] / left) : 1) * _levels[firm];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe double Pull(int first, int end)
    {
        var change = 0.0;
        fixed (double* felt = _felt, levels = _levels, weight = _rows.Weight)
        fixed (int* firmOf = _rows.Firm, source = _rows.Source, link = _rows.LinkStart, slot = _rows.SlotStart)
        {
            for (var row = first; row < end; row++)
            {
                var loss = 0.0;
                var isSingle = row < _rows.Singles;
                var g = isSingle ? row : slot[row - _rows.Singles];
                var lastSlot = isSingle ? row + 1 : slot[row - _rows.Singles + 1];
                for (; g < lastSlot; g++)
                {
                    var sum = 0.0;
                    for (int k = link[g], stop = link[g + 1]; k < stop; k++)
                    {
                        sum += weight[k] * felt[source[k]];
                    }

                    loss = Math.Max(loss, sum);
                }

                // A level of loss never falls, and the initial loss is its floor.
                var (firm, risen) = (firmOf[row], Math.Min(1, loss));
                if (risen > levels[firm])
                {
                    change = Math.Max(change, risen - levels[firm]);
                    levels[firm] = risen;
                }
            }
        }

        return change;
    }
}
