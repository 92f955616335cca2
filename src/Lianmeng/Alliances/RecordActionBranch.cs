using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>Records that an action branch of the directory works for the alliances.</summary>
public sealed record RecordActionBranch(
    OrganizationId OrganizationId, FirstDay From, FactSource Source = FactSource.Entered) : ICommand<Guid>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await work.FindKindAsync(OrganizationId, cancellation) is not OrganizationKind.ActionBranch)
        {
            return Refusal.Invalid("action-branch.wrong-kind", "organizationId");
        }

        var branch = work.Add(new ActionBranch
        {
            Id = work.Ids.New<ActionBranch>().Value, SiteId = work.Actor.Site, OrganizationId = OrganizationId,
            From = From.Day, Precision = From.Precision, Source = Source, RecordedAt = work.Now,
        });
        work.Record(branch.SiteId, OrganizationId.Value, new ActionBranchRecorded(OrganizationId, From.Day));
        return branch.Id;
    }
}
