using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Notices.State;

/// <summary>One thing that waits for an organisation. Written in the transaction of what caused it, closed in the
/// transaction of what settled it, so the inbox is never behind.</summary>
internal sealed class InboxItem
{
    public Guid Id { get; init; }
    public OrganizationId OrganizationId { get; init; }

    /// <summary>Only the firm's management is asked.</summary>
    public bool ForManagers { get; init; }

    /// <summary>What is asked, such as <c>signal.answer</c>: key of the texts <c>inbox.KIND</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The thing; with the kind and the organisation unique, so a cause fires once.</summary>
    public Guid Subject { get; init; }

    public required string Address { get; init; }
    public required string Title { get; set; }
    public required string EnglishTitle { get; set; }

    /// <summary>Who has taken it up, by name; null while nobody has.</summary>
    public string? Holder { get; set; }

    public bool IsUrgent { get; set; }

    /// <summary>How many times it was put before the organisation, having been settled in between.</summary>
    public int Opening { get; set; }
    public DateTime OpenedAt { get; set; }
    public DateTime? DueAt { get; set; }
    public DateTime? ClosedAt { get; set; }
}

internal sealed class InboxStorage : IEntityTypeConfiguration<InboxItem>
{
    public void Configure(EntityTypeBuilder<InboxItem> item)
    {
        item.ToTable("notices_inbox");
        item.HasKey(i => i.Id);
        item.Property(i => i.Kind).HasMaxLength(40);
        item.Property(i => i.Address).HasMaxLength(200);
        item.Property(i => i.Title).HasMaxLength(300);
        item.Property(i => i.EnglishTitle).HasMaxLength(400);
        item.Property(i => i.Holder).HasMaxLength(50);
        item.HasIndex(i => new { i.OrganizationId, i.Kind, i.Subject }).IsUnique()
            .HasDatabaseName("ux_notices_inbox_cause").DropsDoubles();
        item.HasIndex(i => new { i.OrganizationId, i.OpenedAt }).HasFilter("closed_at IS NULL")
            .HasDatabaseName("ix_notices_inbox_open");
    }
}
