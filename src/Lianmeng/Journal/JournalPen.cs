using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Journal;

/// <summary>Writes the journal within one transaction of the writer. Heads are read once for each site of a batch
/// (locked where several connections write), kept here, put back when a command rolls back, and stored before commit.</summary>
/// <param name="lockHeads">Lock the head's row: true on PostgreSQL, false where one connection writes.</param>
internal sealed class JournalPen(DbContext db, bool lockHeads)
{
    private readonly Dictionary<SiteId, Head> _heads = [];
    private readonly Dictionary<SiteId, Head?> _beforeCommand = [];
    private readonly HashSet<SiteId> _changed = [];

    /// <summary>The statements of the command: entries here, the stored outcome by the writer.</summary>
    public RowPen Rows { get; } = new(db);

    private readonly record struct Head(long Number, byte[] Hash);

    /// <summary>Adds the entries of a command to the context; sites in id order, so that locks are taken in one order.</summary>
    public async ValueTask WriteAsync(Work work, CancellationToken cancellation)
    {
        _beforeCommand.Clear();
        foreach (var ofSite in work.Happenings.GroupBy(h => h.Site).OrderBy(g => g.Key))
        {
            _beforeCommand[ofSite.Key] = _heads.TryGetValue(ofSite.Key, out var known) ? known : null;
            var head = await HeadAsync(ofSite.Key, cancellation);
            foreach (var happening in ofSite)
            {
                head = await AppendAsync(work, happening, head, cancellation);
            }

            _heads[ofSite.Key] = head;
        }
    }

    /// <summary>The command's savepoint was rolled back: the heads, too. One that this command read first is forgotten:
    /// with the savepoint went its lock, and its row if it was new.</summary>
    public void Undo()
    {
        foreach (var (site, before) in _beforeCommand)
        {
            if (before is { } head)
            {
                _heads[site] = head;
            }
            else
            {
                _heads.Remove(site);
            }
        }

        _beforeCommand.Clear();
    }

    public void Keep()
    {
        _changed.UnionWith(_beforeCommand.Keys);
        _beforeCommand.Clear();
    }

    /// <summary>Stores the heads that moved; the last statement before COMMIT.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        foreach (var site in _changed.Order())
        {
            Rows.Add("UPDATE journal_heads SET number = @p0, hash = @p1 WHERE site_id = @p2",
                _heads[site].Number, _heads[site].Hash, site.Value);
        }

        if (await Rows.StoreAsync(cancellation) != _changed.Count)
        {
            throw new InvalidOperationException("The head of a journal is missing.");
        }

        _changed.Clear();
        _heads.Clear();
    }

    private async ValueTask<Head> AppendAsync(Work work, Happening happening, Head head, CancellationToken cancellation)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(happening.Payload, happening.Payload.GetType(), Json.Options);
        var salt = new byte[16];
        work.Ids.Fill(salt);
        var digest = JournalEntry.DigestOf(salt, content);
        var number = head.Number + 1;
        var key = happening.About is { } person
            ? await PersonalKeys.OfAsync(work, person, happening.Kind, cancellation)
            : null;
        var hash = JournalEntry.HashOf(head.Hash, happening.Site, number, work.Now, work.Actor.Kind, work.Actor.Id,
            happening.Kind, happening.Subject, digest);
        Rows.Add(JournalEntry.Insert, happening.Site.Value, number, Columns.Milliseconds(work.Now),
            work.Actor.Kind.ToString(), work.Actor.Id, happening.Kind, happening.Subject, digest, head.Hash, hash);
        Rows.Add(JournalPayload.Insert, happening.Site.Value, number, salt,
            key is null ? content : PersonalKeys.Encrypt(key, content, work.Ids), key?.Id);
        return new(number, hash);
    }

    private async ValueTask<Head> HeadAsync(SiteId site, CancellationToken cancellation)
    {
        if (_heads.TryGetValue(site, out var known))
        {
            return known;
        }

        var head = await ReadHeadAsync(site, cancellation);
        if (head is null)
        {
            await using var create = Command(
                "INSERT INTO journal_heads (site_id, number, hash) VALUES (@site, 0, @hash) ON CONFLICT DO NOTHING",
                ("@site", site.Value), ("@hash", JournalEntry.Genesis));
            await create.ExecuteNonQueryAsync(cancellation);
            head = await ReadHeadAsync(site, cancellation)
                ?? throw new InvalidOperationException("The head of a journal is missing.");
        }

        return _heads[site] = head.Value;
    }

    private async ValueTask<Head?> ReadHeadAsync(SiteId site, CancellationToken cancellation)
    {
        var lockClause = lockHeads ? " FOR UPDATE" : "";
        await using var select = Command(
            "SELECT number, hash FROM journal_heads WHERE site_id = @site" + lockClause, ("@site", site.Value));
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1))
            : null;
    }

    private DbCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions
            .GetDbTransaction(db.Database.CurrentTransaction!);
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
