using Lianmeng.Alliances.State;
using Lianmeng.Kernel;

namespace Lianmeng.Alliances;

/// <summary>Ends the membership of an organisation; its years in the alliance stay readable.</summary>
/// <param name="Last">Last day of the membership, inclusive.</param>
public sealed record LeaveAlliance(
    AllianceId AllianceId, OrganizationId OrganizationId, DateOnly Last, long? Version = null) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await work.FindAllianceAsync(AllianceId, cancellation) is not { } alliance)
        {
            return Refusal.NotFound;
        }

        if (Work.Stale(alliance, Version) is { } stale)
        {
            return stale;
        }

        var all = await work.MembershipsAsync(AllianceId, cancellation);
        if (MembershipRules.Leave(all, OrganizationId, Last, ChinaTime.DayOf(work.Now)) is { } no)
        {
            return no;
        }

        all.GetOpenOf(OrganizationId).End(Last, work.Now);
        alliance.Changes++;
        work.Record(alliance.SiteId, AllianceId.Value, new AllianceLeft(AllianceId, OrganizationId, Last));
        work.Touch(OrganizationId);
        return new Done();
    }
}
