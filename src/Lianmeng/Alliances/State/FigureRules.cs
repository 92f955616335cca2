using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances.State;

/// <summary>Computes the figures of a site as of a day from its dated facts. Pure: what was asked yesterday for a day is
/// the same today unless a fact was corrected.</summary>
internal static class FigureRules
{
    /// <summary>Figures whose records are complete only from the day of the first printed total on. Alliances and
    /// rhythms have published first days of their own.</summary>
    private static readonly HashSet<string> NeedsPrinted =
    [
        FigureCodes.PartyOrganizations, FigureCodes.Firms, FigureCodes.Members, FigureCodes.Agreements,
        FigureCodes.ActionBranches,
    ];

    public static IReadOnlyList<Figure> Compute(AllianceFacts facts, DateOnly day)
    {
        var members = Members(facts, day);
        var total = Base(facts, day);
        return
        [
            Count(facts, FigureCodes.Alliances, day, [.. facts.Alliances.Where(a => a.From <= day).Select(LineOf)]),
            Count(facts, FigureCodes.PartyOrganizations, day, PartyOrganizations(facts, day)),
            Count(facts, FigureCodes.Firms, day, Firms(facts, day)),
            members,
            Share(facts, day, members, total),
            total,
            Count(facts, FigureCodes.Agreements, day, [.. facts.Agreements
                .Where(a => Holds(day, a.From, a.To))
                .Select(a => LineOf(facts, a.AgencyId, new(a.From, a.Precision), a.To, a.Source))]),
            Count(facts, FigureCodes.ActionBranches, day, [.. facts.ActionBranches
                .Where(b => Holds(day, b.From, b.To))
                .Select(b => LineOf(facts, b.OrganizationId, new(b.From, b.Precision), b.To, b.Source))]),
            Rhythm(facts, day),
        ];
    }

    private static bool Holds(DateOnly day, DateOnly from, DateOnly? to) => from <= day && (to is null || day <= to);

    private static Figure Count(AllianceFacts facts, string code, DateOnly day, IReadOnlyList<FigureLine> lines) =>
        IsComplete(facts, code, day)
        ? new(code, day, lines.Count, Qualifier.Exact, null, null, PrintedOn(facts, code, day), lines)
        : NotPublished(code, day);

    /// <summary>The day from which on the records behind a figure are complete, when a day lies before it; null when
    /// they are complete on the day.</summary>
    public static DateOnly? CompleteOnlyFrom(AllianceFacts facts, string code, DateOnly day) =>
        NeedsPrinted.Contains(code)
        && facts.Printed.Where(p => p.Figure == code).Select(p => (DateOnly?)p.AsOf).Min() is { } first && day < first
        ? first : null;

    private static bool IsComplete(AllianceFacts facts, string code, DateOnly day) =>
        CompleteOnlyFrom(facts, code, day) is null;

    private static Figure NotPublished(string code, DateOnly day) =>
        new(code, day, null, Qualifier.Exact, null, null, null, []);

    private static PrintedTotal? PrintedOn(AllianceFacts facts, string code, DateOnly day) => facts.Printed
        .Where(p => p.Figure == code && p.AsOf <= day).OrderByDescending(p => p.AsOf)
        .Select(p => new PrintedTotal(p.AsOf, p.Value, p.Qualifier)).FirstOrDefault();

    /// <summary>Party organisations of whoever holds a slot that asks for one, each once.</summary>
    private static IReadOnlyList<FigureLine> PartyOrganizations(AllianceFacts facts, DateOnly day)
    {
        var holders = HoldersWithPartyOrganization(facts, day);
        return [.. facts.PartyOrganizations.Where(p => holders.ContainsKey(p.ParentId)).Select(p =>
        {
            var seat = holders[p.ParentId];
            return new FigureLine(
                p.Id.Value, seat.AllianceId, p.Name, p.EnglishName, seat.Slot, 1, Qualifier.Exact, null,
                new(seat.From, seat.Precision), seat.To, null, p.Source);
        })];
    }

    private static Dictionary<OrganizationId, AllianceMembership> HoldersWithPartyOrganization(
        AllianceFacts facts, DateOnly day) => facts.SeatsOn(day)
            .Where(m => facts.SlotOf(m) is { PartyOrganization: PartyOrganizationRule.Required })
            .GroupBy(m => m.OrganizationId).ToDictionary(g => g.Key, g => g.OrderBy(m => m.From).First());

