using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Alliances;

/// <summary>Records how many Party members a Party organisation has as of a day: a count, never persons. The same day
/// again corrects the count; what was known before stays known.</summary>
public sealed record RecordMemberCount(
    OrganizationId OrganizationId, DateOnly AsOf, int Members, Qualifier Qualifier = Qualifier.Exact,
    FactSource Source = FactSource.Entered) : ICommand<Guid>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var kind = await work.FindKindAsync(OrganizationId, cancellation);
        var check = new Checks()
            .When(kind is not OrganizationKind.PartyOrganization, "member-count.wrong-kind", "organizationId")
            .When(Members is < 0 or > AlliancesLimits.Members, "members.range", "members", "0", $"{AlliancesLimits.Members}")
            .When(AsOf > ChinaTime.DayOf(work.Now), "day.in-future", "asOf");
        if (check.Refusal is { } no)
        {
            return no;
        }

        var was = await work.Set<MemberCount>().Where(c => c.OrganizationId == OrganizationId && c.AsOf == AsOf)
            .OrderByDescending(c => c.Revision).Select(c => new { c.Members, c.Revision }).FirstOrDefaultAsync(cancellation);
        var count = work.Add(new MemberCount
        {
            Id = work.Ids.New<MemberCount>().Value, SiteId = work.Actor.Site, OrganizationId = OrganizationId,
            AsOf = AsOf, Members = Members, Qualifier = Qualifier, Source = Source, RecordedAt = work.Now,
            Revision = was is null ? 0 : was.Revision + 1,
        });
        work.Record(count.SiteId, OrganizationId.Value, new MembersCounted(OrganizationId, AsOf, Members, was?.Members));
        return count.Id;
    }
}
