using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>What a file of the station puts before firms: one line for each firm, however many relations wait.</summary>
internal static class ImportedEdges
{
    public const string Kind = "edge.imported";

    public static Notice Of(OrganizationId firm) => new(
        firm, Kind, firm.Value, "/partners", Words.InChinese["edge.notice.imported"], Words.InEnglish["edge.notice.imported"]);

    /// <summary>The line goes when nothing from a file waits for the firm any more.</summary>
    public static async Task CloseAsync(Work work, OrganizationId firm, EdgeId answered, CancellationToken cancellation)
    {
        var waits = await work.Set<SupplyEdge>().AnyAsync(
            e => e.Id != answered && e.State == EdgeState.Claimed && e.ClaimedBy == null
                && (e.SupplierId == firm || e.CustomerId == firm), cancellation);
        if (!waits)
        {
            await Inbox.CloseAsync(work, firm, Kind, firm.Value, cancellation);
        }
    }
}
