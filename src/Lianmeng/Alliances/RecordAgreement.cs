using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>Records a strategic support agreement with an agency.</summary>
public sealed record RecordAgreement(
    string Code, OrganizationId AgencyId, FirstDay From, FactSource Source = FactSource.Entered) : ICommand<Guid>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var code = check.Text(Code, "code", AlliancesLimits.Code);
        check.When(
            await work.FindKindAsync(AgencyId, cancellation) is not OrganizationKind.Agency, "agreement.not-an-agency", "agencyId");
        if (check.Refusal is { } no)
        {
            return no;
        }

        var agreement = work.Add(new SupportAgreement
        {
            Id = work.Ids.New<SupportAgreement>().Value, SiteId = work.Actor.Site, Code = code, AgencyId = AgencyId,
            From = From.Day, Precision = From.Precision, Source = Source, RecordedAt = work.Now,
        });
        work.Record(agreement.SiteId, agreement.Id, new AgreementRecorded(code, AgencyId, From.Day));
        return agreement.Id;
    }
}
