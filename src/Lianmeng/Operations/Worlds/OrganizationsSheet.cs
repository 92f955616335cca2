namespace Lianmeng.Operations.Worlds;

/// <summary>organizations.yml: every body of the world.</summary>
internal static class OrganizationsSheet
{
    public const string Kind = "organization";

    public static IReadOnlyList<WorldOrganization> Read(WorldMap top) => top.Each("organizations", map =>
    {
        var body = new WorldOrganization(
            map.Id(Kind), map.Word<WorldKind>("kind"), map.Name("name"),
            map.Each("aliases", alias => new WorldName(alias.Text("zh"), alias.Text("en")), isRequired: false),
            map.OptionalReference("parent", Kind), map.OptionalText("region"), map.OptionalWord<WorldLevel>("level"),
            map.Flag("besideLadder", otherwise: false), map.OptionalReference("chain", "chain"), map.Source(),
            map.Flag("published", otherwise: true), map.OptionalText("note"));
        map.Book.Organizations.TryAdd(body.Id, body);
        Check(map, body);
        return body;
    });

    private static void Check(WorldMap map, WorldOrganization body)
    {
        if (body.IsBesideLadder && body.Level is not null)
        {
            map.Problem("level", "level-beside-ladder", "A body beside the ladder has no level.",
                "Take out one of the two keys.");
        }

        if (body.Region is { } region && (region.Length != 6 || !region.All(char.IsAsciiDigit)))
        {
            map.Problem("region", "bad-region", $"\"{region}\" is no region code.",
                "Write the six digits of GB/T 2260 in quotes.");
        }

        if (body.Chain is not null && body.Kind != WorldKind.Firm)
        {
            map.Problem("chain", "chain-of-no-firm", "Only a firm stands in a chain.", "Take out the key.");
        }

        PlainlyFictional(map, body.Name, body.Source);
        if (body.Source == WorldSource.Page && body.Note is null)
        {
            map.Problem("note", "missing-key", "A body of the page says what the page tells of it.",
                "Add \"note:\" in your own words.");
        }

        if (body.Kind == WorldKind.PartyOrganization)
        {
            CheckFirm(map, body);
        }
    }

    /// <summary>Nobody may take an invented body or person for a real one.</summary>
    public static void PlainlyFictional(WorldMap map, WorldName name, WorldSource source)
    {
        var isMarked = name.Zh.StartsWith("示例", StringComparison.Ordinal);
        if (source == WorldSource.Invented && name.Zh.Length > 0 && !isMarked)
        {
            map.Problem("name", "not-plainly-fictional", $"The invented name \"{name.Zh}\" could be real.",
                "Begin it with 示例.");
        }
    }

    private static void CheckFirm(WorldMap map, WorldOrganization body)
    {
        if (body.Parent is not { } firm)
        {
            map.Problem("parent", "missing-key", "A Party organisation names its firm.",
                "Add \"parent:\" with the firm's id.");
            return;
        }

        map.Book.SameSource("Party organisation", body.Source, firm, map.At("parent"));
        map.Book.Later(() =>
        {
            if (map.Book.Organizations.TryGetValue(firm, out var parent)
                && parent.Kind is not (WorldKind.Firm or WorldKind.Operator))
            {
                map.Problem("parent", "wrong-kind", $"\"{firm}\" is no firm.",
                    "Name the firm to which the Party organisation belongs.");
            }
        });
    }
}
