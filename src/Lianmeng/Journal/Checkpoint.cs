using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lianmeng.Journal;

/// <summary>A signed statement: at this instant the journal of this site ended with this entry. It lies outside the
/// database, so that whoever can write the database can neither rewrite nor shorten the journal up to it unseen.</summary>
/// <param name="Hash">Hash of entry <paramref name="Number"/>, lower-case hex.</param>
/// <param name="Previous">Number of the site's checkpoint before, 0 for the first: a deleted one is missed.</param>
/// <param name="Signature">ECDSA P-256 over the other fields, base64.</param>
public sealed record Checkpoint(
    SiteId Site, long Number, string Hash, DateTime At, long Previous, string Signature)
{
    internal static Checkpoint Sign(ECDsa key, SiteId site, long number, byte[] hash, DateTime at, long previous)
    {
        var unsigned = new Checkpoint(site, number, Convert.ToHexStringLower(hash), at, previous, "");
        return unsigned with
        {
            Signature = Convert.ToBase64String(key.SignData(unsigned.Content(), HashAlgorithmName.SHA256)),
        };
    }

    internal bool SignatureIsRight(ECDsa key)
    {
        var signature = new byte[128];
        return Convert.TryFromBase64String(Signature, signature, out var length)
            && key.VerifyData(Content(), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    /// <summary>What is signed (format 1).</summary>
    private byte[] Content() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"lianmeng-checkpoint/1\n{Site}\n{Number}\n{Hash}\n{At:yyyy-MM-ddTHH:mm:ss.fffZ}\n{Previous}\n"));
}
