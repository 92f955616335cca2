namespace Lianmeng.Supply;

/// <summary>A count that may point at a single firm: below three it is shown as "&lt;3", zero included, so that nobody
/// can tell one firm from none.</summary>
public readonly record struct SmallCell(int? Count)
{
    public const int Smallest = 3;

    public static SmallCell Of(int count) => new(count < Smallest ? null : count);

    public override string ToString() => Count?.ToString() ?? "<3";
}
