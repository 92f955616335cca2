using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Access;

/// <summary>Makes the code by which a firm claims its own record: whoever types it opens the firm's first account. It works
/// once, for two weeks; one that was given out before works no more.</summary>
/// <param name="Fingerprint">Of the code as <see cref="TypedCode.Plain"/> has it.</param>
public sealed record IssueClaimCode(OrganizationId OrganizationId, string Fingerprint) : ICommand<Guid>
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(14);

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AccessAbilities.IssueClaimCodes, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var kind = await work.FindKindAsync(OrganizationId, cancellation);
        var check = new Checks().Fingerprint(Fingerprint)
            .When(kind is not null and not OrganizationKind.Firm, "claim.not-a-firm", "organizationId");
        if (kind is null || check.Refusal is not null)
        {
            return kind is null ? Refusal.NotFound : check.Refusal ?? Refusal.NotFound;
        }

        await OneTimeLinks.CutAsync(work, OrganizationId.Value, cancellation);
        var maker = work.Actor.Grants.Where(g => g.Role is Role.Secretariat or Role.Operator).Select(g => g.Organization)
            .FirstOrDefault();
        var code = OneTimeLinks.Issue(
            work, Fingerprint, LinkPurpose.Claim, OrganizationId.Value, work.Actor.Site, maker, null, ValidFor);
        work.Record(work.Actor.Site, OrganizationId.Value, new ClaimCodeIssued(OrganizationId));
        return code;
    }
}
