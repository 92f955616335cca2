using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Journal;

internal sealed class JournalStorage :
    IEntityTypeConfiguration<JournalEntry>, IEntityTypeConfiguration<JournalPayload>,
    IEntityTypeConfiguration<JournalKey>, IEntityTypeConfiguration<JournalHead>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("journal_entries");
        entry.HasKey(e => new { e.SiteId, e.Number });
        entry.HasIndex(e => new { e.SiteId, e.Subject }).HasDatabaseName("ix_journal_entries_subject");
        entry.Property(e => e.Kind).HasMaxLength(JournalEntry.LongestKind);
    }

    public void Configure(EntityTypeBuilder<JournalPayload> payload)
    {
        payload.ToTable("journal_payloads");
        payload.HasKey(p => new { p.SiteId, p.Number });
    }

    public void Configure(EntityTypeBuilder<JournalKey> key)
    {
        key.ToTable("journal_keys");
        key.HasKey(k => k.Id);
        key.Property(k => k.RecordKind).HasMaxLength(JournalEntry.LongestKind);
        key.HasIndex(k => new { k.PersonId, k.RecordKind }).HasDatabaseName("ix_journal_keys_person_kind");
    }

    public void Configure(EntityTypeBuilder<JournalHead> head)
    {
        head.ToTable("journal_heads");
        head.HasKey(h => h.SiteId);
    }
}
