using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lianmeng.Kernel;

namespace Lianmeng.Journal;

/// <summary>Where checkpoints lie: one small JSON file for each site and number, never written again; and the
/// key that signs them.</summary>
/// <param name="Folder">Should be one that the database's account cannot change.</param>
/// <param name="KeyFile">PKCS#8 PEM, mode 0600; made when it is missing.</param>
public sealed record CheckpointPlaces(string Folder, string KeyFile);

public sealed class CheckpointFiles(CheckpointPlaces places) : IDisposable
{
    private readonly Lazy<ECDsa> _key = new(() => LoadOrMake(places.KeyFile));

    internal ECDsa Key => _key.Value;

    public IReadOnlyList<SiteId> Sites =>
        [.. Names("*").Select(n => SiteId.TryParse(n.Split('-')[0], null, out var site) ? site : default)
            .Where(s => !s.IsEmpty).Distinct().Order()];

    /// <summary>The checkpoints of a site in order, each under the number of its file; null for a file that holds none.</summary>
    public IReadOnlyList<(long Number, Checkpoint? Checkpoint)> Read(SiteId site) =>
        [.. Numbers(site).Select(number => (number, Parse(File.ReadAllText(FileOf(site, number)))))];

    /// <summary>The entry that was signed last; 0 before the first.</summary>
    internal long LastOf(SiteId site) => Numbers(site).LastOrDefault();

    /// <summary>Signs the end of a site's journal. The file is whole on the disk before it gets its name.</summary>
    internal Checkpoint Write(SiteId site, long number, byte[] hash, DateTime at)
    {
        var checkpoint = Checkpoint.Sign(Key, site, number, hash, at, LastOf(site));
        var file = FileOf(site, number);
        Directory.CreateDirectory(places.Folder);
        using (var stream = new FileStream(file + ".new", FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(checkpoint, Json.Options) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(file + ".new", file, overwrite: true);
        return checkpoint;
    }

    internal string FileOf(SiteId site, long number) =>
        Path.Combine(places.Folder, string.Create(CultureInfo.InvariantCulture, $"{site}-{number:D12}.json"));

    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Dispose();
        }
    }

    private IEnumerable<long> Numbers(SiteId site) => Names($"{site}-*")
        .Select(n => long.TryParse(n.Split('-')[1], out var number) ? number : 0).Where(n => n > 0).Order();

    /// <summary>Names of the checkpoints of a pattern, without ending.</summary>
    private IEnumerable<string> Names(string pattern) => !Directory.Exists(places.Folder)
        ? []
        : Directory.EnumerateFiles(places.Folder, pattern + ".json").Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(n => n.Contains('-'));

    private static Checkpoint? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Checkpoint>(text, Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ECDsa LoadOrMake(string file)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (!File.Exists(file))
        {
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

        key.ImportFromPem(File.ReadAllText(file));
        return key;
    }
}
