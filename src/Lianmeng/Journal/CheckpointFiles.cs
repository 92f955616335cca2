using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lianmeng.Kernel;

namespace Lianmeng.Journal;

/// <summary>Where checkpoints lie: one small JSON file for each site and number, never written again; and the
/// key that signs them.</summary>
/// <param name="Folder">Should be one that the database's account cannot change.</param>
/// <param name="KeyFile">PKCS#8 PEM, mode 0600; made when it is missing. Beside it lies each site's last checkpoint once
/// more, so that a folder that was emptied or cut is missed.</param>
public sealed record CheckpointPlaces(string Folder, string KeyFile)
{
    public const string KeyName = "checkpoint.key";

    internal string KeyFolder => Path.GetDirectoryName(KeyFile) ?? ".";
}

public sealed class CheckpointFiles(CheckpointPlaces places) : IDisposable
{
    private const string Note = "checkpoint-";
    private const string NoteEnding = ".last";
    private readonly Lazy<ECDsa> _key = new(() => SigningKey.LoadOrMake(places.KeyFile));

    internal ECDsa Key => _key.Value;

    /// <summary>Makes the key when there is none.</summary>
    internal void MakeKey() => _ = Key;

    public IReadOnlyList<SiteId> Sites =>
        [.. Names("*").Select(n => n.Split('-')[0]).Concat(Noted().Select(f => Path.GetFileNameWithoutExtension(f)[Note.Length..]))
            .Select(n => SiteId.TryParse(n, null, out var site) ? site : default)
            .Where(s => !s.IsEmpty).Distinct().Order()];

    /// <summary>The checkpoints of a site in order, each under the number of its file; null for a file that holds none.</summary>
    public IReadOnlyList<(long Number, Checkpoint? Checkpoint)> Read(SiteId site) =>
        [.. Numbers(site).Select(number => (number, Parse(File.ReadAllText(FileOf(site, number)))))];

    /// <summary>The entry that was signed last, as the folder or the note has it; 0 before the first.</summary>
    internal long LastOf(SiteId site) => Math.Max(Numbers(site).LastOrDefault(), NoteOf(site).Checkpoint?.Number ?? 0);

    /// <summary>The last checkpoint as it was noted beside the key, after its file was written.</summary>
    internal (bool IsThere, Checkpoint? Checkpoint) NoteOf(SiteId site) =>
        File.Exists(NoteFileOf(site)) ? (true, Parse(File.ReadAllText(NoteFileOf(site)))) : (false, null);

    /// <summary>Forgets all of it, for a demo that starts over.</summary>
    internal void DeleteAll()
    {
        if (Directory.Exists(places.Folder))
        {
            Directory.Delete(places.Folder, recursive: true);
        }

        foreach (var note in Noted().ToList())
        {
            File.Delete(note);
        }
    }

    /// <summary>Signs the end of a site's journal. An entry that was signed before is not signed again: would it have
    /// another hash now, then the first checkpoint is the proof of it.</summary>
    internal void Write(SiteId site, long number, byte[] hash, DateTime at)
    {
        var last = LastOf(site);
        if (last >= number)
        {
            return;
        }

        var checkpoint = Checkpoint.Sign(Key, site, number, hash, at, last);
        Directory.CreateDirectory(places.Folder);
        var text = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(checkpoint, Json.Options) + "\n");
        Write(FileOf(site, number), text);
        Write(NoteFileOf(site), text);
    }

    internal string FileOf(SiteId site, long number) =>
        Path.Combine(places.Folder, string.Create(CultureInfo.InvariantCulture, $"{site}-{number:D12}.json"));

    internal string NoteFileOf(SiteId site) => Path.Combine(places.KeyFolder, $"{Note}{site}{NoteEnding}");

    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Dispose();
        }
    }

    private IEnumerable<string> Noted() => Directory.Exists(places.KeyFolder)
        ? Directory.EnumerateFiles(places.KeyFolder, $"{Note}*{NoteEnding}")
        : [];

    /// <summary>The file is whole on the disk before it gets its name.</summary>
    private static void Write(string file, byte[] text)
    {
        // Two programs may sign at once.
        var draft = $"{file}.{Environment.ProcessId}.new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            stream.Write(text);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
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
}
