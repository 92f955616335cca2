using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Files;

/// <summary>Reads <c>firms.csv</c>: firm, industry; optional product, market, revenue, costs, stock_days, park, town,
/// city.</summary>
internal sealed class FirmFile
{
    private static readonly string[] Columns =
        ["firm", "industry", "product", "market", "revenue", "costs", "stock_days", "park", "town", "city"];

    private const int Needed = 2;
    private const int FirstAmount = 4;
    private const int AmountCount = 3;

    private readonly CsvHeader _header;
    private readonly CsvRow _row;
    private readonly double[] _amounts = new double[AmountCount];

    private FirmFile(CsvHeader header) => (_header, _row) = (header, new(header.Fields));

    public FirmTable Firms { get; } = new();

    public ProblemList Problems => _header.Problems;

    public long Rows { get; private set; }

    public bool HasColumns { get; private set; }

    public static FirmFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var lines = new CsvLines(bytes, start, bytes.Length);
        lines.MoveNext();
        var file = new FirmFile(CsvHeader.Read(path, bytes, lines.Start, lines.Length, Columns, Needed));
        file.HasColumns = file.Problems.IsEmpty;
        while (file.HasColumns && lines.MoveNext())
        {
            file.Rows++;
            file._row.Split(bytes, lines.Start, lines.Length);
            file.Add(lines.Count);
        }

        return file;
    }

    private void Add(long line)
    {
        if (!RowChecks.HasFields(_row, _header, line))
        {
            return;
        }

        var known = Problems.Count;
        var id = Text(0);
        var industry = Text(1);
        RowChecks.NotEmpty(id, 0, line, Problems);
        RowChecks.NotEmpty(industry, 1, line, Problems);
        for (var i = 0; i < AmountCount; i++)
        {
            _amounts[i] = RowChecks.Amount(Text(FirstAmount + i), FirstAmount + i, line, Problems);
        }

        if (Problems.Count > known)
        {
            return;
        }

        if (!Firms.Ids.TryAdd(id))
        {
            Problems.Add(line, 0, ProblemKind.DoubledFirm, id, "stands in an earlier row already: give each firm its own id.");
            return;
        }

        Firms.Industry.Add(industry);
        Firms.Product.Add(Text(2));
        Firms.Market.Add(Text(3).IsEmpty ? industry : Text(3));
        Firms.Revenue.Add(_amounts[0]);
        Firms.Costs.Add(_amounts[1]);
        Firms.StockDays.Add(_amounts[2]);
        Firms.Park.Add(Text(7));
        Firms.Town.Add(Text(8));
        Firms.City.Add(Text(9));
    }

    private ReadOnlySpan<byte> Text(int column) => _header.PlaceOf(column) is >= 0 and var place ? _row[place] : default;
}
