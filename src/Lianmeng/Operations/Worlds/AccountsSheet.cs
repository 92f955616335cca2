namespace Lianmeng.Operations.Worlds;

/// <summary>accounts.yml: the demo persons, all invented; a demo role in a real body says nothing about its
/// staff.</summary>
internal static class AccountsSheet
{
    public static IReadOnlyList<WorldAccount> Read(WorldMap top) => top.Each("accounts", map =>
    {
        var account = new WorldAccount(map.Id("account"), map.Name("name"),
            map.Reference("organization", OrganizationsSheet.Kind),
            map.Words<WorldRole>("roles"), map.Source());
        if (account.Source != WorldSource.Invented)
        {
            map.Problem("source", "real-person", "A demo world holds no real person.", "Write \"source: invented\".");
        }

        if (account.Roles.Count == 0)
        {
            map.Problem("roles", "empty-value", "The person has no role.", "List at least one role.");
        }

        OrganizationsSheet.PlainlyFictional(map, account.Name, account.Source);
        return account;
    });
}
