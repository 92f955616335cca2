using Lianmeng.Kernel;

namespace Lianmeng.Supply.State;

/// <summary>The twelve months of a site, newest first: that firms told, answered, consulted and changed plans, and
/// nothing of what. Months are those of the civil calendar of China.</summary>
internal sealed class SecretariatMonths(SecretariatQueries signals, ConsultationCounts consultations, TimeProvider time)
{
    public const int Count = 12;

    public async Task<IReadOnlyList<SecretariatMonth>> OfAsync(SiteId site, CancellationToken cancellation)
    {
        var last = ConsultationRules.FirstOf(ChinaTime.DayOf(time.GetUtcNow().UtcDateTime));
        var months = new List<SecretariatMonth>(Count);
        for (var back = 0; back < Count; back++)
        {
            var month = last.AddMonths(-back);
            var (from, until) = (ChinaTime.StartOf(month), ChinaTime.StartOf(month.AddMonths(1)));
            months.Add(Show(month, await signals.TallyAsync(site, from, until, cancellation),
                await consultations.TallyAsync(site, from, until, cancellation)));
        }

        return months;
    }

    /// <summary>What may be shown of a month. Two rows of counts, each part of the next: adjusting, answered, received;
    /// changed a plan, agreed, opened. (Agreed is not strictly part of opened: a talk may take longer than a month.)
    /// Between the rows a difference counts nothing.</summary>
    internal static SecretariatMonth Show(DateOnly month, SignalTally told, ConsultationTally talked)
    {
        var answers = SmallCell.OfNested(told.Adjusting, told.Answered, told.Received);
        var talks = SmallCell.OfNested(talked.PlansChanged, talked.Agreed, talked.Opened);
        return new(month, SmallCell.Of(told.Signals), answers[2], answers[1], answers[0], told.MedianAnswer,
            talks[2], talks[1], talks[0]);
    }
}
