using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>What the secretariat sees: dates and counts, and the words that firms addressed to it.</summary>
internal sealed class SecretariatQueries(Reads reads, OrganizationNames names)
{
    /// <summary>Months of the site's signals, newest first, each count below three hidden.</summary>
    public async Task<IReadOnlyList<MonthCounts>> MonthsAsync(SiteId site, DateTime now, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(now);
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-11);
        var from = ChinaTime.StartOf(first);
        var signals = await reads.Of<Signal>().Where(s => s.SiteId == site && s.PostedAt >= from && s.PassedFrom == null)
            .Select(s => new { s.PostedAt, s.Kind }).ToListAsync(cancellation);
        var matters = await reads.Of<Matter>().Where(m => m.SiteId == site && m.ArrivedAt >= from)
            .Select(m => new { m.ArrivedAt, m.AnsweredAt, m.Answer }).ToListAsync(cancellation);
        return [.. Enumerable.Range(0, 12).Select(i => first.AddMonths(11 - i)).Select(month =>
        {
            bool IsIn(DateTime at) => ChinaTime.DayOf(at) is var day && day.Year == month.Year && day.Month == month.Month;
            var received = matters.Where(m => IsIn(m.ArrivedAt)).ToList();
            var waits = received.Where(m => m.AnsweredAt is not null)
                .Select(m => m.AnsweredAt.GetValueOrDefault() - m.ArrivedAt).Order().ToList();
            return new MonthCounts(month, SmallCell.Of(signals.Count(s => IsIn(s.PostedAt))),
                SmallCell.Of(received.Count), SmallCell.Of(waits.Count),
                SmallCell.Of(received.Count(m => m.Answer == SignalAnswer.WillAdjust)),
                waits.Count < SmallCell.Smallest ? null : waits[waits.Count / 2]);
        })];
    }

    /// <summary>What firms asked, newest first.</summary>
    public async Task<IReadOnlyList<AskedLine>> AskedAsync(Language language, CancellationToken cancellation)
    {
        var rows = await reads.Of<AskedHelp>().OrderByDescending(a => a.At).ThenBy(a => a.Id).Take(50).ToListAsync(cancellation);
        var known = await names.OfAsync(rows.Select(r => r.OrganizationId), cancellation);
        return [.. rows.Select(r => Line(r, known, language))];
    }

    public async Task<AskedLine?> FindAskedAsync(Guid id, Language language, CancellationToken cancellation)
    {
        var row = await reads.Of<AskedHelp>().FirstOrDefaultAsync(a => a.Id == id, cancellation);
        return row is null ? null : Line(row, await names.OfAsync([row.OrganizationId], cancellation), language);
    }

    private static AskedLine Line(
        AskedHelp row, IReadOnlyDictionary<OrganizationId, OrganizationName> known, Language language) =>
        new(row.Id, known[row.OrganizationId].In(language), row.Text, row.By, row.At, row.TakenUpAt, row.TakenUpBy);
}
