namespace Lianmeng.Kernel;

/// <summary>The roles of a site. A person holds a role for one organisation, from a day to a day.</summary>
public enum Role
{
    /// <summary>经办人: works for a firm day by day.</summary>
    Clerk,
    /// <summary>管理层: decides for a firm; does what a clerk does, too.</summary>
    Manager,
    /// <summary>秘书处: the park's station that keeps the alliances.</summary>
    Secretariat,
    /// <summary>部门联络员: an officer of an agency.</summary>
    Officer,
    /// <summary>领导: reads figures.</summary>
    Leader,
    /// <summary>运维: installs and keeps the system; reads no content.</summary>
    Operator,
}

/// <summary>One role held for one organisation.</summary>
public sealed record Grant(Role Role, OrganizationId Organization);

public enum ActorKind { Person, Link, System, Nobody }

/// <summary>Who acts: a signed-in person, the holder of a one-time link, or the system itself.</summary>
/// <param name="Id">Account, link or, for the system, the empty id: the owner of idempotency keys.</param>
/// <param name="Matter">For a link: the one thing that it opens.</param>
public sealed record Actor(
    ActorKind Kind, Guid Id, SiteId Site, string Name, IReadOnlyList<Grant> Grants, Guid? Matter = null)
{
    /// <summary>The program itself in a site: seeds, timers, reminders.</summary>
    public static Actor System(SiteId site) => new(ActorKind.System, Guid.Empty, site, "system", []);

    /// <summary>Whoever has not signed in.</summary>
    public static readonly Actor Nobody = new(ActorKind.Nobody, Guid.Empty, default, "", []);

    public bool Holds(Role role) => Grants.Any(g => g.Role == role);

    /// <summary>The organisations for which the actor holds one of the roles of an ability.</summary>
    public OrganizationId[] OrganizationsWith(Ability ability) =>
        [.. Grants.Where(g => ability.Roles.Contains(g.Role)).Select(g => g.Organization).Distinct()];
}
