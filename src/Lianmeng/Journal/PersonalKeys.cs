using System.Security.Cryptography;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Journal;

/// <summary>Encryption of payloads about a person: AES-256-GCM, one key for each person and kind of record. Deletion
/// is destruction of the key (PIPL art. 47); the chain over digests stays whole.</summary>
internal static class PersonalKeys
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static async ValueTask<JournalKey> OfAsync(
        Work work, PersonId person, string recordKind, CancellationToken cancellation)
    {
        var keys = work.Set<JournalKey>();
        var key = keys.Local.FirstOrDefault(
                k => k.PersonId == person && k.RecordKind == recordKind && k.Key is not null)
            ?? await keys.FirstOrDefaultAsync(
                k => k.PersonId == person && k.RecordKind == recordKind && k.Key != null, cancellation);
        if (key is null)
        {
            var secret = new byte[32];
            work.Ids.Fill(secret);
            key = work.Add(new JournalKey
            {
                Id = work.Ids.New<JournalKey>().Value, PersonId = person, RecordKind = recordKind, Key = secret,
            });
        }

        return key;
    }

    public static byte[] Encrypt(byte[] key, byte[] content, Ids ids)
    {
        var sealedBytes = new byte[NonceBytes + content.Length + TagBytes];
        ids.Fill(sealedBytes.AsSpan(0, NonceBytes));
        using var gcm = new AesGcm(key, TagBytes);
        gcm.Encrypt(sealedBytes.AsSpan(0, NonceBytes), content,
            sealedBytes.AsSpan(NonceBytes, content.Length), sealedBytes.AsSpan(NonceBytes + content.Length));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">The content was changed, or belongs to another key.</exception>
    public static byte[] Decrypt(byte[] key, byte[] sealedBytes)
    {
        var length = sealedBytes.Length - NonceBytes - TagBytes;
        if (length < 0)
        {
            throw new CryptographicException("The content is shorter than its seal.");
        }

        var content = new byte[length];
        using var gcm = new AesGcm(key, TagBytes);
        gcm.Decrypt(sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes, length),
            sealedBytes.AsSpan(NonceBytes + length), content);
        return content;
    }
}
