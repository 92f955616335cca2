using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>The largest sum of coefficients in one input class of a customer, and among the customers of a supplier: 1
/// unless accounts say that costs are below purchases or revenue below sales.</summary>
internal sealed record RowSums(double Down, double Up)
{
    public static RowSums Of(CascadeModel model)
    {
        var network = model.Network;
        var down = new double[model.Slots.Count];
        for (var e = 0; e < network.LinkCount; e++)
        {
            var slot = model.Slots.OfPurchase[e];
            down[slot] += network.Purchases.Volume[e] / model.Slots.Base[slot];
        }

        var up = Enumerable.Range(0, network.SellerCount).Select(i => network.Sold[i] / model.Income[i]);
        return new(down.Max(), up.DefaultIfEmpty(0).Max());
    }
}
