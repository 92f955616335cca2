using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Two records of one organisation become one. Whatever points to the first points to the second from then on, in
/// every capability; the first one's name stays as a name, its id still opens. What cannot be one (both in the same
/// alliance, traders with each other) is refused and named.</summary>
/// <param name="Old">The record that goes.</param>
/// <param name="Into">The record that stays.</param>
public sealed record MergeOrganizations(OrganizationId Old, OrganizationId Into) : ICommand<OrganizationId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public async Task<Outcome<OrganizationId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var both = await work.Set<Organization>().AsNoTracking().Where(o => o.Id == Old || o.Id == Into)
            .ToListAsync(cancellation);
        if (both.FirstOrDefault(o => o.Id == Old) is not { } old || both.FirstOrDefault(o => o.Id == Into) is not { } into)
        {
            return Refusal.NotFound;
        }

        if (MergeRules.Check(old, into) is { } no)
        {
            return no;
        }

        var moved = await work.RepointAsync(Old, Into, [typeof(NameRecord)], cancellation);
        if (moved.Refused is { } held)
        {
            return held;
        }

        await work.TakeNamesAsync(old, Into, cancellation);
        work.Set<SearchRow>().Remove(await work.Set<SearchRow>().SingleAsync(r => r.OrganizationId == Old, cancellation));
        work.Set<Organization>().Remove(await work.Set<Organization>().SingleAsync(o => o.Id == Old, cancellation));
        work.Add(new Redirect { Old = Old.Value, SiteId = old.SiteId, NewId = Into, Name = old.Name, At = work.Now });
        var stays = await work.Set<Organization>().SingleAsync(o => o.Id == Into, cancellation);
        foreach (var field in Enum.GetValues<OrganizationField>())
        {
            FieldPen.Copy(stays, field, FieldRules.Best(await work.ValuesOfAsync(Into, field, cancellation))?.Value);
        }

        await work.RefreshSearchAsync(stays, cancellation);
        work.Record(stays.SiteId, Into.Value, new OrganizationsMerged(Old, Into, old.Name, stays.Name, moved.Value));
        work.Touch(Old);
        work.Touch(Into);
        return Into;
    }
}
