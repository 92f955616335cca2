using System.Collections.Concurrent;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Who is behind a session's secret, with the roles of today. Remembered for at most <see cref="LongestAge"/>,
/// and not believed any more at once when a commit of this program, or of one beside it, touches the account: a disabled
/// account is cut within a second also when the other program could not be heard. Thread-safe.</summary>
public sealed class Sessions : IDisposable
{
    public static readonly TimeSpan LongestAge = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Known> _known = new();

    /// <summary>When a commit touched an account (or organisation: nobody asks for those). What was read before is not
    /// believed, also what was being read at that moment.</summary>
    private readonly ConcurrentDictionary<Guid, long> _touched = new();

    private readonly HallFactory _halls;
    private readonly TimeProvider _time;
    private readonly IDisposable _listening;
    private long _sweptAt;
    private long _allTouchedAt = long.MinValue;

    /// <param name="At">Before it was read, on the clock that nobody sets.</param>
    /// <param name="Until">When the session ends or the day, and with it perhaps a role.</param>
    private sealed class Known(SignedIn signedIn, long at, DateTime until)
    {
        public SignedIn SignedIn => signedIn;

        public long At => at;

        public DateTime Until => until;
    }

    public Sessions(HallFactory halls, Bell bell, TimeProvider time)
    {
        (_halls, _time) = (halls, time);
        _listening = bell.Forget(Forget, ForgetAll);
    }

    /// <summary>How many are remembered: those that were asked for within the last two seconds.</summary>
    internal int Remembered => _known.Count;

    /// <summary>The account and actor of a session's secret; null when it is unknown, ended or cut.</summary>
    public ValueTask<SignedIn?> FindAsync(string secret, CancellationToken cancellation) =>
        GetAsync(Ids.Fingerprint(secret), cancellation);

    /// <summary>The same for a fingerprint, which opens nothing to whoever knows only it.</summary>
    internal async ValueTask<SignedIn?> GetAsync(string fingerprint, CancellationToken cancellation)
    {
        if (_known.TryGetValue(fingerprint, out var known) && IsFresh(known))
        {
            return known.SignedIn;
        }

        return (await LookAsync([fingerprint], cancellation)).GetValueOrDefault(fingerprint);
    }

    /// <summary>Those of the sessions that are in force, by fingerprint, in one look at the database.</summary>
    internal async Task<IReadOnlyDictionary<string, SignedIn>> LookAsync(
        string[] fingerprints, CancellationToken cancellation)
    {
        var at = _time.GetTimestamp();
        var now = _time.GetUtcNow().UtcDateTime;
        var found = await LoadAsync(fingerprints, now, cancellation);
        var midnight = ChinaTime.StartOf(ChinaTime.DayOf(now).AddDays(1));
        foreach (var fingerprint in fingerprints)
        {
            if (found.TryGetValue(fingerprint, out var session))
            {
                _known[fingerprint] = new(session.SignedIn, at, session.To < midnight ? session.To : midnight);
            }
            else
            {
                _known.TryRemove(fingerprint, out _);
            }
        }

        Sweep(at);
        return found.ToDictionary(f => f.Key, f => f.Value.SignedIn);
    }

    public void Dispose() => _listening.Dispose();

    private bool IsFresh(Known known) =>
        _time.GetElapsedTime(known.At) < LongestAge && _time.GetUtcNow().UtcDateTime < known.Until
        && known.At > Interlocked.Read(ref _allTouchedAt)
        && !(_touched.TryGetValue(known.SignedIn.Actor.Id, out var touched) && known.At <= touched);

    /// <summary>In the writer after each commit: as many steps as the commit touched things.</summary>
    private void Forget(IReadOnlySet<Guid> touched)
    {
        var at = _time.GetTimestamp();
        foreach (var id in touched)
        {
            _touched[id] = at;
        }
    }

    private void ForgetAll() => Interlocked.Exchange(ref _allTouchedAt, _time.GetTimestamp());

    /// <summary>Once a second, by a reader: drops what is too old to be believed, and what was touched before that.</summary>
    private void Sweep(long at)
    {
        var swept = Interlocked.Read(ref _sweptAt);
        if (_time.GetElapsedTime(swept, at) < LongestAge || Interlocked.CompareExchange(ref _sweptAt, at, swept) != swept)
        {
            return;
        }

        foreach (var pair in _known.Where(k => _time.GetElapsedTime(k.Value.At, at) >= LongestAge))
        {
            _known.TryRemove(pair);
        }

        foreach (var pair in _touched.Where(t => _time.GetElapsedTime(t.Value, at) >= LongestAge))
        {
            _touched.TryRemove(pair);
        }
    }

    private async Task<Dictionary<string, (SignedIn SignedIn, DateTime To)>> LoadAsync(
        string[] fingerprints, DateTime now, CancellationToken cancellation)
    {
        await using var hall = _halls.OpenForReading(default);
        var rows = await hall.Set<Session>()
            .Where(s => fingerprints.Contains(s.Fingerprint) && s.To > now)
            .Join(hall.Set<Account>().IgnoreQueryFilters(), s => s.AccountId, a => a.Id, (s, a) => new { s, a })
            .Where(x => x.a.DisabledAt == null)
            .Select(x => new { x.s.Fingerprint, x.a.Id, x.a.SiteId, x.a.DisplayName, x.a.EnglishName, x.s.To })
            .ToListAsync(cancellation);
        var accounts = rows.Select(r => r.Id).Distinct().ToArray();
        var grants = accounts.Length == 0 ? null : (await hall.Set<RoleGrant>().IgnoreQueryFilters()
            .InForce(ChinaTime.DayOf(now)).Where(g => accounts.Contains(g.AccountId))
            .Select(g => new { g.AccountId, g.Role, g.OrganizationId }).ToListAsync(cancellation))
            .ToLookup(g => g.AccountId, g => new Grant(g.Role, g.OrganizationId));
        return rows.ToDictionary(r => r.Fingerprint, r => (
            new SignedIn(
                r.Fingerprint,
                new Actor(ActorKind.Person, r.Id, r.SiteId, r.DisplayName, [.. grants?[r.Id] ?? []]), r.EnglishName),
            r.To));
    }
}

/// <summary>A session that is in force.</summary>
public sealed record SignedIn(string Fingerprint, Actor Actor, string EnglishName);
