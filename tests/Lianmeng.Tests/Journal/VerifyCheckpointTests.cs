using Lianmeng.Journal;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using static Lianmeng.Tests.Journal.WrittenJournal;

namespace Lianmeng.Tests.Journal;

/// <summary>What verifying finds by the signed checkpoints, and what it says about the rest.</summary>
public sealed class VerifyCheckpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Verify_TruncationBeforeTheCheckpoint_IsFoundEvenWithTheHeadSetBack(Database database)
    {
        var world = await WrittenAsync(database);
        var signed = await LastAsync(world);
        await TruncateAsync(world, after: 4);

        await FindsAsync(world, "truncated", signed);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_TruncationWrittenOverAgain_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var signed = await LastAsync(world);
        await TruncateAsync(world, after: 4);
        for (var i = 0; i < 12; i++)
        {
            await world.DoneAsync(world.System, new RegisterProduct($"again-{i}", "甲", "A"));
        }

        var report = await VerifyAsync(world);

        Assert.Equal([("rewritten", signed)], report.Faults.Select(f => (f.Code, f.Number ?? 0)));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_ChangedCheckpoint_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var signed = await LastAsync(world);
        var file = Files(world).FileOf(world.Site, signed);
        var text = await File.ReadAllTextAsync(file, Token);
        await File.WriteAllTextAsync(file, text.Replace($"\"number\":{signed}", $"\"number\":{signed - 1}"), Token);

        await FindsAsync(world, "checkpoint-changed", signed);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_DeletedCheckpoint_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var signed = await LastAsync(world);
        await world.ProductAsync();
        await SignAsync(world);
        File.Delete(Files(world).FileOf(world.Site, signed));

        await FindsAsync(world, "checkpoint-missing", signed);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_EmptiedFolder_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var signed = await LastAsync(world);
        File.Delete(Files(world).FileOf(world.Site, signed));

        await FindsAsync(world, "checkpoint-missing", signed);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_EmptiedFolderAfterTheNextSignature_IsStillFound(Database database)
    {
        var world = await WrittenAsync(database);
        var signed = await LastAsync(world);
        File.Delete(Files(world).FileOf(world.Site, signed));
        await world.ProductAsync();
        await SignAsync(world);

        await FindsAsync(world, "checkpoint-missing", signed);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_LastCheckpointAndWhatItSignedCutOff_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var kept = await LastAsync(world);
        await world.ProductAsync();
        await SignAsync(world);
        File.Delete(Files(world).FileOf(world.Site, kept + 1));
        await TruncateAsync(world, kept);

        await FindsAsync(world, "truncated", kept + 1);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_NoteTakenAway_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        File.Delete(Files(world).NoteFileOf(world.Site));

        await FindsAsync(world, "note-missing", await LastAsync(world));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_NoteOfAnotherEntry_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var signed = await LastAsync(world);
        var note = Files(world).NoteFileOf(world.Site);
        var text = await File.ReadAllTextAsync(note, Token);
        await File.WriteAllTextAsync(note, text.Replace($"\"number\":{signed}", $"\"number\":{signed - 1}"), Token);

        await FindsAsync(world, "checkpoint-changed", signed - 1);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_NeverSigned_IsAFaultOnceAProgramWouldHaveSigned(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (verifier, clock) = WithoutCheckpoints(world);

        var early = await verifier.VerifyAsync(world.Site, Token);
        clock.Advance(TimeSpan.FromMinutes(6));
        var late = await verifier.VerifyAsync(world.Site, Token);

        Assert.Empty(early.Faults);
        Assert.Equal(["no-checkpoint"], late.Faults.Select(f => f.Code));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_AThousandEntriesNeverSigned_IsAFaultWithinSeconds(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        await Task.WhenAll(Enumerable.Range(0, (int)CheckpointKeeper.MostEntries).Select(_ => world.ProductAsync()));
        var (verifier, clock) = WithoutCheckpoints(world);
        clock.Advance(TimeSpan.FromSeconds(30));

        var report = await verifier.VerifyAsync(world.Site, Token);

        Assert.Equal(["no-checkpoint"], report.Faults.Select(f => f.Code));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_SaysUpToWhichEntryTheJournalIsProved(Database database)
    {
        var world = await WrittenAsync(database);
        var signed = await LastAsync(world);
        await world.ProductAsync();

        var proof = Assert.Single((await VerifyAsync(world)).Proofs);

        Assert.Equal((signed + 1, signed, (DateTime?)DateTime.UnixEpoch), (proof.Entries, proof.LastSigned, proof.SignedAt));
        Assert.NotNull(proof.UnsignedSince);
        Assert.StartsWith(
            $"site {world.Site}: {signed + 1} entries, proved up to entry {signed}, signed 1970-01-01 00:00:00 UTC; not signed yet: 1 after that",
            proof.ToString());
    }

    /// <summary>A verifier that looks for checkpoints where none ever was, by a clock of its own.</summary>
    private static (JournalVerifier Verifier, TestClock Clock) WithoutCheckpoints(TestWorld world)
    {
        var folder = Directory.CreateTempSubdirectory("lianmeng-checkpoints-").FullName;
        var clock = new TestClock();
        var files = new CheckpointFiles(new(Path.Combine(folder, "none"), Path.Combine(folder, "checkpoint.key")));
        return (new(world.Hall.Factory, files, clock), clock);
    }
}
