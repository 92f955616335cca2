using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Operations.Worlds;
using Lianmeng.Registry;

namespace Lianmeng.Operations.Seeding;

/// <summary>accounts.yml: demo persons with an account and their roles. They sign in by one-time links; no password
/// exists.</summary>
internal sealed class AccountsPart : IWorldPart
{
    public async Task SeedAsync(WorldSeeding seeding, CancellationToken cancellation)
    {
        var known = await AccountNames.WithRolesAsync(seeding.Halls, seeding.Site, cancellation);
        foreach (var account in seeding.World.Accounts.Where(a => !known.Contains(a.Id)))
        {
            await AddAsync(seeding, account, cancellation);
        }
    }

    /// <summary>Each step carries its key, so the next run finishes what was cut off between them.</summary>
    private static async Task AddAsync(WorldSeeding seeding, WorldAccount account, CancellationToken cancellation)
    {
        var organization = seeding.Organizations[account.Organization];
        var since = seeding.World.Site.StoryDate;
        var person = await seeding.DoAsync($"person/{account.Id}", new RegisterPerson(
            account.Name.Zh, account.Name.En, organization, string.Join("、", account.Roles.Select(PostOf)), since,
            WorldSeeding.SourceOf(account.Source)), cancellation);
        var made = await seeding.DoAsync($"account/{account.Id}", new CreateAccount(
            account.Id, person, account.Name.Zh, account.Name.En), cancellation);
        foreach (var role in account.Roles)
        {
            await seeding.DoAsync($"role/{account.Id}/{role}", new GrantRole(
                made, Enum.Parse<Role>(role.ToString()), organization, since), cancellation);
        }
    }

    private static string PostOf(WorldRole role) => role switch
    {
        WorldRole.Clerk => "经办人",
        WorldRole.Manager => "管理层",
        WorldRole.Secretariat => "秘书处",
        WorldRole.Officer => "部门联络员",
        WorldRole.Leader => "领导",
        _ => "运维",
    };
}
