using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.FaultTests;

/// <summary>A database of its own for one storm, over three sites, and what must hold in it when all is calm.</summary>
internal sealed class StormPlace(string folder, string? postgres) : IDisposable
{
    private readonly List<StormPlace> _beside = [];

    public string DataFolder { get; } = folder;

    public string? Postgres { get; } = postgres;

    /// <summary>Of keys and checkpoints.</summary>
    public string SharedFolder { get; private init; } = folder;

    public IReadOnlyList<SiteId> Sites { get; private init; } = [.. Enumerable.Range(0, 3).Select(_ => new Ids().New<Of.Site>())];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HallFactory Halls { get; } = new(new StorageSettings(folder, postgres));

    public static async Task<StormPlace> CreateAsync(string? postgres = null)
    {
        var place = new StormPlace(Directory.CreateTempSubdirectory("lianmeng-storm-").FullName, postgres);
        await using var hall = place.Halls.OpenForWriting();
        await hall.Database.MigrateAsync(Token);
        return place;
    }

    /// <summary>The folder of a second program on the same database, with the same keys and checkpoints.</summary>
    public StormPlace Beside()
    {
        var place = new StormPlace(Directory.CreateTempSubdirectory("lianmeng-storm-").FullName, Postgres)
        {
            SharedFolder = SharedFolder, Sites = Sites,
        };
        _beside.Add(place);
        return place;
    }

    /// <summary>Every acknowledged command is there exactly once, nothing else is, and the journal is whole.</summary>
    public async Task AssertWholeAsync(params AckJournal[] acks)
    {
        await using var all = Halls.OpenForReading(default);
        var products = (await all.Set<Product>().OrderBy(p => p.Id).ToListAsync(Token))
            .Select(p => (p.Code, Id: p.Id.ToString())).ToList();
        Assert.Equal(
            acks.SelectMany(a => a.Acknowledged).Select(a => ($"p{a.Key}", a.Value)).Order(),
            products.Order());
        Assert.Equal(products.Count, await all.Set<JournalEntry>().CountAsync(Token));
        using var checkpoints = new CheckpointFiles(new CheckpointPlaces(
            Path.Combine(SharedFolder, "checkpoints"), Path.Combine(SharedFolder, "keys", "checkpoint.key")));
        var report = await new JournalVerifier(Halls, checkpoints, TimeProvider.System).VerifyAsync(Token);
        Assert.Empty(report.Faults);
        Assert.Equal(products.Count, report.Entries);
        Assert.True(report.Checkpoints >= Sites.Count);
    }

    public void Dispose()
    {
        _beside.ForEach(place => place.Dispose());
        Directory.Delete(DataFolder, recursive: true);
    }
}
