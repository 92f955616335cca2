using System.Security.Cryptography;

namespace Lianmeng.Operations.Backups;

/// <param name="Path">Below the backup's folder, with slashes.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record BackupFile(string Path, long Bytes, string Sha256)
{
    public static BackupFile Of(string folder, string file)
    {
        using var stream = File.OpenRead(file);
        return new(PathOf(folder, file), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    public static string PathOf(string folder, string file) =>
        System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/');

    public void Check(string folder)
    {
        var file = System.IO.Path.Combine(folder, Path);
        if (!File.Exists(file))
        {
            throw new OperatorException($"The backup {folder} is damaged: {Path} is missing. Use another backup.");
        }

        var found = Of(folder, file);
        if (found.Bytes != Bytes)
        {
            throw new OperatorException(
                $"The backup {folder} is damaged: {Path} has {found.Bytes} bytes instead of {Bytes}. Use another backup.");
        }

        if (found.Sha256 != Sha256)
        {
            throw new OperatorException($"The backup {folder} is damaged: {Path} was changed. Use another backup.");
        }
    }
}
