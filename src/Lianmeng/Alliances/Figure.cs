using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>Stable codes of the figures, in the order in which they are shown.</summary>
public static class FigureCodes
{
    public const string Alliances = "alliances";
    public const string PartyOrganizations = "party-organizations";
    public const string Firms = "firms";
    public const string Members = "members";
    public const string Share = "share";
    public const string Base = "base";
    public const string Agreements = "agreements";
    public const string ActionBranches = "action-branches";
    public const string ExchangeMeeting = "exchange-meeting";

    public static readonly IReadOnlyList<string> All =
        [Alliances, PartyOrganizations, Firms, Members, Share, Base, Agreements, ActionBranches, ExchangeMeeting];
}

/// <summary>A number that opens (law 7): its value with qualifier, the day for which it stands, and every record that
/// was counted. Its title, formula and scope are texts of the catalogues: <c>figure.CODE</c>,
/// <c>figure.CODE.formula</c>, <c>figure.CODE.scope</c>.</summary>
/// <param name="On">The day that was asked for.</param>
/// <param name="Number">Null when it is not published for that day, or no number.</param>
/// <param name="Every">For a rhythm: how often.</param>
/// <param name="CountedOn">The newest day on which something in it was counted; null where nothing is counted by day.</param>
/// <param name="HiddenLines">How many records behind it the reader may not see.</param>
/// <param name="Known">The day up to whose end records count as known; null for all of them.</param>
/// <param name="Printed">The same total as a source printed it for that day or before; null when none did.</param>
public sealed record Figure(
    string Code, DateOnly On, int? Number, Qualifier Qualifier, CadencePeriod? Every, DateOnly? CountedOn,
    PrintedTotal? Printed, IReadOnlyList<FigureLine> Lines, int HiddenLines = 0, DateOnly? Known = null)
{
    /// <summary>The day, and the day as known on, as they stand in an address.</summary>
    public string Query => AllianceDay.Query(On, Known);

    /// <summary>False: say "not published for that day", never 0.</summary>
    public bool IsPublished => Number is not null || Every is not null;
}

/// <summary>A total as its source printed it.</summary>
public sealed record PrintedTotal(DateOnly AsOf, int Value, Qualifier Qualifier);

/// <summary>A record behind a figure.</summary>
/// <param name="Subject">The organisation or alliance that it is about; null for the site as a whole.</param>
/// <param name="AllianceId">The alliance in which it stands; null where it stands in none.</param>
/// <param name="Value">What it adds; null where nothing is published of it alone.</param>
/// <param name="From">First day; null for counts.</param>
/// <param name="To">Last day, inclusive; null while it lasts.</param>
/// <param name="AsOf">For counts: the day.</param>
/// <param name="Source">Null for a line that is a figure itself: its own list has the sources.</param>
/// <param name="Opens">Code of the figure that this line is; null for a record.</param>
public sealed record FigureLine(
    Guid? Subject, AllianceId? AllianceId, string Name, string EnglishName, string? Slot, int? Value,
    Qualifier Qualifier, CadencePeriod? Every, FirstDay? From, DateOnly? To, DateOnly? AsOf, FactSource? Source,
    string? Opens = null)
{
    public string NameIn(Language language) => language == Language.English ? EnglishName : Name;

    public bool IsAlliance => AllianceId is { } alliance && Subject == alliance.Value;
}
