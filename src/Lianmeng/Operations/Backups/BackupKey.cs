using System.Security.Cryptography;
using System.Text.Json;
using Lianmeng.Journal;
using Lianmeng.Kernel;

namespace Lianmeng.Operations.Backups;

/// <summary>Signs the backups of this installation: <c>backup.key</c> in the data folder, which no backup holds. Whoever
/// changes a backup cannot sign it again, although the other keys lie in it.</summary>
internal sealed class BackupKey(HallSettings settings)
{
    private string KeyFile => Path.Combine(settings.AbsoluteDataFolder, "backup.key");

    /// <summary>Makes the key when there is none.</summary>
    public BackupSeal Sign(byte[] content)
    {
        using var key = SigningKey.LoadOrMake(KeyFile);
        return new(
            Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            Convert.ToBase64String(key.SignData(content, HashAlgorithmName.SHA256)));
    }

    /// <summary>Was it this installation that signed? False when it has no key yet, or lost it.</summary>
    public bool IsOwn(BackupSeal seal)
    {
        if (!File.Exists(KeyFile))
        {
            return false;
        }

        using var key = SigningKey.LoadOrMake(KeyFile);
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()) == seal.PublicKey;
    }
}

/// <summary>A signature with the key that checks it, <c>manifest.sig</c>. It proves who made the backup only to somebody
/// who knows the key otherwise: by holding it, or by the fingerprint that was printed when the backup was made.</summary>
/// <param name="PublicKey">SubjectPublicKeyInfo, base64.</param>
/// <param name="Signature">ECDSA P-256 over the manifest's bytes, base64.</param>
internal sealed record BackupSeal(string PublicKey, string Signature)
{
    /// <summary>The first 128 bits of the key's SHA-256, hex in groups of four.</summary>
    public string Fingerprint => string.Join('-',
        Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(PublicKey))[..16]).Chunk(4).Select(c => new string(c)));

    public static BackupSeal? Parse(byte[] text)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupSeal>(text, Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool IsRightFor(byte[] content)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(PublicKey), out _);
            return key.VerifyData(content, Convert.FromBase64String(Signature), HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
