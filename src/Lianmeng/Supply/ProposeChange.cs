using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>Proposes what each party changes in its plan; the first proposal, or a counter-proposal, which voids the
/// confirmations of the round before.</summary>
/// <param name="BasedOnRound">The newest round that the proposer read; 0 before the first.</param>
public sealed record ProposeChange(
    ConsultationId ConsultationId, OrganizationId FirmId, int BasedOnRound, string? Text,
    IReadOnlyList<PlanChangeLine>? Lines, long? Version = null) : ICommand<int>
{
    private IReadOnlyList<PlanChangeLine> AllLines => Lines ?? [];

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ConsultationTable.NeedAsync(work, SupplyAbilities.Consult, ConsultationId, FirmId, cancellation);

    public async Task<Outcome<int>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (ConsultationRules.RefuseSize(AllLines) is { } tooMany)
        {
            return tooMany;
        }

        var table = await ConsultationTable.SitDownAsync(work, ConsultationId, cancellation);
        var consultation = table.Consultation;
        if ((ConsultationRules.MayPropose(consultation, BasedOnRound) ?? Work.Stale(consultation, Version)) is { } late)
        {
            return late;
        }

        var edges = await ConsultationTable.EdgesOfAsync(work, table.Firms, cancellation);
        var check = new Checks();
        var text = check.Text(Text, "text", SupplyLimits.Text);
        ConsultationRules.CheckLines(check, consultation.Subject, AllLines, table.Firms,
            await ProductsAsync(work, table, edges, cancellation), ChinaTime.DayOf(work.Now));
        if ((check.Refusal ?? await RefuseOutputAsync(work, table, edges, cancellation)) is { } no)
        {
            return no;
        }

        consultation.Round++;
        await ApplyAsync(work, table, text, cancellation);
        return consultation.Round;
    }

    /// <summary>Competitors may talk of technology, quality or safety, but lines about output are output agreed.</summary>
    private async Task<Refusal?> RefuseOutputAsync(
        Work work, ConsultationTable table, List<SupplyEdge> edges, CancellationToken cancellation) =>
        AllLines.Count > 0
            ? await ConsultationTable.RefuseCompetitorsAsync(work, FirmId, table.Firms, edges, "lines", cancellation)
            : null;

    private async Task ApplyAsync(Work work, ConsultationTable table, string text, CancellationToken cancellation)
    {
        var consultation = table.Consultation;
        work.Add(new Proposal
        {
            ConsultationId = consultation.Id, Round = consultation.Round, ProposedBy = FirmId,
            ProposedByPerson = work.Actor.Name, Text = text, At = work.Now,
        });
        for (var i = 0; i < AllLines.Count; i++)
        {
            var line = AllLines[i];
            work.Add(new ProposalLine
            {
                Id = work.Ids.New<ProposalLine>().Value, ConsultationId = consultation.Id, Round = consultation.Round,
                Position = i, OrganizationId = line.OrganizationId, ProductId = line.ProductId,
                Month = ConsultationRules.FirstOf(line.Month), Direction = line.Direction,
                OldKilograms = line.OldKilograms, NewKilograms = line.NewKilograms,
            });
        }

        await table.HearAsync(FirmId, cancellation);
        await table.CloseForAllAsync([ConsultationNotices.Propose], cancellation);
        var names = await work.OrganizationsAsync([FirmId], cancellation);
        await table.OpenForAllAsync(ConsultationNotices.Confirm, names[FirmId], cancellation);
        table.RecordEverywhere(new ChangeProposed(FirmId, consultation.Round, text, AllLines));
    }

    /// <summary>Not every product that flows between the parties: trying one after the other would tell what two others
    /// trade. One that a party named in a proposal is known to all.</summary>
    private async Task<HashSet<ProductId>> ProductsAsync(
        Work work, ConsultationTable table, List<SupplyEdge> edges, CancellationToken cancellation) =>
    [
        table.Consultation.ProductId,
        .. ConsultationRules.OwnProducts(FirmId, edges, table.Firms),
        .. await work.Set<ProposalLine>().Where(l => l.ConsultationId == ConsultationId).Select(l => l.ProductId)
            .Distinct().ToListAsync(cancellation),
    ];
}
