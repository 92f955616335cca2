using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Alliances;

/// <summary>An action branch stops working for the alliances; what it did stays readable.</summary>
/// <param name="Last">Last day, inclusive.</param>
public sealed record EndActionBranch(Guid BranchId, DateOnly Last) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await work.Set<ActionBranch>().FirstOrDefaultAsync(b => b.Id == BranchId, cancellation) is not { } ended)
        {
            return Refusal.NotFound;
        }

        if (FactRules.End(ended, ended.From, Last) is { } no)
        {
            return no;
        }

        ended.End(Last, work.Now);
        work.Record(ended.SiteId, ended.OrganizationId.Value, new ActionBranchEnded(ended.OrganizationId, Last));
        return new Done();
    }
}
