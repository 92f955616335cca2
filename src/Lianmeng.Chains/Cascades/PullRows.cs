using System.Numerics;

namespace Lianmeng.Chains.Cascades;

/// <summary>The links of each firm as pulls need them: rows of (other firm, coefficient), in an order in which a
/// processor can foresee where each row ends. Rows of one class come first, by length; then rows of several classes, by
/// the lengths of their classes. A firm without links has a row of length 0.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class PullRows<T> where T : unmanaged, INumber<T>
{
    private PullRows(int[] firm, int singles, int[] slotStart, int[] linkStart, int[] source, T[] weight) =>
        (Firm, Singles, SlotStart, LinkStart, Source, Weight) = (firm, singles, slotStart, linkStart, source, weight);

    /// <summary>Sources may be read this far beyond the last link: a pull asks the memory for them ahead of time.</summary>
    public const int Ahead = 32;

    /// <summary>The firm of each row.</summary>
    public int[] Firm { get; }

    /// <summary>Rows 0 … Singles - 1 have one class, whose number is that of the row.</summary>
    public int Singles { get; }

    /// <summary>Classes of row Singles + r: SlotStart[r] … SlotStart[r + 1] - 1.</summary>
    public int[] SlotStart { get; }

    /// <summary>Links of class g: LinkStart[g] … LinkStart[g + 1] - 1.</summary>
    public int[] LinkStart { get; }

    public int[] Source { get; }

    public T[] Weight { get; }

    /// <summary>Suppliers of each customer below <paramref name="targets"/>, with Ld.</summary>
    public static PullRows<T> Downstream(CascadeModel model, int targets, int sources)
    {
        var purchases = model.Network.Purchases;
        var slots = model.Slots;
        return PullRowsBuilder<T>.Build(targets, firm => slots.Starts[firm + 1] - slots.Starts[firm], (firm, add) =>
        {
            for (var e = purchases.Starts[firm]; e < purchases.Starts[firm + 1]; e++)
            {
                var slot = slots.OfPurchase[e];
                if (slot != InputSlots.Nowhere && purchases.Supplier[e] < sources)
                {
                    add(slot - slots.Starts[firm], purchases.Supplier[e], purchases.Volume[e] / slots.Base[slot]);
                }
            }
        });
    }

    /// <summary>Customers (below <paramref name="sources"/>) of each supplier, with Lu.</summary>
    public static PullRows<T> Upstream(CascadeModel model, int targets, int sources)
    {
        var sales = model.Network.Sales;
        return PullRowsBuilder<T>.Build(targets, _ => 1, (firm, add) =>
        {
            for (var k = sales.Starts[firm]; k < sales.Starts[firm + 1] && sales.Customer[k] < sources; k++)
            {
                add(0, sales.Customer[k], model.Pushes.Volume[k] / model.Income[firm]);
            }
        });
    }

    internal static PullRows<T> Of(int[] firm, int singles, int[] slotStart, int[] linkStart, int[] source, T[] weight) =>
        new(firm, singles, slotStart, linkStart, source, weight);
}
