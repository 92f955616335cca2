using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Storage;

/// <summary>The stored outcome of a keyed command: repeating the request gives it again.</summary>
internal sealed class Answer
{
    public Guid ActorId { get; init; }
    public required string Key { get; init; }
    public required string RequestHash { get; init; }

    /// <summary>The outcome's value as JSON. Refusals are not stored: they may be tried again.</summary>
    public required string Value { get; init; }

    public DateTime At { get; init; }

    /// <summary>For <see cref="RowPen"/>.</summary>
    public const string Insert =
        "INSERT INTO kernel_answers (actor_id, key, request_hash, value, at) VALUES (@p0, @p1, @p2, @p3, @p4)";
}

internal sealed class AnswerStorage : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.ToTable("kernel_answers");
        answer.HasKey(a => new { a.ActorId, a.Key });
        answer.Property(a => a.Key).HasMaxLength(100);
        answer.HasIndex(a => a.At).HasDatabaseName("ix_kernel_answers_at");
    }
}
