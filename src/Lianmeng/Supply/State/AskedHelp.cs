using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Supply.State;

/// <summary>What a firm told the secretariat in its own words: the only text of a signal that it ever reads.</summary>
internal sealed class AskedHelp : ISiteOwned
{
    /// <summary>The matter or signal about which it asked; once for each.</summary>
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId OrganizationId { get; init; }
    public required string Text { get; init; }
    public required string By { get; init; }
    public DateTime At { get; init; }

    /// <summary>When the secretariat took it up.</summary>
    public DateTime? TakenUpAt { get; set; }
    public string? TakenUpBy { get; set; }
}

internal sealed class AskedHelpStorage : IEntityTypeConfiguration<AskedHelp>
{
    public void Configure(EntityTypeBuilder<AskedHelp> asked)
    {
        asked.ToTable("supply_asked_help");
        asked.HasKey(a => a.Id);
        asked.Property(a => a.Text).HasMaxLength(SupplyLimits.Text);
        asked.Property(a => a.By).HasMaxLength(50);
        asked.Property(a => a.TakenUpBy).HasMaxLength(50);
        asked.HasIndex(a => new { a.SiteId, a.At }).HasDatabaseName("ix_supply_asked_help_site");
    }
}
