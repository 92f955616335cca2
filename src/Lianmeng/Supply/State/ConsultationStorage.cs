using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Supply.State;

internal sealed class ConsultationStorage : IEntityTypeConfiguration<Consultation>,
    IEntityTypeConfiguration<ConsultationParty>, IEntityTypeConfiguration<Proposal>,
    IEntityTypeConfiguration<ProposalLine>, IEntityTypeConfiguration<PlanChange>
{
    public void Configure(EntityTypeBuilder<Consultation> consultation)
    {
        consultation.ToTable("supply_consultations");
        consultation.HasKey(c => c.Id);
        consultation.Property(c => c.Title).HasMaxLength(ConsultationRules.TitleLength);
        consultation.Property(c => c.EndedBy).HasMaxLength(50);
        consultation.Property(c => c.EndReason).HasMaxLength(SupplyLimits.Text);
        consultation.HasIndex(c => c.SignalId).HasDatabaseName("ix_supply_consultations_signal");
        consultation.HasIndex(c => c.OpenedAt).HasDatabaseName("ix_supply_consultations_opened");
        consultation.HasIndex(c => c.EndedAt).HasDatabaseName("ix_supply_consultations_ended");
    }

    public void Configure(EntityTypeBuilder<ConsultationParty> party)
    {
        party.ToTable("supply_consultation_parties");
        party.HasKey(p => new { p.ConsultationId, p.OrganizationId });
        party.Property(p => p.HeardBy).HasMaxLength(50);
        party.Property(p => p.ConfirmedBy).HasMaxLength(50);
        party.HasIndex(p => p.OrganizationId).HasDatabaseName("ix_supply_consultation_parties_organization");
        party.HasIndex(p => p.SiteId).HasDatabaseName("ix_supply_consultation_parties_site");
    }

    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.ToTable("supply_proposals");
        proposal.HasKey(p => new { p.ConsultationId, p.Round });
        proposal.Property(p => p.Text).HasMaxLength(SupplyLimits.Text);
        proposal.Property(p => p.ProposedByPerson).HasMaxLength(50);
    }

    public void Configure(EntityTypeBuilder<ProposalLine> line)
    {
        line.ToTable("supply_proposal_lines", t => t.HasCheckConstraint("ck_supply_proposal_lines_quantity",
            "(old_kilograms IS NULL OR old_kilograms >= 0) AND (new_kilograms IS NULL OR new_kilograms >= 0)"));
        line.HasKey(l => l.Id);
        line.HasIndex(l => new { l.ConsultationId, l.Round, l.OrganizationId, l.ProductId, l.Month }).IsUnique()
            .HasDatabaseName("ux_supply_proposal_lines_once").Refuses("consultation.line-twice");
    }

    public void Configure(EntityTypeBuilder<PlanChange> change)
    {
        change.ToTable("supply_plan_changes");
        change.HasKey(c => c.Id);
        change.HasIndex(c => new { c.ConsultationId, c.OrganizationId, c.ProductId, c.Month }).IsUnique()
            .HasDatabaseName("ux_supply_plan_changes_once").Refuses("consultation.agreed-already");
        change.HasIndex(c => new { c.OrganizationId, c.Month }).HasDatabaseName("ix_supply_plan_changes_organization");
        change.HasIndex(c => new { c.SiteId, c.AgreedAt }).HasDatabaseName("ix_supply_plan_changes_site");
    }
}
