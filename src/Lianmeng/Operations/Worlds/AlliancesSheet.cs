namespace Lianmeng.Operations.Worlds;

/// <summary>alliances.yml: alliances with slots and members, agreements, action branches, cadences.</summary>
internal static class AlliancesSheet
{
    public static WorldAlliances Read(WorldMap top) => new(
        top.Each("alliances", Alliance),
        top.Each("agreements", map => new WorldAgreement(
            map.Id("agreement"), BodyOf(map, "agency", WorldKind.Agency), map.Start("from"),
            SourceOf(map, "agreement", "agency"))),
        top.Each("actionBranches", map => new WorldActionBranch(
            BodyOf(map, "organization", WorldKind.ActionBranch), map.Start("from"),
            SourceOf(map, "action branch", "organization"))),
        top.Each("cadences", map => new WorldCadence(
            map.Text("subject"), map.Word<CadencePeriod>("every"), map.Start("from"), map.OptionalDay("last"),
            map.Source())));

    private static WorldAlliance Alliance(WorldMap map)
    {
        var slots = map.Each("slots", slot => new WorldSlot(
            slot.Text("symbol"), slot.Name("meaning"), slot.Whole("minimum"), slot.OptionalWhole("maximum"),
            slot.Word<PartyOrganizationRule>("partyOrganization")));
        foreach (var twice in slots.GroupBy(s => s.Symbol).Where(g => g.Count() > 1))
        {
            map.Problem("slots", "duplicate-id", $"The slot \"{twice.Key}\" is given twice.", "Join the two.");
        }

        var memberships = map.Each("memberships", membership => Membership(membership, slots));
        CheckTwice(map, memberships);
        CheckRoom(map, slots, memberships);
        return new(map.Id("alliance"), map.Reference("chain", "chain"), map.Name("name"),
            map.Reference("founder", OrganizationsSheet.Kind), map.Reference("secretariat", OrganizationsSheet.Kind),
            map.Start("founded"), map.Source(), slots, memberships);
    }

    private static WorldMembership Membership(WorldMap map, IReadOnlyList<WorldSlot> slots)
    {
        var membership = new WorldMembership(
            BodyOf(map, "organization", WorldKind.Firm), map.OptionalText("slot"), map.Word<MembershipRole>("role"),
            map.Start("from"), map.OptionalDay("last"), SourceOf(map, "membership", "organization", mayBeDerived: true),
            map.OptionalText("note"));
        if (membership.Last < membership.From.Day)
        {
            map.Problem("last", "ends-before-start", "The membership ends before it starts.",
                "Mend one of the two days.");
        }

        var slot = slots.FirstOrDefault(s => s.Symbol == membership.Slot);
        if (membership.Slot is { } symbol && slot is null)
        {
            map.Problem("slot", "unknown-reference", $"The alliance has no slot \"{symbol}\".",
                $"Slots are: {string.Join(", ", slots.Select(s => s.Symbol))}.");
        }

        map.Book.Later(() => CheckQualifies(map, membership.Organization, slot));
        return membership;
    }

    private static void CheckQualifies(WorldMap map, string firm, WorldSlot? slot)
    {
        var hasParty = map.Book.Organizations.Values
            .Any(o => o.Kind == WorldKind.PartyOrganization && o.Parent == firm);
        if (slot is not null && hasParty != (slot.PartyOrganization == PartyOrganizationRule.Required))
        {
            map.Problem("slot", "not-qualified",
                hasParty
                    ? $"The slot {slot.Symbol} is for firms without a Party organisation; \"{firm}\" has one."
                    : $"The slot {slot.Symbol} is for firms with a Party organisation; \"{firm}\" has none.",
                "Choose the other slot, or mend organizations.yml.");
        }
    }

    private static void CheckTwice(WorldMap map, IReadOnlyList<WorldMembership> memberships)
    {
        foreach (var (i, member) in memberships.Index())
        {
            if (memberships.Take(i).Any(m => m.Organization == member.Organization
                && (m.HoldsOn(member.From.Day) || member.HoldsOn(m.From.Day))))
            {
                map.Problem("memberships", "duplicate-id",
                    $"\"{member.Organization}\" is a member twice at the same time.",
                    "End the first membership or take one out.");
            }
        }
    }

    private static void CheckRoom(WorldMap map, IReadOnlyList<WorldSlot> slots,
        IReadOnlyList<WorldMembership> memberships)
    {
        foreach (var slot in slots)
        {
            // Holders are most numerous, or too few, on a day on which somebody joins.
            var held = memberships.Where(m => m.Slot == slot.Symbol).ToArray();
            var most = held.Select(m => held.Count(other => other.HoldsOn(m.From.Day))).DefaultIfEmpty(0).Max();
            if (most > slot.Maximum || most < slot.Minimum)
            {
                var maximum = slot.Maximum?.ToString() ?? "any number";
                map.Problem("memberships", "slot-room",
                    $"The slot {slot.Symbol} has {most} holders; allowed are {slot.Minimum} to {maximum}.",
                    "Mend the memberships or the slot.");
            }
        }
    }

    private static WorldSource SourceOf(WorldMap map, string what, string key, bool mayBeDerived = false)
    {
        var source = map.Source(mayBeDerived);
        map.Book.SameSource(what, source, map.Text(key), map.At(key));
        return source;
    }

    private static string BodyOf(WorldMap map, string key, WorldKind kind)
    {
        var id = map.Reference(key, OrganizationsSheet.Kind);
        map.Book.Later(() =>
        {
            if (map.Book.Organizations.TryGetValue(id, out var body) && body.Kind != kind)
            {
                map.Problem(key, "wrong-kind",
                    $"\"{id}\" is of the kind {WorldWords.Of(body.Kind)}, not {WorldWords.Of(kind)}.",
                    "Name another body.");
            }
        });
        return id;
    }
}
