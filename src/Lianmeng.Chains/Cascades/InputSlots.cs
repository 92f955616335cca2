using Lianmeng.Chains.Memory;

namespace Lianmeng.Chains.Cascades;

/// <summary>The input classes of every customer: one slot for each industry whose inputs are essential to it, and one for
/// all non-essential inputs together. A customer's loss is the largest loss of its slots.</summary>
internal sealed class InputSlots
{
    /// <summary>The slot into which negligible inputs fall: nobody reads it.</summary>
    public const int Nowhere = 0;

    public InputSlots(CascadeModel model)
    {
        var network = model.Network;
        var purchases = network.Purchases;
        OfPurchase = new int[network.LinkCount];
        var (customers, bases) = (new List<int> { 0 }, new List<double> { double.PositiveInfinity });
        Starts = new int[network.FirmCount + 1];
        Starts[0] = 1;
        for (var firm = 0; firm < network.FirmCount; firm++)
        {
            var (pool, current, industry) = (-1, -1, -1);
            for (var e = purchases.Starts[firm]; e < purchases.Starts[firm + 1]; e++)
            {
                var supplierIndustry = network.IndustryOfFirm[purchases.Supplier[e]];
                switch (model.Classes[supplierIndustry, network.IndustryOfFirm[firm]])
                {
                    case InputClass.Essential:
                        // Links are sorted by the supplier's industry: a class is a run.
                        if (industry != supplierIndustry)
                        {
                            (industry, current) = (supplierIndustry, Open(customers, bases, firm));
                        }

                        OfPurchase[e] = current;
                        bases[current] += purchases.Volume[e];
                        break;
                    case InputClass.NonEssential:
                        OfPurchase[e] = pool < 0 ? pool = Open(customers, bases, firm) : pool;
                        break;
                    default:
                        OfPurchase[e] = Nowhere;
                        break;
                }
            }

            if (pool >= 0)
            {
                bases[pool] = network.Bought[firm];
            }

            Starts[firm + 1] = customers.Count;
            if (model.Options.UseAccounts && network.Costs[firm] > 0)
            {
                for (var slot = Starts[firm]; slot < Starts[firm + 1]; slot++)
                {
                    bases[slot] *= network.Costs[firm] / network.Bought[firm];
                }
            }
        }

        (Customer, Base) = (LargePages.Array<int>(customers.Count), LargePages.Array<double>(customers.Count));
        customers.CopyTo(Customer);
        bases.CopyTo(Base);
    }

    public int Count => Customer.Length;

    /// <summary>Slots of firm c: Starts[c] … Starts[c + 1] - 1.</summary>
    public int[] Starts { get; }

    public int[] Customer { get; }

    /// <summary>Ld_ij = w_ij / Base[slot of the link].</summary>
    public double[] Base { get; }

    /// <summary>Slot of each link, in the order of the network's purchases.</summary>
    public int[] OfPurchase { get; }

    private static int Open(List<int> customers, List<double> bases, int firm)
    {
        customers.Add(firm);
        bases.Add(0);
        return customers.Count - 1;
    }
}
