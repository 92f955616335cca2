namespace Lianmeng.Tests.Architecture;

/// <summary>The walls of style §3. A folder's face is its namespace; <c>State</c> and <c>Pages</c> below it are its own.
/// The ground (Kernel, Storage, Journal) carries all. The outer ring (the entrances: pages and endpoints of the API; Ui,
/// Operations) puts things together and may use every face; nothing inside uses the ring. Between, arrows are a table
/// without a cycle.</summary>
internal static class Walls
{
    private static readonly HashSet<string> Ground = ["Kernel", "Storage", "Journal"];

    private static readonly HashSet<string> Ring = ["Ui", "Operations"];

    public static bool IsRing(string folder) => Ring.Contains(folder);

    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["Kernel"] = [],
        ["Journal"] = [],
        ["Storage"] = [],
        ["Imports"] = [],
        ["Registry"] = ["Imports"],
        ["Access"] = ["Registry"],
        ["Notices"] = ["Access"],
        ["Alliances"] = ["Registry", "Imports"],
        ["Supply"] = ["Access", "Registry", "Notices", "Imports"],
    };

    /// <summary>Types inside that speak of the ring all the same, each with its reason: the cookie routes of language and
    /// elder mode know the names of the look's cookies; words of a state choose its tone.</summary>
    private static readonly HashSet<string> AllowedInRing = ["LookRoutes", "ConsultationWords"];

    /// <summary>What a use breaks; null when it is allowed.</summary>
    public static string? Breach(Use use)
    {
        var (from, fromPart) = Split(use.FromNamespace);
        var (to, toPart) = Split(use.ToNamespace);
        if (from is null || to is null || from == to)
        {
            return null;
        }

        var arrow = $"{use.FromNamespace}.{use.From} → {use.ToNamespace}.{use.To}";
        if (toPart is "State" or "Pages")
        {
            return $"{arrow}: {toPart} is {to}'s own";
        }

        var isOuter = Ring.Contains(from) || IsEntrance(use, fromPart);
        if (isOuter || (Ring.Contains(to) && AllowedInRing.Contains(use.From)))
        {
            return null;
        }

        if (Ring.Contains(to))
        {
            return $"{arrow}: {to} is outside";
        }

        var isGround = Ground.Contains(to) && (from != "Kernel");
        return isGround || Arrows.GetValueOrDefault(from, []).Contains(to) ? null : $"{arrow}: no such arrow";
    }

    /// <summary>Is it a use that only this arrow allows?</summary>
    public static bool Needs(Use use, string from, string to) =>
        Split(use.FromNamespace) is var (here, part) && here == from && Split(use.ToNamespace).Folder == to
        && !IsEntrance(use, part);

    /// <summary>Folders on a way back to themselves.</summary>
    public static IEnumerable<string> Cycles(IReadOnlyDictionary<string, string[]> arrows) =>
        arrows.Keys.Where(folder => Reaches(arrows, folder, folder, []));

    private static bool IsEntrance(Use use, string? part) =>
        part == "Pages" || use.From.EndsWith("Api", StringComparison.Ordinal);

    private static bool Reaches(
        IReadOnlyDictionary<string, string[]> arrows, string from, string wanted, HashSet<string> seen) =>
        arrows.GetValueOrDefault(from, []).Any(next =>
            next == wanted || (seen.Add(next) && Reaches(arrows, next, wanted, seen)));

    /// <summary>"Lianmeng.Supply.State" is folder Supply, part State; the root namespace is no folder.</summary>
    private static (string? Folder, string? Part) Split(string space)
    {
        var parts = space.Split('.');
        return parts[0] != "Lianmeng" || parts.Length < 2 ? (null, null) : (parts[1], parts.ElementAtOrDefault(2));
    }
}
