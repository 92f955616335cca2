using System.Collections.Concurrent;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Files;

/// <summary>Reads <c>edges.csv</c> piece by piece on several threads: supplier, customer, volume; optional product,
/// lead_days. The result does not depend on the number of threads.</summary>
internal sealed class LinkFile
{
    public static readonly string[] Columns = ["supplier", "customer", "volume", "product", "lead_days"];

    private const int Needed = 3;
    private const int PieceBytes = 4 << 20;
    private const int LongestLine = 64 << 10;

    private LinkFile(EdgeColumns links, IReadOnlyList<LinkPiece> pieces, CsvHeader header)
    {
        (Links, HasColumns) = (links, header.Problems.IsEmpty);
        var lines = 1L;
        var problems = header.Problems.After(0);
        foreach (var piece in pieces)
        {
            problems = problems.Concat(piece.Problems.After(lines));
            (lines, Rows) = (lines + piece.Lines, Rows + piece.Rows);
            ProblemCount += piece.Problems.Count;
        }

        ProblemCount += header.Problems.Count;
        Problems = problems;
    }

    public EdgeColumns Links { get; }

    public bool HasColumns { get; }

    public IEnumerable<FileProblem> Problems { get; }

    public long ProblemCount { get; }

    public long Rows { get; }

    public static LinkFile Read(string path, FirmTable firms, int threads, CancellationToken cancellation)
    {
        using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var head = new byte[LongestLine];
        var length = RandomAccess.Read(handle, head, 0);
        var start = head.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var lines = new CsvLines(head, start, length);
        lines.MoveNext();
        var header = CsvHeader.Read(path, head, lines.Start, lines.Length, Columns, Needed);
        var body = head.AsSpan(0, length).IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : length;
        var bytes = RandomAccess.GetLength(handle);
        var pieces = new LinkPiece[header.Problems.IsEmpty ? (int)((bytes - body + PieceBytes - 1) / PieceBytes) : 0];
        var buffers = new ConcurrentBag<byte[]>();
        Parallel.For(0, pieces.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
        {
            var buffer = buffers.TryTake(out var free) ? free : new byte[1 + PieceBytes + LongestLine];
            // One byte of the piece before tells whether this one starts with a line.
            var from = body + ((long)i * PieceBytes) - 1;
            var got = RandomAccess.Read(handle, buffer, from);
            pieces[i] = new LinkPiece(path, header, firms);
            pieces[i].Read(buffer, got, PieceBytes + 1);
            buffers.Add(buffer);
        });
        return new(LinkPiece.Join(pieces), pieces, header);
    }
}
