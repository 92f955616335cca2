using System.Security.Cryptography;

namespace Lianmeng.Kernel;

/// <summary>Markers of the ids that every capability speaks of; other markers live in their capability's face.</summary>
public static class Of
{
    public sealed class Site;
    public sealed class Organization;
    public sealed class Person;
    public sealed class Account;
}

/// <summary>The only source of ids and secrets. Tests seed it by a subclass, so that a failing run replays.</summary>
public class Ids
{
    public Id<T> New<T>()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(new Guid(bytes));
    }

    /// <summary>A secret for a link or session: 32 random bytes as 43 URL-safe characters.</summary>
    public string Secret()
    {
        Span<byte> bytes = stackalloc byte[32];
        Fill(bytes);
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    public virtual void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);

    /// <summary>What is stored of a secret: its SHA-256 as hex. A stolen database opens no link.</summary>
    public static string Fingerprint(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));
}
