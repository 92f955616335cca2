using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>What the secretariat sees: dates and counts, and the words that firms addressed to it.</summary>
internal sealed class SecretariatQueries(Reads reads, OrganizationNames names)
{
    /// <summary>What the site's firms told and answered in one month. The database counts: a busy site has hundreds of
    /// thousands of matters, and loading a year of them took a second.</summary>
    public async Task<SignalTally> TallyAsync(
        SiteId site, DateTime from, DateTime until, CancellationToken cancellation)
    {
        var signals = await reads.Of<Signal>().CountAsync(
            s => s.SiteId == site && s.PostedAt >= from && s.PostedAt < until && s.PassedFrom == null, cancellation);
        var matters = reads.Of<Matter>().Where(m => m.SiteId == site && m.ArrivedAt >= from && m.ArrivedAt < until);
        var counts = await matters.GroupBy(_ => 1).Select(g => new
        {
            Received = g.Count(),
            Answered = g.Count(m => m.AnsweredAfterMilliseconds != null),
            Adjusting = g.Count(m => m.Answer == SignalAnswer.WillAdjust),
        }).FirstOrDefaultAsync(cancellation);
        var answered = counts?.Answered ?? 0;
        var median = answered < SmallCell.Smallest ? null : await matters.Where(m => m.AnsweredAfterMilliseconds != null)
            .OrderBy(m => m.AnsweredAfterMilliseconds).Skip(answered / 2).Select(m => m.AnsweredAfterMilliseconds)
            .FirstAsync(cancellation);
        return new(signals, counts?.Received ?? 0, answered, counts?.Adjusting ?? 0,
            median is { } wait ? TimeSpan.FromMilliseconds(wait) : null);
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

/// <summary>What a site's firms told and answered in one month, before small counts are hidden: never shown as it is.</summary>
/// <param name="MedianAnswer">Clock time from arrival to the first answer; null below three answers.</param>
internal sealed record SignalTally(int Signals, int Received, int Answered, int Adjusting, TimeSpan? MedianAnswer);
