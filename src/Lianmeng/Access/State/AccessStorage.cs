using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Access.State;

internal sealed class AccessStorage : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<RoleGrant>,
    IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("access_accounts");
        account.HasKey(a => a.Id);
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        account.Property(a => a.UserName).HasMaxLength(64).IsRequired();
        account.Property(a => a.NormalizedUserName).HasMaxLength(64).IsRequired();
        account.Property(a => a.DisplayName).HasMaxLength(50);
        account.Property(a => a.EnglishName).HasMaxLength(100);
        account.HasIndex(a => a.NormalizedUserName).IsUnique()
            .HasDatabaseName("ux_access_accounts_user_name").Refuses("account.name-taken");
    }

    public void Configure(EntityTypeBuilder<RoleGrant> grant)
    {
        grant.ToTable("access_grants");
        grant.HasKey(g => g.Id);
        grant.HasIndex(g => g.AccountId).HasDatabaseName("ix_access_grants_account");
        grant.HasIndex(g => new { g.OrganizationId, g.Role }).HasDatabaseName("ix_access_grants_organization");
    }

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("access_sessions");
        session.HasKey(s => s.Fingerprint);
        session.Property(s => s.Fingerprint).HasMaxLength(64);
        session.Property(s => s.Label).HasMaxLength(50);
        session.HasIndex(s => s.AccountId).HasDatabaseName("ix_access_sessions_account");
    }

    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.ToTable("access_links");
        link.HasKey(l => l.Id);
        link.Property(l => l.Fingerprint).HasMaxLength(64);
        link.Property(l => l.HolderName).HasMaxLength(50);
        link.Property(l => l.UsedAt).IsConcurrencyToken();
        link.HasIndex(l => l.Fingerprint).IsUnique().HasDatabaseName("ux_access_links_fingerprint")
            .Refuses("link.fingerprint-taken");
        link.HasIndex(l => l.AccountId).HasDatabaseName("ix_access_links_account");
        link.HasIndex(l => l.IssuedBy).HasDatabaseName("ix_access_links_issued_by");
        link.HasIndex(l => l.Subject).HasDatabaseName("ix_access_links_subject");
    }
}
