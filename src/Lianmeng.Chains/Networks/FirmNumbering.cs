namespace Lianmeng.Chains.Networks;

/// <summary>The order in which a network keeps its firms: those that sell first, then by falling number of links, ties
/// in the order of the rows. Hubs then share cache lines, and loops over sellers are loops over a prefix.</summary>
internal static class FirmNumbering
{
    /// <returns>The row of each firm, the firm of each row, and how many firms sell.</returns>
    public static (int[] RowOfFirm, int[] FirmOfRow, int Sellers) Of(int firms, EdgeColumns edges)
    {
        var (links, sales) = (new int[firms], new int[firms]);
        for (var e = 0; e < edges.Supplier.Length; e++)
        {
            links[edges.Supplier[e]]++;
            links[edges.Customer[e]]++;
            sales[edges.Supplier[e]]++;
        }

        var keys = new ulong[firms];
        var sellers = 0;
        for (var row = 0; row < firms; row++)
        {
            var isBuyerOnly = sales[row] == 0 ? 1UL << 63 : 0;
            keys[row] = isBuyerOnly | ((ulong)(int.MaxValue - links[row]) << 32) | (uint)row;
            sellers += sales[row] == 0 ? 0 : 1;
        }

        Array.Sort(keys);
        var (rowOfFirm, firmOfRow) = (new int[firms], new int[firms]);
        for (var firm = 0; firm < firms; firm++)
        {
            rowOfFirm[firm] = (int)(uint)keys[firm];
            firmOfRow[rowOfFirm[firm]] = firm;
        }

        return (rowOfFirm, firmOfRow, sellers);
    }
}
