using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lianmeng.Kernel;

namespace Lianmeng.Journal;

/// <summary>One line of a site's journal: who did what to which thing, and when. Each line holds the hash of the line
/// before; of the payload it holds only a salted digest, so that a payload can be destroyed and the chain stays whole.</summary>
public sealed class JournalEntry
{
    public SiteId SiteId { get; init; }

    /// <summary>1, 2, 3 … without gaps, in the order of commits.</summary>
    public long Number { get; init; }

    public DateTime At { get; init; }
    public ActorKind ActorKind { get; init; }
    public Guid ActorId { get; init; }
    public required string Kind { get; init; }
    public Guid Subject { get; init; }

    /// <summary>SHA-256 of salt and payload.</summary>
    public required byte[] Digest { get; init; }

    public required byte[] Previous { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>For the writer's <see cref="Storage.RowPen"/>.</summary>
    internal const string Insert = """
        INSERT INTO journal_entries (site_id, number, at, actor_kind, actor_id, kind, subject, digest, previous, hash)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        """;

    public static readonly byte[] Genesis = new byte[32];

    /// <summary>Characters of <see cref="Kind"/>, at most.</summary>
    public const int LongestKind = 80;

    private const int LongestOnStack = 256;

    /// <summary>SHA-256 over a fixed layout (format 1) of every other column.</summary>
    public static byte[] HashOf(
        byte[] previous, SiteId site, long number, DateTime at, ActorKind actorKind, Guid actorId, string kind,
        Guid subject, byte[] digest)
    {
        // Whoever can write the database may have planted a kind of any length: the stack holds a sane one alone.
        var length = 1 + 32 + 16 + 8 + 8 + 1 + 16 + 16 + 32 + Encoding.UTF8.GetByteCount(kind);
        Span<byte> bytes = length <= LongestOnStack ? stackalloc byte[length] : new byte[length];
        bytes[0] = 1;
        previous.CopyTo(bytes[1..]);
        site.Value.TryWriteBytes(bytes[33..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[49..], number);
        BinaryPrimitives.WriteInt64BigEndian(bytes[57..], new DateTimeOffset(at).ToUnixTimeMilliseconds());
        bytes[65] = (byte)actorKind;
        actorId.TryWriteBytes(bytes[66..]);
        subject.TryWriteBytes(bytes[82..]);
        digest.CopyTo(bytes[98..]);
        Encoding.UTF8.GetBytes(kind, bytes[130..]);
        return SHA256.HashData(bytes);
    }

    public static byte[] DigestOf(byte[] salt, byte[] payload) => SHA256.HashData([.. salt, .. payload]);

    public bool HashIsRight() =>
        HashOf(Previous, SiteId, Number, At, ActorKind, ActorId, Kind, Subject, Digest).AsSpan().SequenceEqual(Hash);
}

/// <summary>What an entry says, beside the chain: JSON in UTF-8, encrypted when it is about a person.</summary>
public sealed class JournalPayload
{
    public SiteId SiteId { get; init; }
    public long Number { get; init; }
    public required byte[] Salt { get; set; }

    /// <summary>Null when destroyed.</summary>
    public byte[]? Content { get; set; }

    /// <summary>The key under which the content is encrypted; null when it is plain.</summary>
    public Guid? KeyId { get; init; }

    internal const string Insert =
        "INSERT INTO journal_payloads (site_id, number, salt, content, key_id) VALUES (@p0, @p1, @p2, @p3, @p4)";
}

/// <summary>The key of one person and record kind. Destroying it deletes what the journal says of that person.</summary>
public sealed class JournalKey
{
    public Guid Id { get; init; }
    public PersonId PersonId { get; init; }
    public required string RecordKind { get; init; }

    /// <summary>32 bytes for AES-256-GCM; null when destroyed.</summary>
    public byte[]? Key { get; set; }
}

/// <summary>The end of a site's chain, locked last in a transaction.</summary>
public sealed class JournalHead
{
    public SiteId SiteId { get; init; }
    public long Number { get; set; }
    public required byte[] Hash { get; set; }
}
