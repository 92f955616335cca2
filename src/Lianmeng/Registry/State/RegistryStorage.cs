using Lianmeng.Registry.Codes;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Registry.State;

internal sealed class RegistryStorage : IEntityTypeConfiguration<Site>, IEntityTypeConfiguration<Organization>,
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<IndustryChain>,
    IEntityTypeConfiguration<NameRecord>, IEntityTypeConfiguration<SearchRow>, IEntityTypeConfiguration<Redirect>,
    IEntityTypeConfiguration<FieldValue>, IEntityTypeConfiguration<Place>, IEntityTypeConfiguration<Tenancy>
{
    public void Configure(EntityTypeBuilder<Site> site)
    {
        site.ToTable("registry_sites");
        site.HasKey(s => s.Id);
        site.Property(s => s.Code).HasMaxLength(40);
        site.Property(s => s.Name).HasMaxLength(100);
        site.Property(s => s.EnglishName).HasMaxLength(200);
        site.Property(s => s.RegionCode).HasMaxLength(6);
        site.HasIndex(s => s.Code).IsUnique().HasDatabaseName("ux_registry_sites_code").Refuses("site.code-taken");
    }

    public void Configure(EntityTypeBuilder<Organization> organization)
    {
        organization.ToTable("registry_organizations");
        organization.HasKey(o => o.Id);
        organization.Property(o => o.Code).HasMaxLength(80);
        organization.Property(o => o.Name).HasMaxLength(100);
        organization.Property(o => o.EnglishName).HasMaxLength(200);
        organization.Property(o => o.Alias).HasMaxLength(100);
        organization.Property(o => o.RegionCode).HasMaxLength(6);
        organization.Property(o => o.Chain).HasMaxLength(RegistryLimits.ChainCode);
        organization.HasIndex(o => new { o.SiteId, o.Code }).IsUnique()
            .HasDatabaseName("ux_registry_organizations_code").Refuses("organization.code-taken");
        organization.Property(o => o.UnifiedCode).HasMaxLength(UnifiedCode.Length);
        organization.Property(o => o.Industry).HasMaxLength(4);
        organization.Property(o => o.Place).HasMaxLength(OrganizationPlace.Most);
        organization.Property(o => o.EnglishPlace).HasMaxLength(OrganizationPlace.Most);
        organization.HasIndex(o => new { o.SiteId, o.UnifiedCode }).IsUnique().HasFilter("unified_code IS NOT NULL")
            .HasDatabaseName("ux_registry_organizations_unified_code").Refuses("unified-code.taken");
        organization.HasIndex(o => new { o.SiteId, o.Kind }).HasDatabaseName("ix_registry_organizations_kind");
        organization.HasIndex(o => new { o.SiteId, o.Place }).HasDatabaseName("ix_registry_organizations_place");
        organization.HasIndex(o => new { o.SiteId, o.EnglishPlace })
            .HasDatabaseName("ix_registry_organizations_english_place");
        organization.HasIndex(o => new { o.ParentId, o.Kind }).HasDatabaseName("ix_registry_organizations_parent");
    }

    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("registry_persons");
        person.HasKey(p => p.Id);
        person.Property(p => p.Name).HasMaxLength(50);
        person.Property(p => p.EnglishName).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("registry_memberships");
        membership.HasKey(m => m.Id);
        membership.Property(m => m.Post).HasMaxLength(80);
        membership.HasIndex(m => new { m.OrganizationId, m.From }).HasDatabaseName("ix_registry_memberships_organization");
        membership.HasIndex(m => m.PersonId).HasDatabaseName("ix_registry_memberships_person");
    }

    public void Configure(EntityTypeBuilder<IndustryChain> chain)
    {
        chain.ToTable("registry_chains");
        chain.HasKey(c => c.Id);
        chain.Property(c => c.Code).HasMaxLength(RegistryLimits.ChainCode);
        chain.Property(c => c.Name).HasMaxLength(RegistryLimits.ChainName);
        chain.Property(c => c.EnglishName).HasMaxLength(RegistryLimits.ChainName);
        chain.HasIndex(c => new { c.SiteId, c.Code }).IsUnique()
            .HasDatabaseName("ux_registry_chains_code").Refuses("chain.code-taken");
        chain.HasIndex(c => new { c.SiteId, c.Name }).IsUnique()
            .HasDatabaseName("ux_registry_chains_name").Refuses("chain.name-taken");
    }

    public void Configure(EntityTypeBuilder<NameRecord> name)
    {
        name.ToTable("registry_names");
        name.HasKey(n => n.Id);
        name.Property(n => n.Name).HasMaxLength(RegistryLimits.Name);
        name.Property(n => n.Block).HasMaxLength(RegistryLimits.Block);
        name.HasIndex(n => n.OrganizationId, "ix_registry_names_organization");
        name.HasIndex(n => new { n.SiteId, n.Block }).HasDatabaseName("ix_registry_names_block");
        name.HasIndex(n => n.OrganizationId, "ux_registry_names_present").IsUnique().HasFilter("kind = 'Present'");
    }

    public void Configure(EntityTypeBuilder<SearchRow> row)
    {
        row.ToTable("registry_search");
        row.HasKey(r => r.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<Redirect> redirect)
    {
        redirect.ToTable("registry_redirects");
        redirect.HasKey(r => r.Old);
        redirect.Property(r => r.Name).HasMaxLength(RegistryLimits.Name);
        redirect.HasIndex(r => r.NewId).HasDatabaseName("ix_registry_redirects_new");
    }

    public void Configure(EntityTypeBuilder<FieldValue> value)
    {
        value.ToTable("registry_field_values");
        value.HasKey(v => v.Id);
        value.Property(v => v.Value).HasMaxLength(RegistryLimits.FieldText);
        value.Property(v => v.Source).HasMaxLength(RegistryLimits.FieldText);
        value.Property(v => v.StatedBy).HasMaxLength(100);
        value.Property(v => v.VerifiedBy).HasMaxLength(100);
        value.HasIndex(v => new { v.OrganizationId, v.Field, v.Standing }).IsUnique()
            .HasDatabaseName("ux_registry_field_values").Refuses("stale").DropsDoubles();
    }

    public void Configure(EntityTypeBuilder<Place> place)
    {
        place.ToTable("registry_places");
        place.HasKey(p => p.Id);
        place.Property(p => p.Name).HasMaxLength(RegistryLimits.Name);
        place.Property(p => p.EnglishName).HasMaxLength(RegistryLimits.EnglishName);
        place.Property(p => p.Address).HasMaxLength(RegistryLimits.FieldText);
        place.HasIndex(p => new { p.SiteId, p.Name }).IsUnique()
            .HasDatabaseName("ux_registry_places_name").Refuses("place.name-taken");
    }

    public void Configure(EntityTypeBuilder<Tenancy> tenancy)
    {
        tenancy.ToTable("registry_tenancies");
        tenancy.HasKey(t => t.Id);
        tenancy.HasIndex(t => new { t.OrganizationId, t.From }).HasDatabaseName("ix_registry_tenancies_organization");
        tenancy.HasIndex(t => new { t.ParkId, t.From }).HasDatabaseName("ix_registry_tenancies_park");
        tenancy.HasIndex(t => new { t.OrganizationId, t.ParkId }).IsUnique().HasFilter("\"to\" IS NULL")
            .HasDatabaseName("ux_registry_tenancies_open").Refuses("tenancy.lasts").DropsDoubles();
    }
}
