using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>A firm says who supplies it, or whom it supplies. Nothing travels along the relation before the other side
/// has confirmed it, and nobody but the two learns of it.</summary>
/// <param name="Side">What the partner is to the firm.</param>
/// <param name="ProductId">One that the firm is offered; or</param>
/// <param name="ProductName">one that it enters, with its CAS number if it has one.</param>
/// <param name="From">First day; null = today.</param>
public sealed record ClaimEdge(
    OrganizationId FirmId, OrganizationId PartnerId, PartnerSide? Side, ProductId? ProductId = null,
    string? ProductName = null, string? CasNumber = null, DateOnly? From = null) : ICommand<EdgeId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(SupplyAbilities.KeepPartners, FirmId));

    public async Task<Outcome<EdgeId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(work.Now);
        var firm = (await work.OrganizationsAsync([FirmId], cancellation))[FirmId];
        var partner = await PartnerAsync(work, cancellation);
        var check = new Checks();
        check.When(FirmId == PartnerId, "edge.same-firm", "partnerId")
            .When(FirmId != PartnerId && partner is null, "edge.partner-unknown", "partnerId")
            .When(partner is { } p && IsInvented(p) != IsInvented(firm), "edge.invented-with-real", "partnerId")
            .When(Side is null, "field.missing", "side");
        EdgeRules.CheckFrom(check, From ?? today, today);
        var product = await new ClaimedProduct(ProductId, ProductName, CasNumber).FindAsync(work, firm, check, cancellation);
        if (check.Refusal is null && product is not null)
        {
            await CheckPeriodAsync(work, check, product, From ?? today, cancellation);
        }

        if (check.Refusal is { } no || partner is null || product is null)
        {
            return check.Refusal ?? Refusal.NotFound;
        }

        var claims = await work.Set<SupplyEdge>().CountAsync(e => e.ClaimedBy == FirmId && e.ClaimDay == today, cancellation);
        return claims >= PartnerLimits.ClaimsADay
            ? Refusal.Conflict("edge.too-many-claims", PartnerLimits.ClaimsADay.ToString())
            : await ClaimAsync(work, firm, partner, product, claims + 1, cancellation);
    }

    private (OrganizationId Supplier, OrganizationId Customer) Ends =>
        Side == PartnerSide.Supplier ? (PartnerId, FirmId) : (FirmId, PartnerId);

    private async Task<EdgeId> ClaimAsync(
        Work work, OrganizationName firm, OrganizationName partner, Product product, int number,
        CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(work.Now);
        var edge = work.Add(new SupplyEdge
        {
            Id = work.Ids.New<OfSupply.Edge>(), SiteId = firm.Site, SupplierId = Ends.Supplier, CustomerId = Ends.Customer,
            ProductId = product.Id, From = From ?? today, State = EdgeState.Claimed, ClaimedBy = FirmId,
            ClaimedByAccount = work.Actor.Id, RecordedAt = work.Now, ClaimDay = today, ClaimNumber = number,
            Source = IsInvented(firm) ? FactSource.Invented : FactSource.Entered,
        });
        var held = new EdgeInWork(work, edge, product, new Dictionary<OrganizationId, OrganizationName>
        {
            [firm.Id] = firm, [partner.Id] = partner,
        });
        held.Record(new EdgeClaimed(FirmId, edge.SupplierId, edge.CustomerId, product.Id, edge.From));
        await Inbox.OpenAsync(work, EdgeNotices.Claimed(held, partner.Id), cancellation);
        return edge.Id;
    }

    /// <summary>A named firm of the own site's directory, or one with which the firm has had a confirmed relation: chains
    /// cross sites, the directory does not.</summary>
    private async Task<OrganizationName?> PartnerAsync(Work work, CancellationToken cancellation)
    {
        var isPartner = await work.Set<SupplyEdge>().AnyAsync(
            e => e.State == EdgeState.Confirmed && ((e.SupplierId == FirmId && e.CustomerId == PartnerId)
                || (e.CustomerId == FirmId && e.SupplierId == PartnerId)), cancellation);
        return isPartner
            ? (await work.OrganizationsAsync([PartnerId], cancellation)).GetValueOrDefault(PartnerId)
            : await work.NamedFirmAsync(PartnerId, cancellation);
    }

    /// <summary>What was ended stays as it was: the new relation begins after it.</summary>
    private async Task CheckPeriodAsync(
        Work work, Checks check, Product product, DateOnly from, CancellationToken cancellation)
    {
        var (supplier, customer) = Ends;
        var last = await work.Set<SupplyEdge>().Where(e => e.SupplierId == supplier && e.CustomerId == customer
            && e.ProductId == product.Id && e.State != EdgeState.Withdrawn).MaxAsync(e => e.To, cancellation);
        check.When(from <= last, "edge.overlaps", "from", last is { } day ? day.ToString("yyyy-MM-dd") : "");
        // Who was told "no" and withdrew does not ask the same again; the other side may enter it (ADR 10).
        check.When(await work.Set<SupplyEdge>().AnyAsync(e => e.SupplierId == supplier && e.CustomerId == customer
            && e.ProductId == product.Id && e.State == EdgeState.Withdrawn && e.DisputeReason != null
            && e.ClaimedBy == FirmId, cancellation), "edge.disputed-before", "partnerId");
    }

    /// <summary>Nothing invented attaches to a real body (worlds/haiyu/README.md).</summary>
    private static bool IsInvented(OrganizationName firm) => firm.Source == FactSource.Invented;
}
