using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Files;

/// <summary>The links of one piece of the file: those whose line starts in it.</summary>
internal sealed class LinkPiece(string path, CsvHeader header, FirmTable firms)
{
    // Rows are split some lines ahead, so that the memory has their firms ready when they are looked up.
    private const int RowsAhead = 8;

    private readonly CsvRow[] _ahead = [.. Enumerable.Range(0, RowsAhead).Select(_ => new CsvRow(header.Fields))];
    private readonly long[] _lines = new long[RowsAhead];
    private readonly CodeCollector _products = new();
    private int[] _supplier = new int[1 << 16];
    private int[] _customer = new int[1 << 16];
    private int[] _product = new int[1 << 16];
    private double[] _volume = new double[1 << 16];
    private ushort[]? _lead = header.PlaceOf(4) < 0 ? null : new ushort[1 << 16];
    private CsvRow _row = new(0);
    private int _count;

    public ProblemList Problems { get; } = new(path, LinkFile.Columns);

    public long Rows { get; private set; }

    public long Lines { get; private set; }

    /// <summary>Reads from a buffer whose first byte belongs to the piece before.</summary>
    public void Read(byte[] buffer, int length, int pieceEnd)
    {
        var start = buffer.AsSpan(0, length).IndexOf((byte)'\n') + 1;
        if (start == 0)
        {
            return; // all of it belongs to a line of the piece before
        }

        // The last line that starts in the piece may end beyond it.
        var end = pieceEnd < length && buffer.AsSpan(pieceEnd - 1, length - pieceEnd + 1).IndexOf((byte)'\n') is >= 0 and var rest
            ? pieceEnd - 1 + rest
            : length;
        var lines = new CsvLines(buffer, start, end);
        while (lines.MoveNext())
        {
            var place = (int)(Rows++ % RowsAhead);
            if (Rows > RowsAhead)
            {
                Add(place);
            }

            _ahead[place].Split(buffer, lines.Start, lines.Length);
            _lines[place] = lines.Count;
            Fetch(_ahead[place]);
        }

        for (var row = Math.Max(0, Rows - RowsAhead); row < Rows; row++)
        {
            Add((int)(row % RowsAhead));
        }

        Lines = lines.Count;
    }

    private void Fetch(CsvRow row)
    {
        if (row.Count == header.Fields)
        {
            firms.Ids.Fetch(row[header.PlaceOf(0)]);
            firms.Ids.Fetch(row[header.PlaceOf(1)]);
        }
    }

    public static EdgeColumns Join(LinkPiece[] pieces)
    {
        var total = pieces.Sum(p => p._count);
        var (products, all) = (new CodeCollector(), new EdgeColumns(new int[total], new int[total], new int[total],
            new double[total], new([]), pieces.Any(p => p._lead is not null) ? new ushort[total] : null));
        var numbers = Array.ConvertAll(pieces, p => Array.ConvertAll([.. p._products.Codes], products.Add));
        var (table, renumbered) = products.ToTable();
        var at = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            var piece = pieces[i];
            Array.Copy(piece._supplier, 0, all.Supplier, at, piece._count);
            Array.Copy(piece._customer, 0, all.Customer, at, piece._count);
            Array.Copy(piece._volume, 0, all.Volume, at, piece._count);
            piece._lead?.AsSpan(0, piece._count).CopyTo(all.LeadDays.AsSpan(at));
            for (var e = 0; e < piece._count; e++)
            {
                all.Product[at + e] = renumbered[numbers[i][piece._product[e]]];
            }

            at += piece._count;
            (piece._supplier, piece._customer, piece._product, piece._volume, piece._lead) = ([], [], [], [], null);
        }

        return all with { Products = table };
    }

    private void Add(int place)
    {
        _row = _ahead[place];
        var line = _lines[place];
        if (!RowChecks.HasFields(_row, header.Fields, line, Problems))
        {
            return;
        }

        var known = Problems.Count;
        var (supplier, customer) = (Firm(0, line), Firm(1, line));
        var volume = Volume(line);
        var lead = header.PlaceOf(4) < 0 ? 0 : RowChecks.Amount(Text(4), 4, line, Problems);
        if (lead > ushort.MaxValue || lead != Math.Floor(lead))
        {
            Problems.Add(line, 4, ProblemKind.OutOfRange, Text(4), "is no whole number of days up to 65535.");
        }

        if (supplier == customer && supplier >= 0)
        {
            Problems.Add(line, 1, ProblemKind.SelfLoop, Text(1), "supplies itself: remove the row.");
        }

        if (Problems.Count == known)
        {
            Put(supplier, customer, volume, _products.Add(Text(3)), (ushort)lead);
        }
    }

    private int Firm(int column, long line)
    {
        var text = Text(column);
        var row = firms.Ids.Find(text);
        if (text.IsEmpty)
        {
            RowChecks.NotEmpty(text, column, line, Problems);
        }
        else if (row < 0)
        {
            Problems.Add(line, column, ProblemKind.UnknownFirm, text, "is no firm of the firms file: add it there.");
        }

        return row;
    }

    private double Volume(long line)
    {
        if (!Numbers.TryParse(Text(2), out var volume))
        {
            Problems.Add(line, 2, ProblemKind.NotANumber, Text(2), "is no number: write it like 1234.5.");
        }
        else if (volume <= 0)
        {
            Problems.Add(line, 2, ProblemKind.OutOfRange, Text(2), "is not above 0: leave the row out.");
        }

        return volume;
    }

    private void Put(int supplier, int customer, double volume, int product, ushort lead)
    {
        if (_count == _supplier.Length)
        {
            Array.Resize(ref _supplier, _count * 2);
            Array.Resize(ref _customer, _count * 2);
            Array.Resize(ref _product, _count * 2);
            Array.Resize(ref _volume, _count * 2);
            if (_lead is not null)
            {
                Array.Resize(ref _lead, _count * 2);
            }
        }

        (_supplier[_count], _customer[_count], _volume[_count], _product[_count]) = (supplier, customer, volume, product);
        if (_lead is not null)
        {
            _lead[_count] = lead;
        }

        _count++;
    }

    private ReadOnlySpan<byte> Text(int column) => header.PlaceOf(column) is >= 0 and var place ? _row[place] : default;
}
