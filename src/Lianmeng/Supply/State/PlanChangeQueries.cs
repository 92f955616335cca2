using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>The own firm's plan: what was agreed and what it noted itself.</summary>
internal sealed class PlanChangeQueries(Reads reads, OrganizationNames names, TimeProvider time)
{
    public const int Most = 200;

    /// <summary>Agreed changes by month: from this month on, or the months before, newest first.</summary>
    public async Task<IReadOnlyList<PlanChangeView>> ChangesAsync(
        Actor actor, bool earlier, Language language, CancellationToken cancellation)
    {
        var mine = actor.OrganizationsWith(SupplyAbilities.Consult);
        var thisMonth = ConsultationRules.FirstOf(ChinaTime.DayOf(time.GetUtcNow().UtcDateTime));
        var visible = reads.Of<PlanChange>().Where(c => mine.Contains(c.OrganizationId));
        var chosen = earlier
            ? visible.Where(c => c.Month < thisMonth).OrderByDescending(c => c.Month)
            : visible.Where(c => c.Month >= thisMonth).OrderBy(c => c.Month);
        var rows = await chosen.ThenBy(c => c.AgreedAt).ThenBy(c => c.Id).Take(Most)
            .Join(reads.Of<Consultation>(), c => c.ConsultationId, k => k.Id, (c, k) => new { c, k.Title })
            .Join(reads.Of<Product>(), x => x.c.ProductId, p => p.Id, (x, p) => new { x.c, x.Title, p.Name, p.EnglishName })
            .ToListAsync(cancellation);
        var known = await names.OfAsync(rows.Select(r => r.c.OrganizationId), cancellation);
        var views = rows.Select(r => new PlanChangeView(r.c.ConsultationId, r.Title,
            known[r.c.OrganizationId].In(language), language == Language.English ? r.EnglishName : r.Name, r.c.Month,
            r.c.Direction, r.c.OldKilograms, r.c.NewKilograms, r.c.AgreedAt));
        return earlier
            ? [.. views.OrderByDescending(v => v.Month).ThenBy(v => v.AgreedAt)]
            : [.. views.OrderBy(v => v.Month).ThenBy(v => v.AgreedAt)];
    }

    /// <summary>Own notes, newest first.</summary>
    public async Task<IReadOnlyList<PlanNoteView>> NotesAsync(
        Actor actor, Language language, CancellationToken cancellation)
    {
        var mine = actor.OrganizationsWith(SupplyAbilities.Consult);
        var rows = await reads.Of<PlanNote>().Where(n => mine.Contains(n.OrganizationId))
            .OrderByDescending(n => n.At).ThenBy(n => n.Id).Take(Most).ToListAsync(cancellation);
        var known = await names.OfAsync(rows.Select(r => r.OrganizationId), cancellation);
        return [.. rows.Select(n => new PlanNoteView(
            n.MatterId, known[n.OrganizationId].In(language), n.Text, n.Month, n.Direction, n.By, n.At))];
    }
}
