using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Alliances.State;

internal sealed class AlliancesStorage : IEntityTypeConfiguration<Alliance>, IEntityTypeConfiguration<Slot>,
    IEntityTypeConfiguration<AllianceMembership>, IEntityTypeConfiguration<SupportAgreement>,
    IEntityTypeConfiguration<ActionBranch>, IEntityTypeConfiguration<Cadence>,
    IEntityTypeConfiguration<MemberCount>, IEntityTypeConfiguration<MemberBase>,
    IEntityTypeConfiguration<PublishedTotal>
{
    private const string IsOpen = "\"to\" IS NULL";

    public void Configure(EntityTypeBuilder<Alliance> alliance)
    {
        alliance.ToTable("alliances_alliances");
        alliance.HasKey(a => a.Id);
        alliance.Property(a => a.Code).HasMaxLength(AlliancesLimits.Code);
        alliance.Property(a => a.Name).HasMaxLength(AlliancesLimits.Name);
        alliance.Property(a => a.EnglishName).HasMaxLength(AlliancesLimits.EnglishName);
        alliance.Property(a => a.Chain).HasMaxLength(40);
        alliance.HasIndex(a => new { a.SiteId, a.Code }).IsUnique()
            .HasDatabaseName("ux_alliances_alliances_code").Refuses("alliance.code-taken");
    }

    public void Configure(EntityTypeBuilder<Slot> slot)
    {
        slot.ToTable("alliances_slots", table => table.HasCheckConstraint(
            "ck_alliances_slots_limits", "minimum >= 0 AND (maximum IS NULL OR maximum >= minimum)"));
        slot.HasKey(s => new { s.AllianceId, s.Symbol });
        slot.Property(s => s.Symbol).HasMaxLength(AlliancesLimits.Symbol);
        slot.Property(s => s.Meaning).HasMaxLength(AlliancesLimits.Meaning);
        slot.Property(s => s.EnglishMeaning).HasMaxLength(AlliancesLimits.Meaning);
    }

    public void Configure(EntityTypeBuilder<AllianceMembership> membership)
    {
        membership.ToTable("alliances_memberships", table => table.HasCheckConstraint(
            "ck_alliances_memberships_period", Period));
        membership.HasKey(m => m.Id);
        membership.Property(m => m.Slot).HasMaxLength(AlliancesLimits.Symbol);
        membership.Property(m => m.Note).HasMaxLength(AlliancesLimits.Note);
        membership.HasIndex(m => new { m.AllianceId, m.OrganizationId }).IsUnique().HasFilter(IsOpen)
            .HasDatabaseName("ux_alliances_memberships_open").Refuses("alliance.already-member");
        membership.HasIndex(m => m.AllianceId).IsUnique().HasFilter(IsOpen + " AND role = 'Lead'")
            .HasDatabaseName("ux_alliances_memberships_lead").Refuses("alliance.lead-taken");
        membership.HasIndex(m => m.OrganizationId).HasDatabaseName("ix_alliances_memberships_organization");
    }

    public void Configure(EntityTypeBuilder<SupportAgreement> agreement)
    {
        agreement.ToTable("alliances_agreements", table => table.HasCheckConstraint(
            "ck_alliances_agreements_period", Period));
        agreement.HasKey(a => a.Id);
        agreement.Property(a => a.Code).HasMaxLength(AlliancesLimits.Code);
        agreement.HasIndex(a => new { a.SiteId, a.Code }).IsUnique()
            .HasDatabaseName("ux_alliances_agreements_code").Refuses("agreement.code-taken");
    }

    public void Configure(EntityTypeBuilder<ActionBranch> branch)
    {
        branch.ToTable("alliances_action_branches", table => table.HasCheckConstraint(
            "ck_alliances_action_branches_period", Period));
        branch.HasKey(b => b.Id);
        branch.HasIndex(b => b.OrganizationId).IsUnique().HasFilter(IsOpen)
            .HasDatabaseName("ux_alliances_action_branches_open").Refuses("action-branch.recorded-already");
    }

    public void Configure(EntityTypeBuilder<Cadence> cadence)
    {
        cadence.ToTable("alliances_cadences", table => table.HasCheckConstraint(
            "ck_alliances_cadences_period", Period));
        cadence.HasKey(c => c.Id);
        cadence.Property(c => c.Subject).HasMaxLength(40);
        cadence.HasIndex(c => new { c.SiteId, c.Subject }).IsUnique().HasFilter(IsOpen)
            .HasDatabaseName("ux_alliances_cadences_open").Refuses("cadence.set-already");
    }

    public void Configure(EntityTypeBuilder<MemberCount> count)
    {
        count.ToTable("alliances_member_counts", table => table.HasCheckConstraint(
            "ck_alliances_member_counts_members", "members >= 0"));
        count.HasKey(c => c.Id);
        count.HasIndex(c => new { c.OrganizationId, c.AsOf, c.Revision }).IsUnique()
            .HasDatabaseName("ux_alliances_member_counts_day").Refuses("stale").DropsDoubles();
        count.HasIndex(c => c.SiteId).HasDatabaseName("ix_alliances_member_counts_site");
    }

    public void Configure(EntityTypeBuilder<MemberBase> members)
    {
        members.ToTable("alliances_member_bases", table => table.HasCheckConstraint(
            "ck_alliances_member_bases_members", "members > 0"));
        members.HasKey(b => b.Id);
        members.HasIndex(b => new { b.SiteId, b.AsOf, b.Revision }).IsUnique()
            .HasDatabaseName("ux_alliances_member_bases_day").Refuses("stale");
    }

    public void Configure(EntityTypeBuilder<PublishedTotal> total)
    {
        total.ToTable("alliances_published_totals");
        total.HasKey(t => t.Id);
        total.Property(t => t.Figure).HasMaxLength(40);
        total.HasIndex(t => new { t.SiteId, t.Figure, t.AsOf }).IsUnique()
            .HasDatabaseName("ux_alliances_published_totals_day").Refuses("total.day-taken");
    }

    private const string Period = "\"to\" IS NULL OR \"to\" >= \"from\"";
}
