using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>How many consultations firms of the reader's site took part in; never who with whom or about what plan.
/// Counts below three are hidden, zero included.</summary>
internal sealed class ConsultationCounts(Reads reads, TimeProvider time)
{
    public const int Months = 12;

    /// <summary>The last twelve months, newest first.</summary>
    public async Task<IReadOnlyList<ConsultationMonth>> ByMonthAsync(SiteId site, CancellationToken cancellation)
    {
        var last = ConsultationRules.FirstOf(ChinaTime.DayOf(time.GetUtcNow().UtcDateTime));
        var since = ChinaTime.StartOf(last.AddMonths(1 - Months));
        var rows = await Rows(site).Where(c => c.OpenedAt >= since || c.EndedAt >= since)
            .Select(c => new { c.OpenedAt, c.EndedAt, c.State }).ToListAsync(cancellation);
        var changes = await reads.Of<PlanChange>().Where(p => p.SiteId == site && p.AgreedAt >= since)
            .Select(p => p.AgreedAt).ToListAsync(cancellation);
        return [.. Enumerable.Range(0, Months).Select(i => last.AddMonths(-i)).Select(month => new ConsultationMonth(month,
            SmallCell.Of(rows.Count(r => IsIn(r.OpenedAt, month))),
            SmallCell.Of(rows.Count(r => r.State == ConsultationState.Agreed && IsIn(r.EndedAt, month))),
            SmallCell.Of(rows.Count(r => r.State == ConsultationState.EndedWithout && IsIn(r.EndedAt, month))),
            SmallCell.Of(changes.Count(at => IsIn(at, month)))))];
    }

    /// <summary>All that were ever opened, by the kind of signal that caused them.</summary>
    public async Task<IReadOnlyList<ConsultationKindCount>> ByKindAsync(SiteId site, CancellationToken cancellation)
    {
        var counts = await Rows(site).GroupBy(c => c.Subject).Select(g => new
        {
            g.Key, Opened = g.Count(), Agreed = g.Count(c => c.State == ConsultationState.Agreed),
            Ended = g.Count(c => c.State == ConsultationState.EndedWithout),
        }).ToDictionaryAsync(g => g.Key, cancellation);
        return [.. Enum.GetValues<SignalKind>().Select(kind => counts.GetValueOrDefault(kind) is { } c
            ? new ConsultationKindCount(kind, SmallCell.Of(c.Opened), SmallCell.Of(c.Agreed), SmallCell.Of(c.Ended))
            : new ConsultationKindCount(kind, SmallCell.Of(0), SmallCell.Of(0), SmallCell.Of(0)))];
    }

    private IQueryable<Consultation> Rows(SiteId site)
    {
        var parties = reads.Of<ConsultationParty>();
        return reads.Of<Consultation>().Where(c => parties.Any(p => p.ConsultationId == c.Id && p.SiteId == site));
    }

    private static bool IsIn(DateTime? at, DateOnly month) =>
        at is { } instant && ConsultationRules.FirstOf(ChinaTime.DayOf(instant)) == month;
}

/// <summary>One month of a site.</summary>
/// <param name="PlanChanges">Changes of plans of the site's own firms.</param>
public sealed record ConsultationMonth(
    DateOnly Month, SmallCell Opened, SmallCell Agreed, SmallCell Ended, SmallCell PlanChanges);

/// <summary>One kind of subject.</summary>
public sealed record ConsultationKindCount(SignalKind Kind, SmallCell Opened, SmallCell Agreed, SmallCell Ended);
