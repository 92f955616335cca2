using System.Security.Cryptography;
using System.Text.Json;
using Lianmeng.Kernel;

namespace Lianmeng.Operations.Backups;

/// <summary>What a backup holds, with the hash of each file: <c>manifest.json</c>, written last. Its own hash is the
/// only line of <c>manifest.sha256</c>.</summary>
/// <param name="Format">1. A program refuses a number that it does not know.</param>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Migration">The last migration of the database that was copied.</param>
internal sealed record BackupManifest(
    int Format, string Database, string Migration, DateTime MadeAt, IReadOnlyList<BackupFile> Files)
{
    public const int KnownFormat = 1;
    private const string Name = "manifest.json";
    private const string Seal = "manifest.sha256";

    private static readonly JsonSerializerOptions Pretty = new(Json.Options) { WriteIndented = true };

    public void Write(string folder)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(this, Pretty);
        File.WriteAllBytes(Path.Combine(folder, Name), text);
        File.WriteAllText(Path.Combine(folder, Seal), Convert.ToHexStringLower(SHA256.HashData(text)) + "\n");
    }

    /// <summary>Reads and checks a backup: every file is there, whole and unchanged.</summary>
    /// <exception cref="OperatorException">It is not, or a newer program made it.</exception>
    public static BackupManifest Read(string folder)
    {
        var (file, seal) = (Path.Combine(folder, Name), Path.Combine(folder, Seal));
        if (!File.Exists(file) || !File.Exists(seal))
        {
            throw new OperatorException($"{folder} is no complete backup: {Name} or {Seal} is missing.");
        }

        var text = File.ReadAllBytes(file);
        if (Convert.ToHexStringLower(SHA256.HashData(text)) != File.ReadAllText(seal).Trim())
        {
            throw new OperatorException($"The backup {folder} is damaged: {Name} was changed. Use another backup.");
        }

        var format = JsonDocument.Parse(text).RootElement.GetProperty("format").GetInt32();
        if (format > KnownFormat)
        {
            throw new OperatorException(
                $"The backup {folder} was made by a newer program (format {format}). Restore it with that program.");
        }

        var manifest = JsonSerializer.Deserialize<BackupManifest>(text, Json.Options)
            ?? throw new OperatorException($"The backup {folder} is damaged: {Name} is empty.");
        foreach (var part in manifest.Files)
        {
            part.Check(folder);
        }

        return manifest;
    }
}

/// <param name="Path">Below the backup's folder, with slashes.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record BackupFile(string Path, long Bytes, string Sha256)
{
    public static BackupFile Of(string folder, string file)
    {
        using var stream = File.OpenRead(file);
        return new(System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), stream.Length,
            Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

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
