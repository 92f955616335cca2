using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Drills;

/// <summary>U, what demand allows, day by day: a firm orders less when it makes less.</summary>
internal sealed class DemandDays
{
    private readonly CascadeModel _model;
    private readonly RowBlocks _blocks;
    private readonly DayRing _lost;
    private readonly int _delay;
    private double[] _capacity = [];
    private int _day;

    public DemandDays(CascadeModel model, int delay, int threads)
    {
        (_model, _delay) = (model, delay);
        Levels = new double[model.Network.FirmCount];
        Array.Fill(Levels, 1);
        _lost = new(Levels.Length, delay + 1);
        _blocks = new(Levels.Length, threads, Pull);
    }

    public double[] Levels { get; }

    /// <returns>The largest change of a level.</returns>
    public double Advance(int day, double[] capacity)
    {
        (_day, _capacity) = (day, capacity);
        var change = _blocks.Run();
        var lost = _lost.Write(day);
        for (var firm = 0; firm < Levels.Length; firm++)
        {
            lost[firm] = 1 - Levels[firm];
        }

        return change;
    }

    private double Pull(int first, int end)
    {
        var (sales, volumes) = (_model.Network.Sales, _model.Pushes.Volume);
        var lost = _lost[_day - 1 - _delay];
        var change = 0.0;
        for (var firm = first; firm < end; firm++)
        {
            var missing = 0.0;
            for (var k = sales.Starts[firm]; k < sales.Starts[firm + 1]; k++)
            {
                missing += volumes[k] * lost[sales.Customer[k]];
            }

            var level = missing > 0 ? 1 - (missing / _model.Income[firm]) : 1;
            level = Math.Max(0, Math.Min(_capacity[firm], level));
            change = Math.Max(change, Math.Abs(level - Levels[firm]));
            Levels[firm] = level;
        }

        return change;
    }
}
