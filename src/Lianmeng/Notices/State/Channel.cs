using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Notices.State;

/// <summary>A way beside the inbox: the mail of an account, or the group bot of an organisation.</summary>
internal sealed class Channel : ISiteOwned, IVersioned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public ChannelKind Kind { get; init; }

    /// <summary>The account or organisation whose it is.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>The mail address, encrypted under the person's key <see cref="KeyId"/>: it goes with the key when the
    /// person is forgotten.</summary>
    public byte[]? SealedAddress { get; set; }

    public Guid? KeyId { get; set; }

    /// <summary>Where the bot takes posts; whoever knows it may write into the group.</summary>
    public string? BotAddress { get; set; }

    public NoticeChoice Choice { get; set; }

    /// <summary>In which messages are written.</summary>
    public Language Language { get; set; }

    /// <summary>Of the request that asked for the present address: with the program's key it gives the secret of the link
    /// that confirms it (<see cref="Access.LinkSecrets"/>).</summary>
    public string? ConfirmKey { get; set; }

    public DateTime? AskedAt { get; set; }

    /// <summary>The address is its owner's; null: nothing but the question is sent there.</summary>
    public DateTime? ConfirmedAt { get; set; }

    public DateTime? LastSentAt { get; set; }

    /// <summary>When the program gave a message up; null once one has arrived again.</summary>
    public DateTime? FailedAt { get; set; }

    /// <summary>Until when one program sends; after that it is taken for dead.</summary>
    public DateTime? LeasedUntil { get; set; }

    public long Version { get; set; }
}

internal sealed class ChannelStorage : IEntityTypeConfiguration<Channel>, IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<Channel> channel)
    {
        channel.ToTable("notices_channels");
        channel.HasKey(c => c.Id);
        channel.Property(c => c.BotAddress).HasMaxLength(ChannelRules.MostOfAddress);
        channel.Property(c => c.ConfirmKey).HasMaxLength(64);
        channel.HasIndex(c => new { c.OwnerId, c.Kind }).IsUnique().HasDatabaseName("ux_notices_channels_owner")
            .Refuses("channel.set-meanwhile");
    }

    public void Configure(EntityTypeBuilder<OutboxRow> row)
    {
        row.ToTable("notices_outbox");
        row.HasKey(r => r.Id);
        row.HasIndex(r => new { r.ChannelId, r.ItemId, r.Opening }).IsUnique().HasDatabaseName("ux_notices_outbox_once");
        row.HasIndex(r => new { r.ChannelId, r.DueAt }).HasFilter("settled_at IS NULL").HasDatabaseName("ix_notices_outbox_open");
    }
}
