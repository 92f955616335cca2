using Lianmeng.Kernel;

namespace Lianmeng.Supply.State;

/// <summary>The twelve months of a site, newest first: that firms told, answered, consulted and changed plans, and
/// nothing of what.</summary>
internal sealed class SecretariatMonths(SecretariatQueries signals, ConsultationCounts consultations, TimeProvider time)
{
    public async Task<IReadOnlyList<SecretariatMonth>> OfAsync(SiteId site, CancellationToken cancellation)
    {
        var told = await signals.MonthsAsync(site, time.GetUtcNow().UtcDateTime, cancellation);
        var talked = (await consultations.ByMonthAsync(site, cancellation)).ToDictionary(m => m.Month);
        return [.. told.Where(m => talked.ContainsKey(m.Month)).Select(m => new SecretariatMonth(m, talked[m.Month]))];
    }
}
