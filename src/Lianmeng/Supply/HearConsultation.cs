using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>A person says for the firm: we have read it, and once it is over, how it ended. The first time counts as who
/// heard; a later one says that nothing waits in the inbox any more.</summary>
public sealed record HearConsultation(ConsultationId ConsultationId, OrganizationId FirmId) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ConsultationTable.NeedAsync(work, SupplyAbilities.Consult, ConsultationId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var table = await ConsultationTable.SitDownAsync(work, ConsultationId, cancellation);
        foreach (var outcome in ConsultationNotices.Outcomes)
        {
            await Inbox.CloseAsync(work, FirmId, outcome, ConsultationId.Value, cancellation);
        }

        if (await table.HearAsync(FirmId, cancellation))
        {
            table.CountStep();
        }

        return new Done();
    }
}
