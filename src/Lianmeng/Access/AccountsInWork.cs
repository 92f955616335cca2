using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Who works for an organisation, for handlers; of whatever site, as organisations of several sites deal with
/// each other.</summary>
public static class AccountsInWork
{
    /// <summary>The roles that are held for organisations on the day of the command; a query, to be part of another.</summary>
    public static IQueryable<HeldRole> Of(Work work, OrganizationId[] organizations) =>
        Grants(work).Where(g => organizations.Contains(g.OrganizationId)).Select(g => new HeldRole
        {
            Account = g.AccountId, Role = g.Role, Organization = g.OrganizationId,
        });

    /// <summary>The roles that an account holds on the day of the command; none when it is disabled.</summary>
    public static async Task<IReadOnlyList<Grant>> RolesAsync(Work work, Guid account, CancellationToken cancellation) =>
        await Grants(work).Where(g => g.AccountId == account)
            .Select(g => new Grant(g.Role, g.OrganizationId)).ToListAsync(cancellation);

    /// <summary>The person behind an account, under whose key personal data is kept.</summary>
    public static Task<PersonId> PersonAsync(Work work, Guid account, CancellationToken cancellation) =>
        work.AcrossSites<Account>().Where(a => a.Id == account).Select(a => a.PersonId).SingleAsync(cancellation);

    private static IQueryable<RoleGrant> Grants(Work work) => work.AcrossSites<RoleGrant>().InForce(ChinaTime.DayOf(work.Now))
        .Where(g => work.AcrossSites<Account>().Any(a => a.Id == g.AccountId && a.DisabledAt == null));
}

/// <summary>An account with a role for an organisation.</summary>
public sealed class HeldRole
{
    public Guid Account { get; init; }
    public Role Role { get; init; }
    public OrganizationId Organization { get; init; }
}
