using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>One-time links for every capability. Only the fingerprint of a link's secret reaches a command, the
/// journal or the database: the page makes the secret by <see cref="LinkSecrets"/>, sends its fingerprint with the
/// command and shows the address <c>/l/SECRET</c> itself.</summary>
public static class OneTimeLinks
{
    private const int FingerprintLength = 64;

    /// <summary>Requires what <see cref="Ids.Fingerprint"/> makes: 64 lower-case hex digits. A caller that sent its
    /// secret instead would else have it stored.</summary>
    public static Checks Fingerprint(this Checks check, string? fingerprint) => check.When(
        fingerprint is not { Length: FingerprintLength } || !fingerprint.All(char.IsAsciiHexDigitLower),
        "fingerprint.malformed", "fingerprint");

    /// <summary>Makes a link inside another command.</summary>
    /// <param name="fingerprint">Of the secret; the command has checked its <see cref="Fingerprint"/>.</param>
    /// <param name="subject">The one matter that it opens: <see cref="Actor.Matter"/> of its holder.</param>
    /// <param name="organization">For which its maker acts: the link lasts no longer than the maker's role there.</param>
    /// <param name="holderName">For whom it is, at most 50 characters, shown beside what the holder does.</param>
    /// <returns>The id by which <see cref="UseAsync"/> uses it up.</returns>
    public static Guid Issue(
        Work work, string fingerprint, LinkPurpose purpose, Guid subject, SiteId site, OrganizationId organization,
        string? holderName, TimeSpan validFor) => work.Add(new OneTimeLink
        {
            Id = work.Ids.New<OneTimeLink>().Value, Fingerprint = fingerprint, Purpose = purpose, SiteId = site,
            Subject = subject, OrganizationId = organization, HolderName = holderName, IssuedBy = MakerOf(work),
            ExpiresAt = work.Now + validFor,
        }).Id;

    /// <summary>Uses a link up inside another command, which it holds up when the link may no longer be used.</summary>
    /// <returns>Null when it is used up now; otherwise link.used, link.expired, link.cut or not-found.</returns>
    public static async Task<Refusal?> UseAsync(Work work, Guid linkId, CancellationToken cancellation)
    {
        await work.LockAsync<OneTimeLink>(linkId, cancellation);
        var link = await work.Set<OneTimeLink>().FirstOrDefaultAsync(l => l.Id == linkId, cancellation);
        if (link is null)
        {
            return Refusal.NotFound;
        }

        if (RefusalOf(await LinkRules.StateAsync(work.Db, link, work.Now, cancellation)) is { } no)
        {
            return no;
        }

        link.UsedAt = work.Now;
        return null;
    }

    /// <summary>Takes back every unused link that opens a matter; for when the matter is settled otherwise.</summary>
    public static Task CutAsync(Work work, Guid subject, CancellationToken cancellation) =>
        CutAsync(work, work.Set<OneTimeLink>().Where(l => l.Subject == subject), cancellation);

    /// <summary>Takes back those of the links that are unused. Each is locked before it is looked at: one that is being
    /// used at the same moment counts as used, and neither command is lost.</summary>
    internal static async Task CutAsync(Work work, IQueryable<OneTimeLink> links, CancellationToken cancellation)
    {
        var open = links.Where(l => l.UsedAt == null && l.CutAt == null);
        foreach (var id in await open.OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(cancellation))
        {
            await work.LockAsync<OneTimeLink>(id, cancellation);
        }

        foreach (var link in await open.ToListAsync(cancellation))
        {
            link.CutAt = work.Now;
        }
    }

    /// <summary>The link of a secret as it stands; null when there is none. Reading changes nothing.</summary>
    public static async Task<FoundLink?> FindAsync(
        HallFactory halls, string secret, DateTime now, CancellationToken cancellation)
    {
        var fingerprint = Ids.Fingerprint(secret);
        await using var hall = halls.OpenForReading(default);
        var link = await hall.Set<OneTimeLink>().FirstOrDefaultAsync(l => l.Fingerprint == fingerprint, cancellation);
        if (link is null)
        {
            return null;
        }

        hall.Site = link.SiteId;
        var state = await LinkRules.StateAsync(hall, link, now, cancellation);
        var english = link.AccountId is null ? null : await hall.Set<Account>()
            .Where(a => a.Id == link.AccountId).Select(a => a.EnglishName).FirstOrDefaultAsync(cancellation);
        return new(
            link.Id, link.Purpose, state, link.SiteId, link.Subject, link.HolderName, english ?? link.HolderName,
            link.ExpiresAt);
    }

    /// <summary>Makes a link that signs an account in.</summary>
    internal static Guid IssueSignIn(Work work, string fingerprint, Account account, TimeSpan validFor) =>
        work.Add(new OneTimeLink
        {
            Id = work.Ids.New<OneTimeLink>().Value, Fingerprint = fingerprint, Purpose = LinkPurpose.SignIn,
            SiteId = account.SiteId, AccountId = account.Id, Subject = account.Id, HolderName = account.DisplayName,
            IssuedBy = MakerOf(work), ExpiresAt = work.Now + validFor,
        }).Id;

    private static Guid? MakerOf(Work work) => work.Actor.Kind == ActorKind.Person ? work.Actor.Id : null;

    /// <summary>Why a link in this state opens nothing; null for a valid one.</summary>
    public static Refusal? RefusalOf(LinkState state) => state switch
    {
        LinkState.Used => Refusal.Conflict("link.used"),
        LinkState.Expired => Refusal.Conflict("link.expired"),
        LinkState.Cut => Refusal.Conflict("link.cut"),
        _ => null,
    };
}

/// <summary>A link as its holder may see it.</summary>
public sealed record FoundLink(
    Guid Id, LinkPurpose Purpose, LinkState State, SiteId Site, Guid? Subject, string? HolderName,
    string? EnglishHolderName, DateTime ExpiresAt)
{
    public string? HolderIn(Language language) => language == Language.English ? EnglishHolderName : HolderName;

    /// <summary>Its holder as an actor. A link that is used, expired or cut opens no matter.</summary>
    public Actor Holder => new(
        ActorKind.Link, Id, Site, HolderName ?? "", [], State == LinkState.Valid ? Subject : null);
}

/// <summary>The link of the present request under <c>/l/…</c>; null elsewhere.</summary>
public sealed class CurrentLink
{
    public FoundLink? Link { get; set; }
}
