using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Journal;

/// <summary>Destroys what the journal says of one person: the keys, the encrypted payloads and their salts, without
/// which a digest tells nothing. The chain stays whole and shows "deleted". Answers how many payloads went; it cannot be
/// undone, and backups made before still hold them.</summary>
public sealed record DestroyPersonalKeys(PersonId PersonId) : ICommand<int>
{
    /// <summary>The person is the site's own when its journal speaks of them.</summary>
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await Payloads(work).AnyAsync(p => p.SiteId == work.Actor.Site, cancellation)
            ? new(JournalAbilities.DestroyPersonalData, Site: work.Actor.Site)
            : null;

    public async Task<Outcome<int>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var sites = await Payloads(work).Select(p => p.SiteId).Distinct().OrderBy(s => s).ToListAsync(cancellation);
        foreach (var site in sites)
        {
            // No entry about the person comes between reading them and destroying the key.
            await work.LockAsync<JournalHead>(site.Value, cancellation);
        }

        foreach (var key in await work.Set<JournalKey>()
            .Where(k => k.PersonId == PersonId && k.Key != null).ToListAsync(cancellation))
        {
            key.Key = null;
        }

        var destroyed = await Payloads(work).Where(p => p.Content != null)
            .OrderBy(p => p.SiteId).ThenBy(p => p.Number).ToListAsync(cancellation);
        foreach (var ofSite in destroyed.GroupBy(p => p.SiteId))
        {
            work.Record(ofSite.Key, PersonId.Value, new PersonalDataDestroyed([.. ofSite.Select(p => p.Number)]));
        }

        foreach (var payload in destroyed)
        {
            (payload.Content, payload.Salt) = (null, []);
        }

        return destroyed.Count;
    }

    private IQueryable<JournalPayload> Payloads(Work work) => work.Set<JournalPayload>().Where(p =>
        work.Set<JournalKey>().Any(k => k.PersonId == PersonId && k.Id == p.KeyId));
}
