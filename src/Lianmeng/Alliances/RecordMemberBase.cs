using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Alliances;

/// <summary>Records the base of the members' share: all Party members of the site's non-public enterprises as of a day,
/// with its qualifier ("about 504"). The same day again corrects it.</summary>
public sealed record RecordMemberBase(
    DateOnly AsOf, int Members, Qualifier Qualifier, FactSource Source = FactSource.Entered) : ICommand<Guid>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks()
            .When(Members is < 1 or > AlliancesLimits.Members, "members.range", "members", "1", $"{AlliancesLimits.Members}")
            .When(AsOf > ChinaTime.DayOf(work.Now), "day.in-future", "asOf");
        if (check.Refusal is { } no)
        {
            return no;
        }

        var was = await work.Set<MemberBase>().Where(b => b.AsOf == AsOf)
            .OrderByDescending(b => b.Revision).Select(b => new { b.Members, b.Revision }).FirstOrDefaultAsync(cancellation);
        var total = work.Add(new MemberBase
        {
            Id = work.Ids.New<MemberBase>().Value, SiteId = work.Actor.Site, AsOf = AsOf, Members = Members,
            Qualifier = Qualifier, Source = Source, RecordedAt = work.Now,
            Revision = was is null ? 0 : was.Revision + 1,
        });
        work.Record(total.SiteId, total.Id, new MemberBaseRecorded(AsOf, Members, Qualifier, was?.Members));
        return total.Id;
    }
}
