using System.Text.Json;
using Lianmeng.Kernel;

namespace Lianmeng.Operations.Backups;

/// <summary>What a backup holds, with the hash of each file: <c>manifest.json</c>, written last and signed in
/// <c>manifest.sig</c>.</summary>
/// <param name="Format">1. A program refuses a number that it does not know.</param>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Migration">The last migration of the database that was copied.</param>
internal sealed record BackupManifest(
    int Format, string Database, string Migration, DateTime MadeAt, IReadOnlyList<BackupFile> Files)
{
    public const int KnownFormat = 1;
    private const string Name = "manifest.json";
    private const string Seal = "manifest.sig";

    private static readonly JsonSerializerOptions Pretty = new(Json.Options) { WriteIndented = true };

    public BackupSeal Write(string folder, BackupKey key)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(this, Pretty);
        var seal = key.Sign(text);
        File.WriteAllBytes(Path.Combine(folder, Name), text);
        File.WriteAllBytes(Path.Combine(folder, Seal), JsonSerializer.SerializeToUtf8Bytes(seal, Pretty));
        return seal;
    }

    /// <summary>Reads and checks a backup: it holds the files that it names, whole and unchanged, and no other. Who made
    /// it, the seal says.</summary>
    /// <exception cref="OperatorException">It is not so, or a newer program made it.</exception>
    public static (BackupManifest Manifest, BackupSeal Seal) Read(string folder)
    {
        var (file, sealFile) = (Path.Combine(folder, Name), Path.Combine(folder, Seal));
        if (!File.Exists(file) || !File.Exists(sealFile))
        {
            throw new OperatorException($"{folder} is no complete backup: {Name} or {Seal} is missing.");
        }

        var text = File.ReadAllBytes(file);
        if (BackupSeal.Parse(File.ReadAllBytes(sealFile)) is not { } seal || !seal.IsRightFor(text))
        {
            throw new OperatorException($"The backup {folder} is damaged: {Name} was changed. Use another backup.");
        }

        var manifest = Parse(folder, text);
        manifest.CheckFiles(folder);
        return (manifest, seal);
    }

    /// <summary>The named files of one part, such as <c>keys</c>, by their names within it.</summary>
    public IReadOnlyList<string> NamesOf(string part) =>
        [.. Files.Where(f => f.Path.StartsWith(part + "/", StringComparison.Ordinal)).Select(f => f.Path[(part.Length + 1)..])];

    private static BackupManifest Parse(string folder, byte[] text)
    {
        try
        {
            var format = JsonDocument.Parse(text).RootElement.GetProperty("format").GetInt32();
            return format > KnownFormat
                ? throw new OperatorException(
                    $"The backup {folder} was made by a newer program (format {format}). Restore it with that program.")
                : JsonSerializer.Deserialize<BackupManifest>(text, Json.Options) ?? throw new JsonException();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new OperatorException($"The backup {folder} is damaged: {Name} cannot be read. Use another backup.");
        }
    }

    private void CheckFiles(string folder)
    {
        if (Files.FirstOrDefault(f => !BackupParts.IsPlace(f.Path)) is { } astray)
        {
            throw new OperatorException($"The backup {folder} is damaged: {astray.Path} belongs into no backup.");
        }

        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => BackupFile.PathOf(folder, f));
        if (found.Except(Files.Select(f => f.Path)).FirstOrDefault(f => f is not (Name or Seal)) is { } unexpected)
        {
            throw new OperatorException(
                $"The backup {folder} was changed: {unexpected} lies in it, and the manifest does not name it. Use another backup.");
        }

        foreach (var part in Files)
        {
            part.Check(folder);
        }
    }
}
