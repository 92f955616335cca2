using Lianmeng.Chains.Memory;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Cascades;

/// <summary>The links of each supplier as pushes need them: which slot of which customer they feed, and with how
/// much.</summary>
internal sealed class PushRows
{
    public PushRows(SupplyNetwork network, InputSlots slots)
    {
        var sales = network.Sales;
        (Slot, Volume) = (LargePages.Array<int>(network.LinkCount), LargePages.Array<double>(network.LinkCount));
        SellingEnd = new int[network.FirmCount];
        for (var firm = 0; firm < network.FirmCount; firm++)
        {
            SellingEnd[firm] = sales.Starts[firm];
            for (var k = sales.Starts[firm]; k < sales.Starts[firm + 1]; k++)
            {
                Slot[k] = slots.OfPurchase[sales.Purchase[k]];
                Volume[k] = network.Purchases.Volume[sales.Purchase[k]];
                SellingEnd[firm] += sales.Customer[k] < network.SellerCount ? 1 : 0;
            }
        }
    }

    public int[] Slot { get; }

    public double[] Volume { get; }

    /// <summary>End (exclusive) of each supplier's links to customers that sell themselves; they stand first.</summary>
    public int[] SellingEnd { get; }
}
