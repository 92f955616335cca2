using System.Data;
using System.Data.Common;
using Lianmeng.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Journal;

/// <summary>Reads every journal from its first entry and compares it with itself, with its head and with the signed
/// checkpoints. One snapshot, so a running server may write meanwhile. O(entries); nothing is kept but faults.</summary>
public sealed class JournalVerifier(HallFactory halls, CheckpointFiles checkpoints)
{
    public Task<VerifyReport> VerifyAsync(CancellationToken cancellation) => VerifyAsync(null, cancellation);

    /// <param name="only">One site alone; null: all.</param>
    internal async Task<VerifyReport> VerifyAsync(SiteId? only, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(default);
        await hall.Database.OpenConnectionAsync(cancellation);
        var connection = hall.Database.GetDbConnection();
        await using var snapshot = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var count = new Count();
        var sites = only is { } one ? [one] : await SitesAsync(snapshot, count, cancellation);
        foreach (var site in sites)
        {
            await VerifySiteAsync(snapshot, site, count, cancellation);
        }

        return new(sites.Count, count.Entries, count.Deleted, count.Checkpoints, count.Faults);
    }

    private sealed class Count
    {
        public long Entries { get; set; }
        public long Deleted { get; set; }
        public int Checkpoints { get; set; }
        public List<JournalFault> Faults { get; } = [];

        public void Fault(SiteId site, long? number, string code, string sentence) =>
            Faults.Add(new(site.ToString(), number, code, sentence));
    }

    private async Task<IReadOnlyList<SiteId>> SitesAsync(
        DbTransaction snapshot, Count count, CancellationToken cancellation)
    {
        var sites = new SortedSet<SiteId>(checkpoints.Sites);
        await using var command = Command(snapshot, """
            SELECT site_id FROM journal_heads UNION SELECT site_id FROM journal_entries
            UNION SELECT site_id FROM journal_payloads
            """, default);
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

    private async Task VerifySiteAsync(DbTransaction snapshot, SiteId site, Count count, CancellationToken cancellation)
    {
        var signed = Signed(site, count);
        var last = await VerifyEntriesAsync(snapshot, site, signed, count, cancellation);
        foreach (var lost in signed.Values.SelectMany(c => c))
        {
            count.Fault(site, lost.Number, "truncated",
                $"The checkpoint of {lost.At:yyyy-MM-dd HH:mm:ss} UTC signed this entry; it is gone.");
        }

        await VerifyHeadAsync(snapshot, site, last, count, cancellation);
        await VerifyStraysAsync(snapshot, site, count, cancellation);
    }

    /// <summary>The checkpoints of a site by entry, each one's signature checked.</summary>
    private Dictionary<long, List<Checkpoint>> Signed(SiteId site, Count count)
    {
        var signed = new Dictionary<long, List<Checkpoint>>();
        var files = checkpoints.Read(site);
        var numbers = files.Select(f => f.Number).ToHashSet();
        foreach (var (number, checkpoint) in files)
        {
            count.Checkpoints++;
            if (checkpoint is null || checkpoint.Site != site || checkpoint.Number != number
                || !checkpoint.SignatureIsRight(checkpoints.Key))
            {
                count.Fault(site, number, "checkpoint-changed", "The checkpoint of this entry is not what was signed.");
                continue;
            }

            if (checkpoint.Previous > 0 && !numbers.Contains(checkpoint.Previous))
            {
                count.Fault(site, checkpoint.Previous, "checkpoint-missing",
                    $"The checkpoint of entry {number} says that this entry was signed, too.");
            }

            (signed.TryGetValue(checkpoint.Number, out var same) ? same : signed[checkpoint.Number] = []).Add(checkpoint);
        }

        return signed;
    }

    /// <summary>Walks the chain; takes out of <paramref name="signed"/> every checkpoint whose entry is there.</summary>
    private static async Task<(long Number, byte[] Hash)> VerifyEntriesAsync(
        DbTransaction snapshot, SiteId site, Dictionary<long, List<Checkpoint>> signed, Count count,
        CancellationToken cancellation)
    {
        var (number, hash) = (0L, JournalEntry.Genesis);
        var (deleted, allowed) = (new List<long>(), new HashSet<long>());
        await using var command = Command(snapshot, JournalRow.Select, site);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            count.Entries++;
            if (JournalRow.Read(reader, site) is not { } row)
            {
                count.Fault(site, number + 1, "unreadable", "A column holds a value of the wrong kind.");
                number++;
                continue;
            }

            if (Judge(row, number, hash, count))
            {
                deleted.Add(row.Entry.Number);
            }

            allowed.UnionWith(row.Destroyed());
            (number, hash) = (row.Entry.Number, row.Entry.Hash);
            if (signed.Remove(number, out var here)
                && here.FirstOrDefault(c => c.Hash != Convert.ToHexStringLower(row.Entry.Hash)) is { } other)
            {
                count.Fault(site, number, "rewritten",
                    $"The checkpoint of {other.At:yyyy-MM-dd HH:mm:ss} UTC signed another entry here.");
            }
        }

        count.Deleted += deleted.Count(allowed.Contains);
        foreach (var lost in deleted.Where(n => !allowed.Contains(n)))
        {
            count.Fault(site, lost, "payload-lost", "Its payload cannot be read, and no entry says that it was destroyed.");
        }

        return (number, hash);
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
        DbTransaction snapshot, SiteId site, (long Number, byte[] Hash) last, Count count, CancellationToken cancellation)
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
