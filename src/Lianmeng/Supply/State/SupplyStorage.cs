using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Supply.State;

internal sealed class SupplyStorage : IEntityTypeConfiguration<Product>, IEntityTypeConfiguration<SupplyEdge>,
    IEntityTypeConfiguration<Signal>, IEntityTypeConfiguration<Matter>, IEntityTypeConfiguration<Delivery>,
    IEntityTypeConfiguration<Withheld>, IEntityTypeConfiguration<PlanNote>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("supply_products");
        product.HasKey(p => p.Id);
        product.Property(p => p.Code).HasMaxLength(80);
        product.Property(p => p.Name).HasMaxLength(100);
        product.Property(p => p.EnglishName).HasMaxLength(200);
        product.Property(p => p.CasNumber).HasMaxLength(20);
        product.HasIndex(p => new { p.SiteId, p.Code }).IsUnique()
            .HasDatabaseName("ux_supply_products_code").Refuses("product.code-taken");
        product.Property(p => p.NameKey).HasMaxLength(64);
        // Declares no refusal: whoever was slower looks again and finds the product.
        product.HasIndex(p => new { p.SiteId, p.NameKey }).IsUnique().HasDatabaseName("ux_supply_products_name_key");
    }

    public void Configure(EntityTypeBuilder<SupplyEdge> edge)
    {
        edge.ToTable("supply_edges", t =>
        {
            t.HasCheckConstraint("ck_supply_edges_two_firms", "supplier_id <> customer_id");
            t.HasCheckConstraint("ck_supply_edges_period", "\"to\" IS NULL OR \"to\" >= \"from\"");
            t.HasCheckConstraint("ck_supply_edges_claimed_by",
                "COALESCE(claimed_by = supplier_id OR claimed_by = customer_id, state IN ('Confirmed', 'Claimed', 'Withdrawn'))");
            t.HasCheckConstraint("ck_supply_edges_claims_a_day",
                $"claim_number IS NULL OR claim_number BETWEEN 1 AND {PartnerLimits.ClaimsADay}");
        });
        edge.HasKey(e => e.Id);
        edge.Property(e => e.DisputeReason).HasMaxLength(PartnerLimits.Reason);
        // Disputed ones stay in it: who was told "no" does not ask the same again (ADR 6).
        edge.HasIndex(e => new { e.SupplierId, e.CustomerId, e.ProductId }).IsUnique()
            .HasFilter("\"to\" IS NULL AND state <> 'Withdrawn'")
            .HasDatabaseName("ux_supply_edges_open").Refuses("edge.exists");
        edge.HasIndex(e => new { e.ClaimedBy, e.ClaimDay, e.ClaimNumber }).IsUnique()
            .HasDatabaseName("ux_supply_edges_claims");
        edge.HasIndex(e => e.SupplierId).HasDatabaseName("ix_supply_edges_supplier");
        edge.HasIndex(e => e.SiteId).HasDatabaseName("ix_supply_edges_site");
        edge.HasIndex(e => e.CustomerId).HasDatabaseName("ix_supply_edges_customer");
    }

    public void Configure(EntityTypeBuilder<Signal> signal)
    {
        signal.ToTable("supply_signals");
        signal.HasKey(s => s.Id);
        signal.Property(s => s.Text).HasMaxLength(SupplyLimits.Text);
        signal.HasIndex(s => new { s.SenderId, s.PostedAt }).HasDatabaseName("ix_supply_signals_sender");
        signal.HasIndex(s => s.RootId).HasDatabaseName("ix_supply_signals_root");
        signal.HasIndex(s => new { s.SiteId, s.PostedAt }).HasDatabaseName("ix_supply_signals_site");
        signal.HasIndex(s => s.PassedFrom).IsUnique().HasFilter("retracted_at IS NULL")
            .HasDatabaseName("ux_supply_signals_passed_from").Refuses("signal.passed-on-already");
    }

    public void Configure(EntityTypeBuilder<Matter> matter)
    {
        matter.ToTable("supply_matters");
        matter.HasKey(m => m.Id);
        matter.Property(m => m.AnswerText).HasMaxLength(SupplyLimits.Text);
        matter.Property(m => m.AnsweredBy).HasMaxLength(50);
        matter.HasIndex(m => new { m.RootId, m.ReceiverId }).IsUnique().HasDatabaseName("ux_supply_matters_receiver");
        matter.HasIndex(m => new { m.ReceiverId, m.ArrivedAt }).HasDatabaseName("ix_supply_matters_inbox");
        // All that the secretariat's months count, so that the rows themselves are not read.
        matter.HasIndex(m => new { m.SiteId, m.ArrivedAt, m.Answer, m.AnsweredAfterMilliseconds })
            .HasDatabaseName("ix_supply_matters_months");
        matter.HasIndex(m => m.RemindAt).HasFilter("waits AND manager_reminded_at IS NULL")
            .HasDatabaseName("ix_supply_matters_silent");
    }

    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("supply_deliveries");
        delivery.HasKey(d => new { d.SignalId, d.MatterId });
        delivery.Property(d => d.AnswerText).HasMaxLength(SupplyLimits.Text);
        delivery.Property(d => d.AnsweredBy).HasMaxLength(50);
        delivery.HasIndex(d => d.MatterId).HasDatabaseName("ix_supply_deliveries_matter");
        delivery.HasIndex(d => d.RootId).HasDatabaseName("ix_supply_deliveries_root");
    }

    public void Configure(EntityTypeBuilder<Withheld> withheld)
    {
        withheld.ToTable("supply_withheld");
        withheld.HasKey(w => new { w.SignalId, w.OrganizationId });
    }

    public void Configure(EntityTypeBuilder<PlanNote> note)
    {
        note.ToTable("supply_plan_notes");
        note.HasKey(n => n.Id);
        note.Property(n => n.Text).HasMaxLength(SupplyLimits.Text);
        note.Property(n => n.By).HasMaxLength(50);
        note.HasIndex(n => new { n.OrganizationId, n.At }).HasDatabaseName("ix_supply_plan_notes_organization");
        note.HasIndex(n => n.MatterId).HasDatabaseName("ix_supply_plan_notes_matter");
    }
}
