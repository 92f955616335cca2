using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Ui;

namespace Lianmeng.Access.Pages;

/// <summary>The accounts of the site.</summary>
internal static class AccountTable
{
    public static readonly ListExport<AccountRow> File = new(
        "/accounts", AccessAbilities.KeepAccounts,
        [
            new("accounts.name", (w, r) => r.Account.In(w.Language)), new("accounts.userName", (_, r) => r.Account.UserName),
            new("accounts.role", (w, r) => string.Join("\n", r.Account.Roles.Select(role => RoleOf(w, r.Names, role)))),
            new("list.state", (w, r) => StateOf(w, r.Account)),
        ],
        AccountList.PageSize,
        async (call, page) =>
        {
            var found = await call.Get<AccountList>().PageAsync(
                Filter(call.Get<AddressFilter>()) with { Page = page }, call.Cancellation);
            var names = await call.Get<OrganizationNames>().OfAsync(
                found.Accounts.SelectMany(a => a.Roles).Select(r => r.Organization), call.Cancellation);
            return [.. found.Accounts.Select(a => new AccountRow(a, names))];
        })
    {
        Name = call => Filter(call.Get<AddressFilter>()) is var filter
            ?
            [
                call.Words["accounts.title"], filter.Role is { } role ? call.Words.Of(role) : null,
                filter.State == AccountStanding.All ? null : call.Words["accounts.state." + Kebab.Of(filter.State)], filter.Text,
            ]
            : [],
    };

    public static AccountFilter Filter(AddressFilter filter) => new(
        filter.Text("q"), filter.Of("role", Kebab.Parse<Role>),
        filter.Of("state", Kebab.Parse<AccountStanding>) ?? AccountStanding.All, filter.Page);

    /// <summary>"经办人 · 示例氟材料一厂".</summary>
    public static string NameOf(
        Words words, IReadOnlyDictionary<OrganizationId, OrganizationName> names, AccountRole role) =>
        $"{words.Of(role.Role)} · {names.GetValueOrDefault(role.Organization)?.In(words.Language)}";

    /// <summary>What the account lacks to be of use; null for one that is in use.</summary>
    public static string? StateOf(Words words, AccountLine account) => account.IsDisabled ? words["accounts.disabled"]
        : account.Roles.Count == 0 ? words["accounts.state.no-role"]
        : null;

    private static string RoleOf(
        Words words, IReadOnlyDictionary<OrganizationId, OrganizationName> names, AccountRole role) =>
        NameOf(words, names, role) + (role.IsLent ? " " + words["account.role.lent"] : "");
}

internal sealed record AccountRow(AccountLine Account, IReadOnlyDictionary<OrganizationId, OrganizationName> Names);
