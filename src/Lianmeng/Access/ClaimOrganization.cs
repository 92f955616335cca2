using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Access;

/// <summary>A firm claims its own record: the holder of its code opens an account with a password, as its manager and its
/// clerk. Done by the program for whoever holds the code, which is used up.</summary>
/// <param name="PasswordHash">Made by the caller.</param>
internal sealed record ClaimOrganization(
    Guid CodeId, OrganizationId OrganizationId, string? Name, string? EnglishName, string? Post, string? UserName,
    string PasswordHash) : ICommand<AccountId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.Claim, Site: work.Actor.Site));

    public async Task<Outcome<AccountId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await OneTimeLinks.UseAsync(work, CodeId, cancellation) is { } used)
        {
            return used;
        }

        var today = ChinaTime.DayOf(work.Now);
        var opened = await new OpenAccount(
                UserName ?? "", Name ?? "", string.IsNullOrWhiteSpace(EnglishName) ? Name ?? "" : EnglishName, Post ?? "",
                Role.Manager, OrganizationId, today, Ids.Fingerprint(work.Ids.Secret()))
            .HandleAsync(work, cancellation);
        if (opened.Refused is not null)
        {
            return opened;
        }

        var clerk = await new GrantRole(opened.Value, Role.Clerk, OrganizationId, today).HandleAsync(work, cancellation);
        if (clerk.Refused is { } no)
        {
            return no;
        }

        var account = await work.Set<Account>().FindAsync([opened.Value.Value], cancellation);
        (account ?? throw new InvalidOperationException("The account was just made.")).PasswordHash = PasswordHash;
        work.Record(work.Actor.Site, OrganizationId.Value, new OrganizationClaimed(OrganizationId, opened.Value.Value));
        return opened;
    }
}
