using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Access;

/// <summary>Everything that a new colleague needs in one step: person, account, role and a one-time sign-in link.</summary>
/// <param name="Fingerprint">Of the link's secret, see <see cref="LinkSecrets"/>.</param>
public sealed record OpenAccount(
    string UserName, string Name, string EnglishName, string Post, Role Role, OrganizationId OrganizationId, DateOnly From,
    string Fingerprint) : ICommand<AccountId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.KeepAccounts, Site: work.Actor.Site));

    public async Task<Outcome<AccountId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        check.Text(UserName, "userName", 64);
        check.Text(Name, "name", 50);
        check.Text(EnglishName, "englishName", 100);
        check.Text(Post, "post", 80);
        check.Fingerprint(Fingerprint);
        check.When(
            !await KnownOrganizations.IsOfSiteAsync(work, OrganizationId, cancellation), "account.organization",
            "organizationId");
        if (check.Refusal is { } no)
        {
            return no;
        }

        var person = await new RegisterPerson(Name, EnglishName, OrganizationId, Post, From).HandleAsync(work, cancellation);
        if (person.Refused is { } noPerson)
        {
            return noPerson;
        }

        var account = await new CreateAccount(UserName, person.Value, Name, EnglishName).HandleAsync(work, cancellation);
        if (account.Refused is not null)
        {
            return account;
        }

        var grant = await new GrantRole(account.Value, Role, OrganizationId, From).HandleAsync(work, cancellation);
        if (grant.Refused is { } noRole)
        {
            return noRole;
        }

        var link = await new IssueSignInLink(account.Value, Fingerprint).HandleAsync(work, cancellation);
        return link.Refused is { } noLink ? noLink : account;
    }
}
