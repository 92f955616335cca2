using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>Moves a member to another slot on a day, as one action: the old membership ends the day before, the new one
/// starts. A firm that gets its own branch so moves from N to X; every figure follows by itself.</summary>
/// <param name="On">First day in the new slot.</param>
public sealed record MoveToSlot(
    AllianceId AllianceId, OrganizationId OrganizationId, string Slot, DateOnly On, long? Version = null)
    : ICommand<Guid>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
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
        var refused = MembershipRules.Move(
            Slot, await work.FindSlotAsync(AllianceId, Slot, cancellation),
            await work.HasPartyOrganizationAsync(OrganizationId, cancellation), all, OrganizationId, On,
            ChinaTime.DayOf(work.Now));
        if (refused is not null)
        {
            return refused;
        }

        var old = all.GetOpenOf(OrganizationId);
        old.End(On.AddDays(-1), work.Now);
        var moved = work.Add(new AllianceMembership
        {
            Id = work.Ids.New<AllianceMembership>().Value, SiteId = alliance.SiteId, AllianceId = AllianceId,
            OrganizationId = OrganizationId, Slot = Slot,
            Role = old.Role == MembershipRole.Partner ? MembershipRole.Member : old.Role,
            From = On, Precision = DayPrecision.Day, Source = FactSource.Entered, RecordedAt = work.Now,
        });
        alliance.Changes++;
        work.Record(alliance.SiteId, AllianceId.Value, new SlotMoved(AllianceId, OrganizationId, old.Slot, Slot, On));
        work.Touch(OrganizationId);
        return moved.Id;
    }
}
