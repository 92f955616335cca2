namespace Lianmeng.Operations.Worlds;

/// <summary>A demo world as its files say it, checked as a whole: every reference resolves, every text has zh and en,
/// and nothing invented is attached to a real body. Lists keep the order of the files.</summary>
public sealed record World(
    WorldSite Site,
    IReadOnlyList<WorldChain> Chains,
    IReadOnlyList<WorldOrganization> Organizations,
    WorldAlliances Alliances,
    WorldCounts Counts,
    WorldSupply Supply,
    IReadOnlyList<WorldSignal> Signals,
    IReadOnlyList<WorldAccount> Accounts)
{
    /// <exception cref="KeyNotFoundException">No organisation has the id.</exception>
    public WorldOrganization GetOrganization(string id) =>
        Organizations.FirstOrDefault(o => o.Id == id) ?? throw new KeyNotFoundException($"No organisation {id}.");
}

/// <summary>A text in both languages; neither is empty.</summary>
public sealed record WorldName(string Zh, string En);

/// <summary>When something began, and how exactly that is known.</summary>
/// <param name="Day">The day; the first of the year or month where only that is known; inclusive.</param>
public sealed record WorldStart(DateOnly Day, DayPrecision Precision);

/// <param name="Region">Six digits of GB/T 2260.</param>
/// <param name="StoryDate">What the files call known is known as of this day.</param>
public sealed record WorldSite(string Id, WorldName Name, string Region, string Timezone, DateOnly StoryDate);

public sealed record WorldChain(string Id, WorldName Name);

/// <param name="Aliases">Further names of the same body.</param>
/// <param name="Parent">Id of the body above, or null.</param>
/// <param name="Level">Rung of the ladder, or null off the ladder.</param>
/// <param name="IsBesideLadder">A zone that acts like a level and is none.</param>
/// <param name="Chain">Id of a firm's chain, or null.</param>
/// <param name="IsPublished">False where the page counts the body without naming it.</param>
/// <param name="Note">What the page says of it, in our words; null for invented bodies.</param>
public sealed record WorldOrganization(
    string Id, WorldKind Kind, WorldName Name, IReadOnlyList<WorldName> Aliases, string? Parent, string? Region,
    WorldLevel? Level, bool IsBesideLadder, string? Chain, WorldSource Source, bool IsPublished, string? Note);

/// <summary>A demo person; always invented.</summary>
public sealed record WorldAccount(
    string Id, WorldName Name, string Organization, IReadOnlyList<WorldRole> Roles, WorldSource Source);

/// <summary>A signal of the story, as facts: no figure, only what the page tells.</summary>
/// <param name="International">Move of the international price; null unless the kind is price.</param>
/// <param name="Domestic">Move of the domestic price; null unless the kind is price.</param>
public sealed record WorldSignal(
    string Id, SignalKind Kind, string Product, string Sender, string Receiver, SignalDirection Direction,
    WorldStart Observed, MarketMove? International, MarketMove? Domestic,
    WorldName Title, WorldName Text, WorldName Outcome, WorldSource Source);
