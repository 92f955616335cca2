using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>A party ends a consultation without agreement, and says why. No plan changes.</summary>
public sealed record EndConsultation(
    ConsultationId ConsultationId, OrganizationId FirmId, string? Reason, long? Version = null) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ConsultationTable.NeedAsync(work, SupplyAbilities.Consult, ConsultationId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var table = await ConsultationTable.SitDownAsync(work, ConsultationId, cancellation);
        var consultation = table.Consultation;
        if ((ConsultationRules.MayEnd(consultation) ?? Work.Stale(consultation, Version)) is { } late)
        {
            return late;
        }

        var check = new Checks();
        var reason = check.Text(Reason, "reason", SupplyLimits.Text);
        if (check.Refusal is { } no)
        {
            return no;
        }

        (consultation.State, consultation.EndedAt) = (ConsultationState.EndedWithout, work.Now);
        (consultation.EndedByFirm, consultation.EndedBy, consultation.EndReason) = (FirmId, work.Actor.Name, reason);
        await table.HearAsync(FirmId, cancellation);
        await table.CloseForAllAsync(ConsultationNotices.Kinds, cancellation);
        var names = await work.OrganizationsAsync([FirmId], cancellation);
        await table.OpenForAllAsync(ConsultationNotices.Ended, names[FirmId], cancellation);
        table.RecordEverywhere(new ConsultationEnded(FirmId, reason));
        return new Done();
    }
}
