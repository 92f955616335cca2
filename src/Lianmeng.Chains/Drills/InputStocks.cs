using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Drills;

/// <summary>The stocks of every input class, in days of normal use: S and its full amount, and the normal use P.</summary>
internal sealed class InputStocks
{
    public InputStocks(CascadeModel model, DrillPlan plan)
    {
        var (network, slots) = (model.Network, model.Slots);
        Exist = plan.Stocks.Any(s => s.Days > 0) || network.StockDays.Any(d => d > 0);
        (Use, Full) = (new double[slots.Count], new double[Exist ? slots.Count : 0]);
        for (var firm = 0; firm < network.FirmCount; firm++)
        {
            for (var e = network.Purchases.Starts[firm]; e < network.Purchases.Starts[firm + 1]; e++)
            {
                var slot = slots.OfPurchase[e];
                var industry = network.IndustryOfFirm[network.Purchases.Supplier[e]];
                // An essential class at full use is the whole recipe, whatever costs say of its value.
                Use[slot] = model.Classes[industry, network.IndustryOfFirm[firm]] == InputClass.Essential
                    ? 1
                    : Use[slot] + (network.Purchases.Volume[e] / slots.Base[slot]);
            }

            for (var slot = slots.Starts[firm]; Exist && slot < slots.Starts[firm + 1]; slot++)
            {
                Full[slot] = network.StockDays[firm] * Use[slot];
            }
        }

        foreach (var stock in plan.Stocks.Where(_ => Exist))
        {
            var slot = DrillPlanCheck.SlotOf(model, stock.Firm, stock.Industry);
            Full[slot] = stock.Days * Use[slot];
        }

        Left = [.. Full];
    }

    public bool Exist { get; }

    /// <summary>P: normal use in a day.</summary>
    public double[] Use { get; }

    public double[] Full { get; }

    /// <summary>S: what is left; empty when nobody holds any.</summary>
    public double[] Left { get; }

    /// <summary>1 - m + S.</summary>
    public double Allowed(int slot, double missing) => 1 - missing + (Exist ? Left[slot] : 0);

    /// <summary>Takes a day's use out of the stock, and puts into it what arrived and was not used.</summary>
    public void EndDay(int slot, double missing, double level)
    {
        if (Exist)
        {
            Left[slot] = After(Left[slot], Full[slot], Use[slot], missing, level);
        }
    }

    public static double After(double left, double full, double use, double missing, double level)
    {
        var there = Math.Max(0, left + use - missing);
        return Math.Min(full, there - Math.Min(there, use * level));
    }
}
