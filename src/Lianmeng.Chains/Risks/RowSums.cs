using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>Bounds on the sum of coefficients: in one input class of a customer, and among the customers of a supplier.
/// Both are 1 unless accounts say that costs are below purchases or revenue below sales.</summary>
internal sealed record RowSums(double Down, double Up)
{
    public static RowSums Of(CascadeModel model)
    {
        var (network, down, up) = (model.Network, 1.0, 0.0);
        for (var firm = 0; firm < network.FirmCount; firm++)
        {
            // A class has at most all purchases of the firm, over its costs.
            var isKnown = model.Options.UseAccounts && network.Costs[firm] > 0;
            down = Math.Max(down, isKnown ? network.Bought[firm] / network.Costs[firm] : 1);
            up = Math.Max(up, firm < network.SellerCount ? network.Sold[firm] / model.Income[firm] : 0);
        }

        return new(down, up);
    }
}
