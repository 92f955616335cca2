using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Alliances;

/// <summary>Ends a strategic support agreement; its years stay readable.</summary>
/// <param name="Last">Last day, inclusive.</param>
public sealed record EndAgreement(Guid AgreementId, DateOnly Last) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await work.Set<SupportAgreement>().FirstOrDefaultAsync(a => a.Id == AgreementId, cancellation) is not { } ended)
        {
            return Refusal.NotFound;
        }

        if (FactRules.End(ended, ended.From, Last) is { } no)
        {
            return no;
        }

        ended.End(Last, work.Now);
        work.Record(ended.SiteId, ended.Id, new AgreementEnded(ended.Code, ended.AgencyId, Last));
        return new Done();
    }
}
