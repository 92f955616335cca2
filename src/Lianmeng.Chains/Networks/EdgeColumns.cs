namespace Lianmeng.Chains.Networks;

/// <summary>Supply relations in the order of their rows, column by column; firms are rows of the
/// <see cref="FirmTable"/>. There are no lead times when no row names one.</summary>
internal sealed record EdgeColumns(
    int[] Supplier, int[] Customer, int[] Product, double[] Volume, CodeTable Products, ushort[]? LeadDays);
