namespace Lianmeng.Kernel;

/// <summary>How far an ability reaches.</summary>
public enum Reach
{
    /// <summary>Everybody, without signing in.</summary>
    Public,
    /// <summary>Everybody who is signed in, about themselves.</summary>
    SignedIn,
    /// <summary>The holder of a link, about the link's one matter.</summary>
    Link,
    /// <summary>For the organisation for which the role is held.</summary>
    OwnOrganization,
    /// <summary>For the whole site in which the role is held.</summary>
    OwnSite,
}

/// <summary>Something that may be allowed: a stable id, how far it reaches, and the roles that have it.
/// Declared by the capability that owns it; <see cref="Policy"/> alone reads it.</summary>
public sealed record Ability(string Id, Reach Reach, params Role[] Roles)
{
    public static readonly Ability Public = new("public", Reach.Public);
    public static readonly Ability SignedIn = new("signed-in", Reach.SignedIn);

    public override string ToString() => Id;
}

/// <summary>What a command needs: an ability, and on whom.</summary>
/// <param name="Matter">The thing itself, compared with the one matter of a link.</param>
public sealed record Need(
    Ability Ability, OrganizationId? Organization = null, SiteId? Site = null, Guid? Matter = null);
