using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>A person leaves an office. The entry stays with its last day: who held it when is asked years later.</summary>
/// <param name="On">Last day, inclusive.</param>
public sealed record LeavePost(Guid MembershipId, DateOnly On) : ICommand<bool>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public async Task<Outcome<bool>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await work.Set<Membership>().FirstOrDefaultAsync(m => m.Id == MembershipId, cancellation) is not { } held)
        {
            return Refusal.NotFound;
        }

        if (held.To is not null || On < held.From)
        {
            return held.To is not null ? Refusal.Conflict("post.left") : Refusal.Invalid("period.ends-before-start", "on");
        }

        held.To = On;
        work.Record(
            held.SiteId, held.Id, new PostLeft(held.PersonId, held.OrganizationId, held.Post, On), about: held.PersonId);
        return true;
    }
}
