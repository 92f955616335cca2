namespace Lianmeng.Chains.Networks;

/// <summary>Where the firms stand, from near to far: park, town, city. The empty code is nowhere and near to nothing.</summary>
internal sealed class FirmPlaces
{
    private readonly (int[] Numbers, int Nowhere)[] _rings;

    public FirmPlaces(FirmTable firms, int[] rowOfFirm) =>
        _rings = [Ring(firms.Park, rowOfFirm), Ring(firms.Town, rowOfFirm), Ring(firms.City, rowOfFirm)];

    /// <summary>0 same park, 1 same town, 2 same city, 3 elsewhere or unknown.</summary>
    public int RingBetween(int a, int b)
    {
        for (var ring = 0; ring < _rings.Length; ring++)
        {
            var (numbers, nowhere) = _rings[ring];
            if (numbers[a] == numbers[b] && numbers[a] != nowhere)
            {
                return ring;
            }
        }

        return _rings.Length;
    }

    private static (int[] Numbers, int Nowhere) Ring(CodeColumn column, int[] rowOfFirm)
    {
        var (table, numbers) = column.InOrder(rowOfFirm);
        return (numbers, table.IndexOf(""));
    }
}
