using System.Buffers;
using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Drills;

/// <summary>D, what supply allows, day by day, with stocks and goods on the road.</summary>
internal sealed class SupplyDays
{
    private readonly CascadeModel _model;
    private readonly InputStocks _stocks;
    private readonly Substitutes _substitutes;
    private readonly RowBlocks _blocks;
    private readonly double[] _left;
    private readonly DayRing _felt;
    private readonly DayRing? _lost; // 1 - D of past days; the same as what is felt when there are no markets
    private readonly int _mostSlots;
    private double[] _capacity = [];
    private int _day;

    public SupplyDays(CascadeModel model, InputStocks stocks, Substitutes substitutes, int threads)
    {
        (_model, _stocks, _substitutes) = (model, stocks, substitutes);
        var firms = model.Network.FirmCount;
        (Levels, _left) = (new double[firms], new double[model.Markets.Count]);
        Array.Fill(Levels, 1);
        _blocks = new(firms, threads, Pull);
        var lead = model.Network.Purchases.LeadDays is { } days ? days.Max() : 0;
        _felt = new(firms, Math.Max(lead, substitutes.MostLeadDays) + 1);
        _lost = model.Markets.Exist ? new(firms, substitutes.MostLeadDays + 1) : null;
        for (var firm = 0; firm < firms; firm++)
        {
            _mostSlots = Math.Max(_mostSlots, model.Slots.Starts[firm + 1] - model.Slots.Starts[firm]);
        }
    }

    public double[] Levels { get; }

    /// <summary>x of each firm on one of the last days.</summary>
    public ReadOnlySpan<double> Felt(int day) => _felt[day];

    /// <returns>The largest change of a level.</returns>
    public double Advance(int day, double[] capacity)
    {
        (_day, _capacity) = (day, capacity);
        var change = _blocks.Run();
        Feel(day);
        return change;
    }

    private double Pull(int first, int end)
    {
        var missing = ArrayPool<double>.Shared.Rent(_mostSlots + 1);
        var change = 0.0;
        for (var firm = first; firm < end; firm++)
        {
            // On day 0 nothing is missing yet: the rings hold no loss.
            var level = Level(firm, missing);
            change = Math.Max(change, Math.Abs(level - Levels[firm]));
            Levels[firm] = level;
        }

        ArrayPool<double>.Shared.Return(missing);
        return change;
    }

    private double Level(int firm, double[] missing)
    {
        var (slots, purchases) = (_model.Slots, _model.Network.Purchases);
        var (start, count) = (slots.Starts[firm], slots.Starts[firm + 1] - slots.Starts[firm]);
        Array.Clear(missing, 0, count);
        var yesterday = _felt[_day - 1];
        for (var e = purchases.Starts[firm]; e < purchases.Starts[firm + 1]; e++)
        {
            var felt = purchases.LeadDays is null
                ? yesterday[purchases.Supplier[e]]
                : _felt[_day - 1 - purchases.LeadDays[e]][purchases.Supplier[e]];
            if (felt > 0 && slots.OfPurchase[e] != InputSlots.Nowhere)
            {
                missing[slots.OfPurchase[e] - start] += purchases.Volume[e] * felt;
            }
        }

        var level = _capacity[firm];
        for (var g = 0; g < count; g++)
        {
            missing[g] /= slots.Base[start + g];
            if (_substitutes.Help(firm))
            {
                missing[g] = _substitutes.Reduce(start + g, missing[g], _day, LostOn);
            }

            level = Math.Min(level, _stocks.Allowed(start + g, missing[g]));
        }

        level = Math.Max(0, level);
        for (var g = 0; g < count; g++)
        {
            _stocks.EndDay(start + g, missing[g], level);
        }

        return level;
    }

    private double LostOn(int firm, int day) => (_lost ?? _felt)[day][firm];

    /// <summary>x_i = sigma_i (1 - D_i) of today.</summary>
    private void Feel(int day)
    {
        var felt = _felt.Write(day);
        for (var firm = 0; firm < Levels.Length; firm++)
        {
            felt[firm] = 1 - Levels[firm];
        }

        if (!_model.Markets.Exist)
        {
            return;
        }

        felt.CopyTo(_lost!.Write(day));
        var (market, sold) = (_model.Markets.Of, _model.Network.Sold);
        Array.Clear(_left);
        for (var firm = 0; firm < Levels.Length; firm++)
        {
            _left[market[firm]] += sold[firm] * Levels[firm];
        }

        for (var firm = 0; firm < Levels.Length; firm++)
        {
            var left = _left[market[firm]];
            felt[firm] *= left > MarketSums.Gone ? Math.Min(1, sold[firm] / left) : 1;
        }
    }
}
