using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Files;

/// <summary>Reads networks from comma-separated files in UTF-8 (RFC 4180; a field ends on its line). Columns are found by
/// their names in the header, in any order; columns with other names are left alone.</summary>
public static class NetworkFiles
{
    /// <summary>How many problems of a file or part of it are listed at most; all are counted.</summary>
    public const int ListedProblems = 100_000;

    private const long RowsWorthCollecting = 1_000_000;

    /// <summary>Reads and checks both files. Rows with a problem are left out. The result does not depend on the number
    /// of threads. Time: about that of reading the bytes twice; memory beside the network: 20 bytes for each link.</summary>
    /// <param name="firms">Path of <c>firms.csv</c>: firm, industry; optional product, market, revenue, costs,
    /// stock_days, park, town, city.</param>
    /// <param name="links">Path of <c>edges.csv</c>: supplier, customer, volume; optional product, lead_days.</param>
    /// <param name="threads">At least 1, or 0 for one for each processor.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static NetworkReading Read(string firms, string links, int threads = 0, CancellationToken cancellation = default)
    {
        threads = threads > 0 ? threads : Environment.ProcessorCount;
        var firmFile = FirmFile.Read(firms);
        var linkFile = LinkFile.Read(links, firmFile.Firms, threads, cancellation);
        GiveBack(linkFile.Rows);
        var network = firmFile.HasColumns && linkFile.HasColumns
            ? new SupplyNetwork(firmFile.Firms, linkFile.Links, threads)
            : null;
        GiveBack(linkFile.Rows);
        return new()
        {
            Network = network,
            Problems = [.. firmFile.Problems.After(0), .. linkFile.Problems],
            ProblemCount = firmFile.Problems.Count + linkFile.ProblemCount,
            FirmRows = firmFile.Rows,
            LinkRows = linkFile.Rows,
            SummedRows = linkFile.Links.Supplier.Length - (network?.LinkCount ?? linkFile.Links.Supplier.Length),
        };
    }

    /// <summary>The columns of millions of rows are hundreds of megabytes that nobody needs any more, in large arrays that
    /// the collector would leave lying until much more is allocated.</summary>
    private static void GiveBack(long rows)
    {
        if (rows >= RowsWorthCollecting)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        }
    }
}
