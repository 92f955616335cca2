using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>A firm settles in a park, at a place of it where that is known.</summary>
public sealed record RecordTenancy(
    OrganizationId OrganizationId, OrganizationId? ParkId, Guid? PlaceId, DateOnly From) : ICommand<Guid>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var park = ParkId ?? default;
        check.When(await work.FindKindAsync(OrganizationId, cancellation) is null, "organization.unknown", "organizationId")
            .When(await work.FindKindAsync(park, cancellation) is not (OrganizationKind.Park or OrganizationKind.Zone),
                "tenancy.no-park", "parkId")
            .When(PlaceId is { } place && !await work.Set<Place>().AnyAsync(p => p.Id == place, cancellation),
                "field.no-such-choice", "placeId");
        if (check.Refusal is { } no)
        {
            return no;
        }

        var tenancy = work.Add(new Tenancy
        {
            Id = work.Ids.New<Tenancy>().Value, SiteId = work.Actor.Site, OrganizationId = OrganizationId,
            ParkId = park, PlaceId = PlaceId, From = From,
        });
        work.Record(work.Actor.Site, OrganizationId.Value, new TenancyBegun(OrganizationId, park, From));
        work.Touch(OrganizationId);
        return tenancy.Id;
    }
}

/// <summary>A firm leaves a park; what it is and what it belongs to stays.</summary>
/// <param name="On">Last day, inclusive.</param>
public sealed record EndTenancy(Guid TenancyId, DateOnly On) : ICommand<bool>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public async Task<Outcome<bool>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await work.Set<Tenancy>().FirstOrDefaultAsync(t => t.Id == TenancyId, cancellation) is not { } tenancy)
        {
            return Refusal.NotFound;
        }

        if (tenancy.To is not null || On < tenancy.From)
        {
            return tenancy.To is not null ? Refusal.Conflict("tenancy.over") : Refusal.Invalid("period.ends-before-start", "on");
        }

        tenancy.To = On;
        work.Record(tenancy.SiteId, tenancy.OrganizationId.Value, new TenancyEnded(tenancy.OrganizationId, tenancy.ParkId, On));
        work.Touch(tenancy.OrganizationId);
        return true;
    }
}
