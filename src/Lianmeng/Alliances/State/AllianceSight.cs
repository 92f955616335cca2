using Lianmeng.Kernel;

namespace Lianmeng.Alliances.State;

/// <summary>What of the alliances a reader may see. The park and the offices see all; a firm sees the alliance in which
/// it stands today, and how many Party members are counted in its own organisation alone; figures everybody of the site.</summary>
internal sealed class AllianceSight
{
    private readonly AllianceFacts _facts;
    private readonly HashSet<AllianceId> _alliances;
    private readonly HashSet<OrganizationId> _own;

    public AllianceSight(AllianceFacts facts, Actor? actor, DateOnly today)
    {
        _facts = facts;
        SeesAll = Policy.Decide(actor, new(AlliancesAbilities.Read)) is null;
        var own = (actor?.Grants ?? []).Select(g => g.Organization).Distinct()
            .Where(o => Policy.Decide(actor, new(AlliancesAbilities.ReadOwn, o)) is null)
            .SelectMany(facts.PeriodsOf).Where(m => m.HoldsOn(today)).ToList();
        _alliances = [.. own.Select(m => m.AllianceId)];
        _own = [.. own.Select(m => m.OrganizationId)];
    }

    public bool SeesAll { get; }

    public bool Opens(AllianceId alliance) => SeesAll || _alliances.Contains(alliance);

    /// <summary>May the count of Party members of a Party organisation be shown?</summary>
    public bool SeesCountOf(OrganizationId partyOrganization) =>
        SeesAll || _own.Any(o => _facts.PartiesOf(o).Any(p => p.Id == partyOrganization));

    /// <summary>The figure with those lines of its list that the reader may see. Its number stays what it is.</summary>
    public Figure Of(Figure figure)
    {
        if (SeesAll)
        {
            return figure;
        }

        var fellows = _alliances.SelectMany(_facts.MembersOf).Where(m => m.HoldsOn(figure.On))
            .Select(m => m.OrganizationId).ToHashSet();
        var parties = figure.Code == FigureCodes.PartyOrganizations
            ? fellows.SelectMany(_facts.PartiesOf).Select(p => p.Id.Value).ToHashSet() : [];
        IReadOnlyList<FigureLine> seen = [.. figure.Lines.Where(line => figure.Code switch
        {
            FigureCodes.Firms => line.Subject is { } firm && fellows.Contains(new(firm)),
            FigureCodes.PartyOrganizations => line.Subject is { } party && parties.Contains(party),
            FigureCodes.Members => line.Subject is { } organization && SeesCountOf(new(organization)),
            _ => true,
        })];
        return figure with { Lines = seen, HiddenLines = figure.Lines.Count - seen.Count };
    }
}
