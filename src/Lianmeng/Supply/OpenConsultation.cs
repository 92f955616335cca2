using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>Invites own trade partners to consult, because of a signal that the firm sent or that reached it.</summary>
/// <param name="MatterId">What reached the firm; or</param>
/// <param name="SignalId">what the firm sent: exactly one of the two.</param>
/// <param name="ProductId">Null = the product of the signal.</param>
public sealed record OpenConsultation(
    OrganizationId FirmId, string? Title, IReadOnlyList<OrganizationId>? Partners, MatterId? MatterId = null,
    SignalId? SignalId = null, ProductId? ProductId = null) : ICommand<ConsultationId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(SupplyAbilities.Consult, FirmId));

    public async Task<Outcome<ConsultationId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var partners = Partners ?? [];
        if (ConsultationRules.RefuseSize(partners) is { } tooMany)
        {
            return tooMany;
        }

        if (await CauseAsync(work, cancellation) is not { } signal)
        {
            return Refusal.Of(RefusalKind.NotFound, "consultation.no-cause", "matterId");
        }

        OrganizationId[] firms = [FirmId, .. partners.Distinct().Where(p => p != FirmId)];
        var edges = await ConsultationTable.EdgesOfAsync(work, firms, cancellation);
        var check = new Checks();
        var title = check.Text(Title, "title", ConsultationRules.TitleLength);
        ConsultationRules.CheckPartners(check, FirmId, partners, edges);
        var product = ProductId ?? signal.ProductId;
        check.When(product is null, "field.missing", "productId")
            .When(product is { } p && p != signal.ProductId && !ConsultationRules.OwnProducts(FirmId, edges).Contains(p),
                "consultation.product-unknown", "productId");
        if ((check.Refusal ?? await RefuseAsync(work, signal, firms, edges, cancellation)) is { } no)
        {
            return no;
        }

        var names = await work.OrganizationsAsync(firms, cancellation);
        var consultation = work.Add(new Consultation
        {
            Id = work.Ids.New<OfSupply.Consultation>(), SiteId = names[FirmId].Site, SignalId = signal.Id,
            MatterId = MatterId, Subject = signal.Kind, ProductId = product.GetValueOrDefault(), OpenedBy = FirmId,
            Title = title, OpenedAt = work.Now, State = ConsultationState.Open,
        });
        await InviteAsync(work, consultation, names, cancellation);
        return consultation.Id;
    }

    /// <summary>The signal that the firm sent, or the first that brought its matter and still stands.</summary>
    private async Task<Signal?> CauseAsync(Work work, CancellationToken cancellation) => (MatterId, SignalId) switch
    {
        ({ } matter, null) => await work.Set<Delivery>().Where(d => d.MatterId == matter && d.ReceiverId == FirmId)
            .Join(work.Set<Signal>().AsNoTracking(), d => d.SignalId, s => s.Id, (d, s) => s)
            .OrderBy(s => s.RetractedAt != null).ThenBy(s => s.PostedAt).ThenBy(s => s.Id).FirstOrDefaultAsync(cancellation),
        (null, { } id) => await work.Set<Signal>().AsNoTracking()
            .FirstOrDefaultAsync(s => s.Id == id && s.SenderId == FirmId, cancellation),
        _ => null,
    };

    private async Task<Refusal?> RefuseAsync(
        Work work, Signal signal, OrganizationId[] firms, List<SupplyEdge> edges, CancellationToken cancellation)
    {
        if (signal.RetractedAt is not null)
        {
            return Refusal.Conflict("consultation.signal-withdrawn");
        }

        if (!ConsultationRules.IsConnected(firms, edges))
        {
            return Refusal.Invalid("consultation.not-connected", "partners");
        }

        return ConsultationRules.IsAboutPriceOrOutput(signal.Kind)
            ? await ConsultationTable.RefuseCompetitorsAsync(work, FirmId, firms, edges, "partners", cancellation)
            : null;
    }

    private async Task InviteAsync(
        Work work, Consultation consultation, Dictionary<OrganizationId, OrganizationName> names,
        CancellationToken cancellation)
    {
        var parties = names.Values.Select(n => new ConsultationParty
        {
            ConsultationId = consultation.Id, OrganizationId = n.Id, SiteId = n.Site,
        }).OrderBy(p => p.OrganizationId).ToList();
        parties.ForEach(p => work.Add(p));
        var table = new ConsultationTable(work, consultation, parties);
        var opener = table.PartyOf(FirmId);
        (opener.HeardBy, opener.HeardByAccount, opener.HeardAt) = (work.Actor.Name, work.Actor.Id, work.Now);
        foreach (var firm in table.Firms)
        {
            var kind = firm == FirmId ? ConsultationNotices.Propose : ConsultationNotices.Read;
            await Inbox.OpenAsync(
                work, ConsultationNotices.Of(kind, consultation, firm, names[FirmId]), cancellation);
        }

        table.RecordEverywhere(new ConsultationOpened(
            FirmId, table.Firms, consultation.SignalId, consultation.Subject, consultation.ProductId, consultation.Title));
    }
}
