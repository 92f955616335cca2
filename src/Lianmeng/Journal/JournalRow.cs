using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Lianmeng.Kernel;

namespace Lianmeng.Journal;

/// <summary>One entry with its payload and key as they lie in the database, read without trusting anything: a value of
/// the wrong kind is a finding, too.</summary>
internal sealed record JournalRow(JournalEntry Entry, byte[]? Salt, byte[]? Content, Guid? KeyId, JournalKey? Key)
{
    public const string Deleted = "deleted";

    public const string Select = """
        SELECT e.number, e.at, e.actor_kind, e.actor_id, e.kind, e.subject, e.digest, e.previous, e.hash,
               p.salt, p.content, p.key_id, k.id, k.person_id, k.record_kind, k.key
        FROM journal_entries e
        LEFT JOIN journal_payloads p ON p.site_id = e.site_id AND p.number = e.number
        LEFT JOIN journal_keys k ON k.id = p.key_id
        WHERE e.site_id = @site ORDER BY e.number
        """;

    /// <summary>Null when a column holds what cannot be read.</summary>
    public static JournalRow? Read(DbDataReader reader, SiteId site)
    {
        try
        {
            var entry = new JournalEntry
            {
                SiteId = site, Number = reader.GetInt64(0),
                At = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)).UtcDateTime,
                ActorKind = Enum.Parse<ActorKind>(reader.GetString(2)), ActorId = reader.GetGuid(3),
                Kind = reader.GetString(4), Subject = reader.GetGuid(5), Digest = Bytes32(reader, 6),
                Previous = Bytes32(reader, 7), Hash = Bytes32(reader, 8),
            };
            return new(entry, Bytes(reader, 9), Bytes(reader, 10), reader.IsDBNull(11) ? null : reader.GetGuid(11),
                reader.IsDBNull(12) ? null : KeyOf(reader));
        }
        catch (Exception e) when (e is InvalidCastException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The code of what is wrong with the payload; null when it is right; "deleted" when its key was
    /// destroyed.</summary>
    public string? JudgePayload()
    {
        if (Salt is null)
        {
            return "payload-missing";
        }

        if (KeyId is null)
        {
            return Content is null ? "payload-missing" : Matches(Content) ? null : "payload-changed";
        }

        if (Key is null)
        {
            return "key-missing";
        }

        if (Key.Key is null)
        {
            return Deleted;
        }

        try
        {
            return Content is not null && Matches(PersonalKeys.Decrypt(Key, Content)) ? null : "payload-changed";
        }
        catch (CryptographicException)
        {
            return "payload-changed";
        }
    }

    /// <summary>The entries whose payloads this entry says were destroyed.</summary>
    public IReadOnlyList<long> Destroyed()
    {
        try
        {
            return Entry.Kind == PersonalDataDestroyed.Kind && Content is not null
                ? JsonSerializer.Deserialize<PersonalDataDestroyed>(Content, Json.Options)?.Entries ?? []
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private bool Matches(byte[] content) =>
        JournalEntry.DigestOf(Salt ?? [], content).AsSpan().SequenceEqual(Entry.Digest);

    private static JournalKey KeyOf(DbDataReader reader) => new()
    {
        Id = reader.GetGuid(12), PersonId = new(reader.GetGuid(13)), RecordKind = reader.GetString(14),
        Key = Bytes(reader, 15),
    };

    private static byte[]? Bytes(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    private static byte[] Bytes32(DbDataReader reader, int column) =>
        Bytes(reader, column) is { Length: 32 } bytes ? bytes : throw new FormatException();
}
