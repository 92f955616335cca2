using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Registry.State;

internal sealed class RegistryStorage : IEntityTypeConfiguration<Site>, IEntityTypeConfiguration<Organization>,
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<IndustryChain>
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
        organization.HasIndex(o => new { o.SiteId, o.Kind }).HasDatabaseName("ix_registry_organizations_kind");
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
}
