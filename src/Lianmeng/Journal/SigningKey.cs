using System.Security.Cryptography;
using System.Text;

namespace Lianmeng.Journal;

/// <summary>An ECDSA P-256 key in a file of its own (PKCS#8 PEM, mode 0600).</summary>
internal static class SigningKey
{
    public static ECDsa LoadOrMake(string file)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(file))
        {
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        stream.Flush(flushToDisk: true);
        return key;
    }
}
