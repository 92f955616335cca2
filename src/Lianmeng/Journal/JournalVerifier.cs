using System.Data;
using System.Data.Common;
using Lianmeng.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Journal;

/// <summary>Reads every journal from its first entry and compares it with itself, with its head and with the signed
/// checkpoints. One snapshot for each site, so a running server may write meanwhile. O(entries); nothing is kept but
/// faults and how far each site is proved.</summary>
public sealed class JournalVerifier(HallFactory halls, CheckpointFiles checkpoints, TimeProvider time)
{
    /// <summary>After so long, or so long after the thousandth entry, nothing is unsigned while the program runs: it signs
    /// within a minute and a second.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan OverdueThousand = TimeSpan.FromSeconds(10);

    public Task<VerifyReport> VerifyAsync(CancellationToken cancellation) => VerifyAsync(null, cancellation);

    /// <param name="only">One site alone; null: all.</param>
    internal async Task<VerifyReport> VerifyAsync(SiteId? only, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(default);
        await hall.Database.OpenConnectionAsync(cancellation);
        var connection = hall.Database.GetDbConnection();
        var count = new Count();
        var sites = only is { } one ? [one] : await SitesAsync(connection, count, cancellation);
        foreach (var site in sites)
        {
            // Before the snapshot: a checkpoint that is signed later speaks of entries that the snapshot does not hold.
            var signed = new SignedEntries(checkpoints, site, (number, code, sentence) => count.Fault(site, number, code, sentence));
            count.Checkpoints += signed.Count;
            await using var snapshot = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            await VerifySiteAsync(snapshot, site, signed, count, cancellation);
        }

        return new(sites.Count, count.Entries, count.Deleted, count.Checkpoints, count.Proofs, count.Faults);
    }

    private sealed class Count
    {
        public long Entries { get; set; }
        public long Deleted { get; set; }
        public int Checkpoints { get; set; }
        public List<SiteProof> Proofs { get; } = [];
        public List<JournalFault> Faults { get; } = [];

        public void Fault(SiteId site, long? number, string code, string sentence) =>
            Faults.Add(new(site.ToString(), number, code, sentence));
    }

    private async Task<IReadOnlyList<SiteId>> SitesAsync(
        DbConnection connection, Count count, CancellationToken cancellation)
    {
        var sites = new SortedSet<SiteId>(checkpoints.Sites);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT site_id FROM journal_heads UNION SELECT site_id FROM journal_entries
            UNION SELECT site_id FROM journal_payloads
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            try
            {
                sites.Add(new(reader.GetGuid(0)));
            }
            catch (Exception e) when (e is InvalidCastException or FormatException)
            {
                count.Faults.Add(new("?", null, "unreadable", "A row names a site that is none."));
            }
        }