    /// <summary>Holders of any slot, each once though it may stand in two alliances.</summary>
    private static IReadOnlyList<FigureLine> Firms(AllianceFacts facts, DateOnly day) =>
        [.. facts.SeatsOn(day).GroupBy(m => m.OrganizationId).Select(g => g.OrderBy(m => m.From).First()).Select(m =>
            LineOf(facts, m.OrganizationId, new(m.From, m.Precision), m.To, m.Source) with
            {
                AllianceId = m.AllianceId, Slot = m.Slot,
            })];

    /// <summary>The newest count of each Party organisation up to the day stands until the next one. An organisation
    /// without a count is shown and adds nothing: it is not published, not 0.</summary>
    private static Figure Members(AllianceFacts facts, DateOnly day)
    {
        var lines = PartyOrganizations(facts, day).Select(line =>
        {
            var count = facts.CountOf(new(line.Subject.GetValueOrDefault()), day);
            return line with
            {
                Value = count?.Members, Qualifier = count?.Qualifier ?? Qualifier.Exact, AsOf = count?.AsOf,
                Source = count?.Source ?? line.Source, From = null, To = null,
            };
        }).ToList();
        var counted = lines.Where(l => l.Value is not null).ToList();
        return IsComplete(facts, FigureCodes.Members, day) && counted.Count > 0
            ? new(FigureCodes.Members, day, counted.Sum(l => l.Value), Together(counted.Select(l => l.Qualifier)), null,
                counted.Max(l => l.AsOf), PrintedOn(facts, FigureCodes.Members, day), lines)
            : NotPublished(FigureCodes.Members, day);
    }

    private static Figure Base(AllianceFacts facts, DateOnly day)
    {
        var newest = facts.Bases.Where(b => b.AsOf <= day).MaxBy(b => (b.AsOf, b.Revision));
        return newest is null
            ? NotPublished(FigureCodes.Base, day)
            : new(FigureCodes.Base, day, newest.Members, newest.Qualifier, null, newest.AsOf, null,
            [
                new(null, null, "非公有制企业党员", "Party members of non-public enterprises", null, newest.Members,
                    newest.Qualifier, null, null, null, newest.AsOf, newest.Source),
            ]);
    }

    /// <summary>Whole percent, rounded half away from zero; as exact as its parts: of a base of "about 504" it is "about".</summary>
    private static Figure Share(AllianceFacts facts, DateOnly day, Figure members, Figure total) =>
        members.Number is { } part && total.Number is { } whole
        ? new(FigureCodes.Share, day, (int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero),
            Together([members.Qualifier, total.Qualifier]), null, members.CountedOn,
            PrintedOn(facts, FigureCodes.Share, day),
            [
                new(null, null, "联盟内党员", "Party members within the alliances", null, part, members.Qualifier, null,
                    null, null, members.CountedOn, null, FigureCodes.Members),
                .. total.Lines.Select(line => line with { Opens = FigureCodes.Base }),
            ])
        : NotPublished(FigureCodes.Share, day);

    private static Figure Rhythm(AllianceFacts facts, DateOnly day)
    {
        var lines = facts.Cadences.Where(c => c.Subject == SetCadence.ExchangeMeeting && c.From <= day)
            .OrderByDescending(c => c.From).ToList();
        var held = lines.FirstOrDefault(c => Holds(day, c.From, c.To));
        return new(FigureCodes.ExchangeMeeting, day, null, Qualifier.Exact, held?.Every, null, null,
            [.. lines.Select(c => new FigureLine(
                null, null, "交流会", "Exchange meeting", null, null, Qualifier.Exact, c.Every,
                new(c.From, c.Precision), c.To, null, c.Source))]);
    }

    /// <summary>A sum is exact only when every part is; parts with several words make it "about".</summary>
    private static Qualifier Together(IEnumerable<Qualifier> parts)
    {
        var words = parts.Where(q => q != Qualifier.Exact).Distinct().ToList();
        return words.Count switch { 0 => Qualifier.Exact, 1 => words[0], _ => Qualifier.About };
    }

    private static FigureLine LineOf(Alliance alliance) => new(
        alliance.Id.Value, alliance.Id, alliance.Name, alliance.EnglishName, null, 1, Qualifier.Exact, null,
        new(alliance.From, alliance.Precision), null, null, alliance.Source);

    private static FigureLine LineOf(
        AllianceFacts facts, OrganizationId id, FirstDay from, DateOnly? to, FactSource source)
    {
        var name = facts.Names.GetValueOrDefault(id);
        return new(id.Value, null, name?.Name ?? "?", name?.EnglishName ?? "?", null, 1, Qualifier.Exact, null, from, to,
            null, source);
    }
}
