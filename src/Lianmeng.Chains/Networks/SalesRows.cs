using Lianmeng.Chains.Memory;

namespace Lianmeng.Chains.Networks;

/// <summary>The links of each supplier, by customer: the same links as <see cref="PurchaseRows"/>, seen from the other
/// end. Customers that sell themselves have the smaller numbers and therefore stand first in each row.</summary>
internal sealed class SalesRows
{
    private SalesRows(int[] starts, int[] customer, int[] purchase) =>
        (Starts, Customer, Purchase) = (starts, customer, purchase);

    public int[] Starts { get; }

    public int[] Customer { get; }

    /// <summary>Where the link stands in the arrays of <see cref="PurchaseRows"/>.</summary>
    public int[] Purchase { get; }

    public static SalesRows Build(PurchaseRows purchases)
    {
        var firms = purchases.Starts.Length - 1;
        var (starts, purchase) = Rows.ByKey(firms, purchases.Supplier);
        var customer = LargePages.Array<int>(purchase.Length);
        var customerOf = LargePages.Array<int>(purchase.Length);
        for (var firm = 0; firm < firms; firm++)
        {
            customerOf.AsSpan(purchases.Starts[firm]..purchases.Starts[firm + 1]).Fill(firm);
        }

        for (var e = 0; e < purchase.Length; e++)
        {
            customer[e] = customerOf[purchase[e]];
        }

        return new(starts, customer, purchase);
    }
}
