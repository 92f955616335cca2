using System.Collections.Concurrent;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Who is behind a session's secret, with the roles of today. Kept in memory for at most
/// <see cref="LongestAge"/>, and thrown away at once when a commit of this program touches the account:
/// a disabled account is cut within a second even when another program disabled it.</summary>
public sealed class Sessions : IDisposable
{
    public static readonly TimeSpan LongestAge = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Known> _known = new();
    private readonly HallFactory _halls;
    private readonly TimeProvider _time;
    private readonly IDisposable _listening;

    private sealed record Known(SignedIn SignedIn, DateTimeOffset At);

    public Sessions(HallFactory halls, Bell bell, TimeProvider time)
    {
        (_halls, _time) = (halls, time);
        _listening = bell.Listen(Forget);
    }

    /// <summary>The account and actor of a session's secret; null when it is unknown, ended or cut.</summary>
    public async ValueTask<SignedIn?> FindAsync(string secret, CancellationToken cancellation)
    {
        var fingerprint = Ids.Fingerprint(secret);
        var now = _time.GetUtcNow();
        if (_known.TryGetValue(fingerprint, out var known) && now - known.At < LongestAge)
        {
            return known.SignedIn;
        }

        var found = await LoadAsync(fingerprint, now.UtcDateTime, cancellation);
        if (found is null)
        {
            _known.TryRemove(fingerprint, out _);
        }
        else
        {
            _known[fingerprint] = new(found, now);
        }

        return found;
    }

    public void Dispose() => _listening.Dispose();

    private void Forget(IReadOnlySet<Guid> touched)
    {
        foreach (var (fingerprint, known) in _known)
        {
            if (touched.Contains(known.SignedIn.Actor.Id))
            {
                _known.TryRemove(fingerprint, out _);
            }
        }
    }

    private async Task<SignedIn?> LoadAsync(string fingerprint, DateTime now, CancellationToken cancellation)
    {
        await using var hall = _halls.OpenForReading(default);
        var row = await hall.Set<Session>()
            .Where(s => s.Fingerprint == fingerprint && s.To > now)
            .Join(hall.Set<Account>().IgnoreQueryFilters(), s => s.AccountId, a => a.Id, (s, a) => new { s, a })
            .Where(x => x.a.DisabledAt == null)
            .Select(x => new { x.a.Id, x.a.SiteId, x.a.DisplayName, x.a.EnglishName, x.s.Kind, x.s.To })
            .FirstOrDefaultAsync(cancellation);
        if (row is null)
        {
            return null;
        }

        var today = ChinaTime.DayOf(now);
        var grants = await hall.Set<RoleGrant>().IgnoreQueryFilters()
            .Where(g => g.AccountId == row.Id && g.From <= today && (g.To == null || g.To >= today))
            .Select(g => new Grant(g.Role, g.OrganizationId)).ToListAsync(cancellation);
        var actor = new Actor(ActorKind.Person, row.Id, row.SiteId, row.DisplayName, grants);
        return new SignedIn(fingerprint, actor, row.EnglishName);
    }
}

/// <summary>A session that is in force.</summary>
public sealed record SignedIn(string Fingerprint, Actor Actor, string EnglishName);
