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
        var own = facts.Memberships.Where(m => m.HoldsOn(today)
            && Policy.Decide(actor, new(AlliancesAbilities.ReadOwn, m.OrganizationId)) is null).ToList();
        _alliances = [.. own.Select(m => m.AllianceId)];
        _own = [.. own.Select(m => m.OrganizationId)];
    }

    public bool SeesAll { get; }

    public bool Opens(AllianceId alliance) => SeesAll || _alliances.Contains(alliance);

    /// <summary>May the count of Party members of a Party organisation be shown?</summary>
    public bool SeesCountOf(OrganizationId partyOrganization) =>
        SeesAll || _facts.PartyOrganizations.Any(p => p.Id == partyOrganization && _own.Contains(p.ParentId));

    /// <summary>The figure with those lines of its list that the reader may see. Its number stays what it is.</summary>
    public Figure Of(Figure figure)
    {
        if (SeesAll)
        {
            return figure;
        }

        var fellows = _facts.Memberships.Where(m => _alliances.Contains(m.AllianceId) && m.HoldsOn(figure.On))
            .Select(m => m.OrganizationId).ToHashSet();
        IReadOnlyList<FigureLine> seen = [.. figure.Lines.Where(line => figure.Code switch
        {
            FigureCodes.Firms => line.Subject is { } firm && fellows.Contains(new(firm)),
            FigureCodes.PartyOrganizations => _facts.PartyOrganizations.Any(
                p => p.Id.Value == line.Subject && fellows.Contains(p.ParentId)),
            FigureCodes.Members => line.Subject is { } organization && SeesCountOf(new(organization)),
            _ => true,
        })];
        return figure with { Lines = seen, HiddenLines = figure.Lines.Count - seen.Count };
    }
}
