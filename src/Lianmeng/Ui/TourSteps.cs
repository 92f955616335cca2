using Lianmeng.Kernel;

namespace Lianmeng.Ui;

/// <summary>The pages that a role begins with. The first role of an account decides: a person with two takes the tour of
/// the one that stands under the name.</summary>
internal static class TourSteps
{
    private static readonly Dictionary<Role, TourStep[]> Steps = new()
    {
        [Role.Clerk] =
        [
            new("/partners", "menu.partners"), new("/signals/new", "signal.new"), new("/received", "menu.received"),
            new("/account/notices", "notices.title"),
        ],
        [Role.Manager] =
        [
            new("/consultations", "consultation.list.title"), new("/plan", "consultation.plan.title"),
            new("/partners", "menu.partners"), new("/account/lend", "lend.title"),
        ],
        [Role.Secretariat] =
        [
            new("/organizations", "directory.title"), new("/alliances/facts", "facts.title"),
            new("/products", "menu.products"), new("/secretariat", "menu.secretariat"),
        ],
        [Role.Officer] =
        [
            new("/alliances", "alliances.title"), new("/organizations", "directory.title"),
            new("/account/notices", "notices.title"),
        ],
        [Role.Leader] =
        [
            new("/figures/members", "figure.members"), new("/organizations", "directory.title"),
            new("/account/notices", "notices.title"),
        ],
        [Role.Operator] =
        [
            new("/accounts/new", "accounts.new"), new("/accounts", "accounts.title"), new("/account", "account.title"),
        ],
    };

    /// <summary>Empty for whoever has no role.</summary>
    public static IReadOnlyList<TourStep> Of(Actor actor) => actor.Grants is [var grant, ..] ? Steps[grant.Role] : [];
}

/// <param name="Title">Key of the page's title.</param>
internal sealed record TourStep(string Address, string Title);