        return [.. sites];
    }

    private async Task VerifySiteAsync(
        DbTransaction snapshot, SiteId site, SignedEntries signed, Count count, CancellationToken cancellation)
    {
        var walk = await VerifyEntriesAsync(snapshot, site, signed, count, cancellation);
        signed.End();
        Prove(site, signed.Last, walk, count);
        await VerifyHeadAsync(snapshot, site, walk, count, cancellation);
        await VerifyStraysAsync(snapshot, site, count, cancellation);
    }

    /// <summary>Says how far the site is proved. A site that has been running and has no checkpoint at all lost them.</summary>
    private void Prove(SiteId site, Checkpoint? last, Walk walk, Count count)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var isOverdue = now - walk.UnsignedSince > Overdue || now - walk.ThousandthUnsigned > OverdueThousand;
        count.Proofs.Add(new(
            site.ToString(), walk.Number, last?.Number ?? 0, last?.At, walk.UnsignedSince, isOverdue));
        if (last is null && isOverdue)
        {
            count.Fault(site, null, "no-checkpoint",
                "No entry is signed, although a running program signs within a minute: is the folder of checkpoints the right one?");
        }
    }

    /// <summary>Where the walk along a chain stands.</summary>
    private sealed class Walk
    {
        public long Number { get; set; }
        public byte[] Hash { get; set; } = JournalEntry.Genesis;

        /// <summary>When the first and the thousandth entry after the last signed one were written.</summary>
        public DateTime? UnsignedSince { get; set; }

        public DateTime? ThousandthUnsigned { get; set; }
    }

    private static async Task<Walk> VerifyEntriesAsync(
        DbTransaction snapshot, SiteId site, SignedEntries signed, Count count, CancellationToken cancellation)
    {
        var walk = new Walk();
        var lastSigned = signed.Last?.Number ?? 0;
        var (deleted, allowed) = (new List<long>(), new HashSet<long>());
        await using var command = Command(snapshot, JournalRow.Select, site);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            count.Entries++;
            if (JournalRow.Read(reader, site) is not { } row)
            {
                count.Fault(site, walk.Number + 1, "unreadable", "A column holds a value of the wrong kind.");
                walk.Number++;
                continue;
            }

            if (Judge(row, walk.Number, walk.Hash, count))
            {
                deleted.Add(row.Entry.Number);
            }

            allowed.UnionWith(row.Destroyed());
            (walk.Number, walk.Hash) = (row.Entry.Number, row.Entry.Hash);
            signed.Meet(row.Entry);
            if (walk.Number > lastSigned)
            {
                walk.UnsignedSince ??= row.Entry.At;
            }

            if (walk.Number == lastSigned + CheckpointKeeper.MostEntries)
            {
                walk.ThousandthUnsigned = row.Entry.At;
            }
        }

        count.Deleted += deleted.Count(allowed.Contains);
        foreach (var lost in deleted.Where(n => !allowed.Contains(n)))
        {
            count.Fault(site, lost, "payload-lost", "Its payload cannot be read, and no entry says that it was destroyed.");
        }

        return walk;
    }

    /// <returns>True when the payload was destroyed.</returns>
    private static bool Judge(JournalRow row, long before, byte[] hashBefore, Count count)
    {
        var entry = row.Entry;
        if (entry.Number != before + 1)
        {
            count.Fault(entry.SiteId, entry.Number, "gap", $"It follows entry {before}.");
        }

        if (entry.Kind.Length > JournalEntry.LongestKind)
        {
            count.Fault(entry.SiteId, entry.Number, "kind-too-long",
                $"Its kind has {entry.Kind.Length} characters; no program wrote that.");
        }

        if (!entry.Previous.AsSpan().SequenceEqual(hashBefore))
        {
            count.Fault(entry.SiteId, entry.Number, "chain-broken", "It does not hold the hash of the entry before.");
        }

        if (!entry.HashIsRight())
        {
            count.Fault(entry.SiteId, entry.Number, "entry-changed", "Its hash does not fit what it says.");
        }

        switch (row.JudgePayload())
        {
            case null:
                return false;
            case JournalRow.Deleted:
                return true;
            case { } code:
                count.Fault(entry.SiteId, entry.Number, code, "Its payload is not the one that was written.");
                return false;
        }
    }

    private static async Task VerifyHeadAsync(
        DbTransaction snapshot, SiteId site, Walk last, Count count, CancellationToken cancellation)
    {
        await using var command = Command(snapshot, "SELECT number, hash FROM journal_heads WHERE site_id = @site", site);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (number, hash) = (0L, JournalEntry.Genesis);
        try
        {
            if (await reader.ReadAsync(cancellation))
            {
                (number, hash) = (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
            }
        }
        catch (Exception e) when (e is InvalidCastException or FormatException)
        {
            (number, hash) = (-1, []);
        }

        if (number != last.Number || !hash.AsSpan().SequenceEqual(last.Hash))
        {
            count.Fault(site, null, "head-differs", $"It should end with entry {number}, and ends with {last.Number}.");
        }
    }

    private static async Task VerifyStraysAsync(
        DbTransaction snapshot, SiteId site, Count count, CancellationToken cancellation)
    {
        await using var command = Command(snapshot, """
            SELECT COUNT(*) FROM journal_payloads p WHERE p.site_id = @site AND NOT EXISTS
            (SELECT 1 FROM journal_entries e WHERE e.site_id = p.site_id AND e.number = p.number)
            """, site);
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation)) is > 0 and var strays)
        {
            count.Fault(site, null, "payload-without-entry", $"{strays} payloads have no entry.");
        }
    }

    private static DbCommand Command(DbTransaction snapshot, string sql, SiteId site)
    {
        var command = (snapshot.Connection ?? throw new InvalidOperationException()).CreateCommand();
        (command.Transaction, command.CommandText) = (snapshot, sql);
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@site", site.Value);
        command.Parameters.Add(parameter);
        return command;
    }
}
