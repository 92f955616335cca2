using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>Lets an organisation join an alliance, in a slot or as a partner without one.</summary>
/// <param name="Slot">Symbol; null where the slot is not published.</param>
public sealed record JoinAlliance(
    AllianceId AllianceId, OrganizationId OrganizationId, string? Slot, MembershipRole Role, FirstDay From,
    FactSource Source = FactSource.Entered, string? Note = null, long? Version = null) : ICommand<Guid>
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

        var check = new Checks();
        check.When(
            await work.FindKindAsync(OrganizationId, cancellation) is null, "organization.unknown", "organizationId");
        var note = check.OptionalText(Note, "note", AlliancesLimits.Note);
        if (check.Refusal is { } wrong)
        {
            return wrong;
        }

        var all = await work.MembershipsAsync(AllianceId, cancellation);
        if (MembershipRules.Join(alliance, From.Day, all, OrganizationId, ChinaTime.DayOf(work.Now)) is { } no)
        {
            return no;
        }

        if (Slot is not null
            && MembershipRules.Take(
                await work.FindSlotAsync(AllianceId, Slot, cancellation),
                await work.HasPartyOrganizationAsync(OrganizationId, cancellation), all, OrganizationId,
                From.Day) is { } refused)
        {
            return refused;
        }

        if (Slot is null && Role != MembershipRole.Partner)
        {
            return Refusal.Invalid("slot.missing", "slot");
        }

        var membership = work.Add(new AllianceMembership
        {
            Id = work.Ids.New<AllianceMembership>().Value, SiteId = alliance.SiteId, AllianceId = AllianceId,
            OrganizationId = OrganizationId, Slot = Slot, Role = Role, From = From.Day, Precision = From.Precision,
            Source = Source, Note = note, RecordedAt = work.Now,
        });
        alliance.Changes++;
        work.Record(alliance.SiteId, AllianceId.Value, new AllianceJoined(AllianceId, OrganizationId, Slot, Role, From.Day));
        work.Touch(OrganizationId);
        return membership.Id;
    }
}
