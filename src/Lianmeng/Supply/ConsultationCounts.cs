using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>How many consultations firms of a site took part in; never who with whom or about what plan.</summary>
internal sealed class ConsultationCounts(Reads reads)
{
    public async Task<ConsultationTally> TallyAsync(
        SiteId site, DateTime from, DateTime until, CancellationToken cancellation)
    {
        var parties = reads.Of<ConsultationParty>();
        var ours = reads.Of<Consultation>().Where(c => parties.Any(p => p.ConsultationId == c.Id && p.SiteId == site));
        var opened = await ours.CountAsync(c => c.OpenedAt >= from && c.OpenedAt < until, cancellation);
        var agreed = ours.Where(
            c => c.State == ConsultationState.Agreed && c.EndedAt >= from && c.EndedAt < until);
        var changes = reads.Of<PlanChange>();
        var changed = agreed.Where(c => changes.Any(p => p.ConsultationId == c.Id && p.SiteId == site));
        return new(opened, await agreed.CountAsync(cancellation), await changed.CountAsync(cancellation));
    }
}

/// <summary>One month of a site, before small counts are hidden: never shown as it is.</summary>
/// <param name="PlansChanged">Of the agreed ones, those that changed a plan of the site's own firms. Not the changes: six
/// lines of one agreement would tell that there was one.</param>
internal sealed record ConsultationTally(int Opened, int Agreed, int PlansChanged);
