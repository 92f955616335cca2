namespace Lianmeng.Kernel;

/// <summary>The one function that decides who may see or do what, for page, API, export, stream and notice alike
/// (law 3 of the design). It denies by default.</summary>
public static class Policy
{
    /// <summary>Decides a need about a particular organisation, site or matter.</summary>
    /// <returns>Null when allowed; otherwise the refusal, which names the ability.</returns>
    public static Refusal? Decide(Actor? actor, Need need)
    {
        var isAllowed = need.Ability.Reach switch
        {
            Reach.Public => true,
            _ when actor is null or { Kind: ActorKind.Nobody } => false,
            _ when actor.Kind == ActorKind.System => true,
            Reach.SignedIn => actor.Kind == ActorKind.Person,
            Reach.Link => IsLinkTo(actor, need),
            Reach.OwnOrganization => IsLinkTo(actor, need) || actor.Grants.Any(g =>
                need.Ability.Roles.Contains(g.Role) && g.Organization == need.Organization),
            Reach.OwnSite => actor.Site == (need.Site ?? actor.Site)
                && actor.Grants.Any(g => need.Ability.Roles.Contains(g.Role)),
            _ => false,
        };
        return isAllowed ? null : Refuse(actor, need.Ability);
    }

    /// <summary>Decides whether a door may be tried at all: has the actor the ability anywhere?</summary>
    public static Refusal? DecideRoute(Actor? actor, Ability ability)
    {
        var isAllowed = ability.Reach switch
        {
            Reach.Public => true,
            _ when actor is null or { Kind: ActorKind.Nobody } => false,
            Reach.SignedIn => actor.Kind == ActorKind.Person,
            Reach.Link => actor.Kind == ActorKind.Link,
            _ => actor.Kind == ActorKind.Person && actor.Grants.Any(g => ability.Roles.Contains(g.Role)),
        };
        return isAllowed ? null : Refuse(actor, ability);
    }

    private static bool IsLinkTo(Actor actor, Need need) =>
        actor.Kind == ActorKind.Link && actor.Matter is { } matter && matter == need.Matter;

    private static Refusal Refuse(Actor? actor, Ability ability) =>
        actor is null or { Kind: ActorKind.Nobody }
        ? Refusal.Of(RefusalKind.Forbidden, "access.sign-in")
        : Refusal.Of(RefusalKind.Forbidden, "access.denied", null, ability.Id);
}
