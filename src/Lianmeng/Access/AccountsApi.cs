using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>What the operator's pages do, for programs. The caller makes the secrets of links and sends their
/// fingerprints (SHA-256, hex): a secret passes through no log and no table.</summary>
internal static class AccountsApi
{
    private const string Address = "/api/v1/accounts";
    private const string One = Address + "/{accountId}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, async (string? q, int? page, AccountList list, ApiCall api) =>
                api.Show((await list.PageAsync(new(q, Page: page ?? 0), api.Cancellation)).Accounts))
            .Needs(AccessAbilities.KeepAccounts)
            .Api<IReadOnlyList<AccountLine>>("listAccounts", "Accounts of the site with their roles, 50 a page.");
        routes.MapGet(One, async (Guid accountId, AccountsQuery query, ApiCall api) =>
                api.Show(await query.FindAsync(accountId, api.Cancellation)))
            .Needs(AccessAbilities.KeepAccounts).Api<AccountView>("getAccount", "One account with its roles.");
        routes.MapPost(Address, (OpenAccount body, ApiCall api) => api.CreateAsync(body, id => $"{Address}/{id}"))
            .Needs(AccessAbilities.KeepAccounts)
            .Api<Created>("openAccount", "Enters a person with an account, a role and a one-time sign-in link.", """
                {"userName": "{newUserName}", "name": "示例人员", "englishName": "Example person", "post": "经办",
                 "role": "clerk", "organizationId": "{organizationId}", "from": "2023-03-08", "fingerprint": "{fingerprint}"}
                """, StatusCodes.Status201Created);
        routes.MapPost(One + "/disable", (AccountId accountId, ApiCall api) => api.DoAsync(new DisableAccount(accountId)))
            .Needs(AccessAbilities.KeepAccounts)
            .Api<Done>("disableAccount", "Disables an account at once, with its sessions, links and lent roles.");
        routes.MapPost(One + "/enable", (AccountId accountId, ApiCall api) => api.DoAsync(new EnableAccount(accountId)))
            .Needs(AccessAbilities.KeepAccounts).Api<Done>("enableAccount", "Lets an account sign in again.");
        routes.MapPost(One + "/reset", (AccountId accountId, FingerprintBody body, ApiCall api) =>
                api.DoAsync(new ResetAccount(accountId, body.Fingerprint)))
            .Needs(AccessAbilities.KeepAccounts)
            .Api<Guid>("resetAccount", "Takes password, sessions and links away; a new link signs in.",
                """{"fingerprint": "{fingerprint}"}""");
        routes.MapPost(One + "/roles", (AccountId accountId, RoleBody body, ApiCall api) =>
                api.DoAsync(new GrantRole(accountId, body.Role, body.OrganizationId, body.From, body.To)))
            .Needs(AccessAbilities.KeepAccounts)
            .Api<Guid>("grantRole", "Gives an account a role for an organisation.",
                """{"role": "clerk", "organizationId": "{organizationId}", "from": "2023-03-08"}""");
        routes.MapPost("/api/v1/claim-codes", (ClaimCodeBody body, ApiCall api) =>
                api.DoAsync(new IssueClaimCode(body.OrganizationId, body.Fingerprint)))
            .Needs(AccessAbilities.IssueClaimCodes)
            .Api<Guid>("issueClaimCode", "Makes the code by which a firm claims its record; the caller makes it and sends its SHA-256.",
                """{"organizationId": "{organizationId}", "fingerprint": "{fingerprint}"}""");
        routes.MapDelete("/api/v1/roles/{grantId}", (Guid grantId, ApiCall api) => api.DoAsync(new EndRole(grantId)))
            .Needs(AccessAbilities.KeepAccounts).Api<Done>("endRole", "Ends a role at once.");
    }
}

internal sealed record FingerprintBody(string Fingerprint);

internal sealed record RoleBody(Role Role, OrganizationId OrganizationId, DateOnly From, DateOnly? To = null);

internal sealed record ClaimCodeBody(OrganizationId OrganizationId, string Fingerprint);
