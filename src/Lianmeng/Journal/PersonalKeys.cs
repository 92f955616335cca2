using System.Security.Cryptography;
using System.Text;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Journal;

/// <summary>Encryption of payloads about a person: AES-256-GCM, one key for each person and kind of record. Deletion
/// is destruction of the key (PIPL art. 47); the chain over digests stays whole. Person and kind of the key's row are
/// sealed with each content: a row that was made another person's opens nothing, and verifying finds it.</summary>
internal static class PersonalKeys
{
    private const int KeyBytes = 32;
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
            var secret = new byte[KeyBytes];
            work.Ids.Fill(secret);
            key = work.Add(new JournalKey
            {
                Id = work.Ids.New<JournalKey>().Value, PersonId = person, RecordKind = recordKind, Key = secret,
            });
        }

        return key;
    }

    /// <param name="key">One that was not destroyed.</param>
    public static byte[] Encrypt(JournalKey key, byte[] content, Ids ids)
    {
        var sealedBytes = new byte[NonceBytes + content.Length + TagBytes];
        ids.Fill(sealedBytes.AsSpan(0, NonceBytes));
        using var gcm = new AesGcm(SecretOf(key), TagBytes);
        gcm.Encrypt(sealedBytes.AsSpan(0, NonceBytes), content, sealedBytes.AsSpan(NonceBytes, content.Length),
            sealedBytes.AsSpan(NonceBytes + content.Length), RowOf(key));
        return sealedBytes;
    }

    /// <param name="key">One that was not destroyed.</param>
    /// <exception cref="CryptographicException">The content was changed, or belongs to another key, person or kind.</exception>
    public static byte[] Decrypt(JournalKey key, byte[] sealedBytes)
    {
        var length = sealedBytes.Length - NonceBytes - TagBytes;
        if (length < 0)
        {
            throw new CryptographicException("The content is shorter than its seal.");
        }

        var content = new byte[length];
        using var gcm = new AesGcm(SecretOf(key), TagBytes);
        gcm.Decrypt(sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes, length),
            sealedBytes.AsSpan(NonceBytes + length), content, RowOf(key));
        return content;
    }

    /// <exception cref="CryptographicException">It has not the length of a key.</exception>
    private static byte[] SecretOf(JournalKey key) =>
        key.Key is { Length: KeyBytes } secret ? secret : throw new CryptographicException("This is no key.");

    /// <summary>What is authenticated beside the content (format 1).</summary>
    private static byte[] RowOf(JournalKey key) =>
        Encoding.UTF8.GetBytes($"lianmeng-key/1\n{key.PersonId}\n{key.RecordKind}");
}
