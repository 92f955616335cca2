using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>What the alliances say on the page of an organisation: where it stands, and how many members it has.</summary>
internal sealed class AllianceOrganizationFacts(
    AllianceViews views, FactsReader facts, CurrentActor current, AllianceDay day, Words words) : IOrganizationFacts
{
    public async Task<IReadOnlyList<OrganizationFact>> OfAsync(
        OrganizationId id, DateOnly on, CancellationToken cancellation)
    {
        if (Policy.Decide(current.Actor, new(AlliancesAbilities.ReadFigures)) is not null)
        {
            return [];
        }

        var all = await facts.ReadAsync(cancellation);
        var sight = new AllianceSight(all, current.Actor, day.Today);

        var seats = (await views.OfOrganizationAsync(id, on, cancellation)).Select(found => new OrganizationFact(
            found.Alliance.NameIn(words.Language),
            $"{found.Member.Slot ?? words["alliance.no-slot"]} · {words.Of(found.Member.Role)} · {words.Period(found.Member.From, found.Member.To)}"
                + (found.Member.MembershipSource == FactSource.Derived ? $" · {words.Of(FactSource.Derived)}" : ""),
            sight.SeesAll
                ? $"/alliances/{found.Alliance.Id}/members/{id}?on={on:yyyy-MM-dd}"
                : $"/alliances/{found.Alliance.Id}?on={on:yyyy-MM-dd}"));
        var count = all.CountOf(id, on);
        return count is null || !sight.SeesCountOf(id)
            ? [.. seats]
            : [.. seats, new(words["figure.members"],
                words["members.counted", words.Number(count.Members, count.Qualifier), $"{count.AsOf:yyyy-MM-dd}"],
                $"/figures/{FigureCodes.Members}?on={on:yyyy-MM-dd}")];
    }
}
