namespace Lianmeng.Chains.Networks;

/// <summary>A column of codes: the distinct codes and a number for each row.</summary>
internal sealed class CodeColumn
{
    private readonly CodeCollector _codes = new();
    private readonly List<int> _numbers = [];

    public void Add(string code) => _numbers.Add(_codes.Add(code));

    public void Add(ReadOnlySpan<byte> utf8) => _numbers.Add(_codes.Add(utf8));

    /// <summary>The sorted codes and the number of each firm.</summary>
    /// <param name="rowOfFirm">The rows in the order of the firms.</param>
    public (CodeTable Table, int[] Numbers) InOrder(int[] rowOfFirm)
    {
        var (table, renumbered) = _codes.ToTable();
        return (table, Array.ConvertAll(rowOfFirm, row => renumbered[_numbers[row]]));
    }
}
