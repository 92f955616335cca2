using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.AspNetCore.Identity;

namespace Lianmeng.Access.State;

/// <summary>A sign-in of a person in a site (ASP.NET Core Identity's user; its lock-out counters, stamp and hash).</summary>
internal sealed class Account : IdentityUser<Guid>, ISiteOwned
{
    public SiteId SiteId { get; init; }
    public PersonId PersonId { get; init; }

    /// <summary>Shown in the header and in "who decided".</summary>
    public required string DisplayName { get; set; }

    public required string EnglishName { get; set; }

    public DateTime? DisabledAt { get; set; }
}

/// <summary>A role held for an organisation, from a day to a day; delegated when another account gave it.</summary>
internal sealed class RoleGrant : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public Guid AccountId { get; init; }
    public Role Role { get; init; }
    public OrganizationId OrganizationId { get; init; }
    public DateOnly From { get; init; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Who lent it (授权); null when the site gave it.</summary>
    public Guid? DelegatedBy { get; init; }
}

/// <summary>A signed-in browser or API client. Only the fingerprint of its secret is stored.</summary>
internal sealed class Session
{
    /// <summary>SHA-256 of the secret, hex.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Names the session on pages, where the fingerprint need not be seen.</summary>
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }
    public SiteId SiteId { get; init; }

    /// <summary>What its owner calls an API key; null for a browser.</summary>
    public string? Label { get; init; }

    public SessionKind Kind { get; init; }
    public DateTime From { get; init; }

    /// <summary>End, exclusive. There is no "last seen": time online is not recorded.</summary>
    public DateTime To { get; set; }
}

internal enum SessionKind { Browser, Api }

/// <summary>A one-time link: to sign in, or to answer one matter without an account. Opening it changes nothing; the
/// posted answer uses it up.</summary>
internal sealed class OneTimeLink
{
    public Guid Id { get; init; }

    /// <summary>SHA-256 of the secret in the address, hex.</summary>
    public required string Fingerprint { get; init; }

    public LinkPurpose Purpose { get; init; }
    public SiteId SiteId { get; init; }

    /// <summary>The account that it signs in; disabling it cuts the link.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The one matter that the link opens.</summary>
    public Guid? Subject { get; init; }

    /// <summary>For whom it was made, as the issuer wrote it; shown beside the answer.</summary>
    public string? HolderName { get; set; }

    /// <summary>The account that made the link; null when the program did. Disabling it cuts the link.</summary>
    public Guid? IssuedBy { get; init; }

    /// <summary>For which organisation its maker acted: when that role ends, the link opens nothing. Null for a link that
    /// signs in.</summary>
    public OrganizationId? OrganizationId { get; init; }

    public DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; set; }

    /// <summary>When it was taken back: an account behind it was disabled or reset.</summary>
    public DateTime? CutAt { get; set; }

    public LinkState StateAt(DateTime now) =>
        UsedAt is not null ? LinkState.Used
        : CutAt is not null ? LinkState.Cut
        : ExpiresAt <= now ? LinkState.Expired
        : LinkState.Valid;
}
