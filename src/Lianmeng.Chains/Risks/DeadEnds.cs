using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>Firms that sell to nobody, all at once: their failure spreads upstream alone, and the upstream direction is
/// linear, so their index after T updates is entry f of v' (1 + Lu + … + Lu^T). T products with all links give it for all
/// of them.</summary>
internal static class DeadEnds
{
    /// <summary>Holds while no supplier's shares add up to more than 1, so that no level is capped.</summary>
    public static bool CanBeComputed(RowSums sums) => sums.Up <= 1 + 1e-9;

    /// <summary>Fills in the results of the shocks at some places; <paramref name="updates"/> has their T.</summary>
    public static void Compute(
        CascadeModel model, int[] places, int[] firms, int[] updates, FirmRisk[] results, int threads)
    {
        double[] power = [.. model.Weight], sum = [.. model.Weight];
        var next = new double[power.Length];
        var byUpdates = Enumerable.Range(0, places.Length).ToLookup(i => updates[i], i => places[i]);
        var last = updates.DefaultIfEmpty(0).Max();
        for (var t = 1; t <= last; t++)
        {
            Multiply(model, power, next, threads);
            (power, next) = (next, power);
            for (var firm = 0; firm < sum.Length; firm++)
            {
                sum[firm] += power[firm];
            }

            foreach (var place in byUpdates[t])
            {
                var firm = firms[place];
                results[place] = new(firm, sum[firm], model.Weight[firm], sum[firm], t);
            }
        }
    }

    /// <summary>next' = power' Lu: each customer gathers from its suppliers.</summary>
    private static void Multiply(CascadeModel model, double[] power, double[] next, int threads)
    {
        var purchases = model.Network.Purchases;
        new RowBlocks(next.Length, threads, (first, end) =>
        {
            for (var firm = first; firm < end; firm++)
            {
                var sum = 0.0;
                for (var e = purchases.Starts[firm]; e < purchases.Starts[firm + 1]; e++)
                {
                    var supplier = purchases.Supplier[e];
                    sum += purchases.Volume[e] / model.Income[supplier] * power[supplier];
                }

                next[firm] = sum;
            }

            return 0;
        }).Run();
    }
}
