using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>The management of a party confirms its own part of the newest proposal. The last confirmation agrees it:
/// the plans of all firms change in the same transaction.</summary>
public sealed record ConfirmPart(ConsultationId ConsultationId, OrganizationId FirmId, int Round)
    : ICommand<ConsultationState>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ConsultationTable.NeedAsync(work, SupplyAbilities.Confirm, ConsultationId, FirmId, cancellation);

    public async Task<Outcome<ConsultationState>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var table = await ConsultationTable.SitDownAsync(work, ConsultationId, cancellation);
        var (consultation, party) = (table.Consultation, table.PartyOf(FirmId));
        if (party.ConfirmedRound == Round && Round == consultation.Round)
        {
            return consultation.State; // a colleague was faster; what was asked is so
        }

        if (ConsultationRules.MayConfirm(consultation, Round) is { } no)
        {
            return no;
        }

        var lines = await work.Set<ProposalLine>().Where(l => l.ConsultationId == ConsultationId && l.Round == Round)
            .OrderBy(l => l.Position).ToListAsync(cancellation);
        if (lines.Count > 0 && await RefuseNewCompetitorsAsync(work, table, cancellation) is { } competitors)
        {
            return competitors;
        }

        await table.HearAsync(FirmId, cancellation);
        (party.ConfirmedRound, party.ConfirmedBy, party.ConfirmedByAccount, party.ConfirmedAt) =
            (Round, work.Actor.Name, work.Actor.Id, work.Now);
        await Inbox.CloseAsync(work, FirmId, ConsultationNotices.Confirm, consultation.Id.Value, cancellation);
        table.RecordEverywhere(new PartConfirmed(FirmId, Round, work.Actor.Id));
        table.CountStep();
        if (ConsultationRules.IsAgreed(Round, table.Parties))
        {
            await AgreeAsync(work, table, lines, cancellation);
        }

        return consultation.State;
    }

    /// <summary>An edge may have begun since the proposal: who now competes may not agree output.</summary>
    private async Task<Refusal?> RefuseNewCompetitorsAsync(
        Work work, ConsultationTable table, CancellationToken cancellation)
    {
        var edges = await ConsultationTable.EdgesOfAsync(work, table.Firms, cancellation);
        return await ConsultationTable.RefuseCompetitorsAsync(work, FirmId, table.Firms, edges, "round", cancellation);
    }

    private async Task AgreeAsync(
        Work work, ConsultationTable table, List<ProposalLine> lines, CancellationToken cancellation)
    {
        var consultation = table.Consultation;
        (consultation.State, consultation.EndedAt) = (ConsultationState.Agreed, work.Now);
        foreach (var line in lines)
        {
            work.Add(new PlanChange
            {
                Id = work.Ids.New<PlanChange>().Value, SiteId = table.PartyOf(line.OrganizationId).SiteId,
                ConsultationId = consultation.Id, OrganizationId = line.OrganizationId, ProductId = line.ProductId,
                Month = line.Month, Direction = line.Direction, OldKilograms = line.OldKilograms,
                NewKilograms = line.NewKilograms, AgreedAt = work.Now,
            });
        }

        await table.CloseForAllAsync(ConsultationNotices.Kinds, cancellation);
        var names = await work.OrganizationsAsync([FirmId], cancellation);
        await table.OpenForAllAsync(ConsultationNotices.Agreed, names[FirmId], cancellation);
        table.RecordEverywhere(new ConsultationAgreed(
            Round,
            [.. table.Parties.Select(p => new PartyDecision(
                p.OrganizationId, p.HeardByAccount, p.HeardAt, p.ConfirmedByAccount, p.ConfirmedAt))],
            [.. lines.Select(l => new PlanChangeLine(
                l.OrganizationId, l.ProductId, l.Month, l.Direction, l.OldKilograms, l.NewKilograms))]));
    }
}
