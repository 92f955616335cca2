using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Supply.State;

/// <summary>One side's word that one field of a relation may be looked at for one purpose. The newest word stands here;
/// those before it stand in the journal.</summary>
internal sealed class EdgeConsent
{
    public EdgeId EdgeId { get; init; }
    public OrganizationId FirmId { get; init; }
    public ConsentPurpose Purpose { get; init; }
    public EdgeField Field { get; init; }

    /// <summary>The site of the firm: its park reads what both sides agree to.</summary>
    public SiteId SiteId { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly Until { get; set; }

    public DateTime GivenAt { get; set; }
    public Guid GivenByAccount { get; set; }

    /// <summary>Works at once.</summary>
    public DateTime? WithdrawnAt { get; set; }
}

internal sealed class EdgeConsentStorage : IEntityTypeConfiguration<EdgeConsent>
{
    public void Configure(EntityTypeBuilder<EdgeConsent> consent)
    {
        consent.ToTable("supply_edge_consents");
        consent.HasKey(c => new { c.EdgeId, c.FirmId, c.Purpose, c.Field });
        consent.HasIndex(c => new { c.SiteId, c.Purpose, c.Field }).HasDatabaseName("ix_supply_edge_consents_site");
    }
}

internal static class Consents
{
    /// <summary>Those that run on a day.</summary>
    public static IQueryable<EdgeConsent> Running(this IQueryable<EdgeConsent> consents, DateOnly day) =>
        consents.Where(c => c.WithdrawnAt == null && c.Until >= day);

    /// <summary>The relations of which both sides let a field be looked at for a purpose on a day.</summary>
    public static IQueryable<EdgeId> AgreedByBoth(
        this IQueryable<EdgeConsent> consents, ConsentPurpose purpose, EdgeField field, DateOnly day) => consents
        .Running(day).Where(c => c.Purpose == purpose && c.Field == field)
        .GroupBy(c => c.EdgeId).Where(g => g.Count() == 2).Select(g => g.Key);
}
