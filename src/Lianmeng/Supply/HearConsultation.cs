using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>A person says for the firm: we have read it. The first time counts; a second says nothing new.</summary>
public sealed record HearConsultation(ConsultationId ConsultationId, OrganizationId FirmId) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ConsultationTable.NeedAsync(work, SupplyAbilities.Consult, ConsultationId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var table = await ConsultationTable.SitDownAsync(work, ConsultationId, cancellation);
        if (await table.HearAsync(FirmId, cancellation))
        {
            table.CountStep();
        }

        return new Done();
    }
}
