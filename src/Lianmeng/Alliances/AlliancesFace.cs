using Lianmeng.Kernel;

namespace Lianmeng.Alliances;

/// <summary>Markers of the ids of this capability.</summary>
public static class OfAlliances
{
    public sealed class Alliance;
}

/// <summary>What a member does in an alliance: leads it, belongs to it, or takes part without a slot.</summary>
public enum MembershipRole { Lead, Member, Partner }

/// <summary>Whether the holder of a slot must have a Party organisation, must have none, or may do as it likes.</summary>
public enum PartyOrganizationRule { Any, Required, Absent }

/// <summary>How often a meeting is held.</summary>
public enum CadencePeriod { Month, Quarter, Year }

/// <summary>The word before a number. It is part of the fact and is never dropped (近30, 最高1000万).</summary>
public enum Qualifier { Exact, About, Nearly, Over, AtMost, AtLeast }

/// <summary>How exact a first day is. KnownBy: it was so by that day, the start itself is not published.</summary>
public enum DayPrecision { Day, Month, Year, KnownBy }

/// <summary>The first day of a dated fact and how exactly it is known.</summary>
/// <param name="Day">Inclusive; the first of the month or year where only that is known.</param>
public sealed record FirstDay(DateOnly Day, DayPrecision Precision = DayPrecision.Day);

public static class AlliancesAbilities
{
    /// <summary>Found alliances, let organisations join, move and leave, record agreements, rhythms and counts.</summary>
    public static readonly Ability Keep = new("alliances.keep", Reach.OwnSite, Role.Secretariat);

    /// <summary>Read every alliance with its members, and every figure with the whole list behind it.</summary>
    public static readonly Ability Read =
        new("alliances.read", Reach.OwnSite, Role.Secretariat, Role.Officer, Role.Leader);

    /// <summary>Read an alliance in which the own organisation stands: slots, members, partners.</summary>
    public static readonly Ability ReadOwn = new("alliances.read-own", Reach.OwnOrganization, Role.Clerk, Role.Manager);

    /// <summary>Read the figures of the site, and of the lists behind them what names no member of others' alliances.</summary>
    public static readonly Ability ReadFigures = new("figures.read", Reach.OwnSite,
        Role.Clerk, Role.Manager, Role.Secretariat, Role.Officer, Role.Leader);
}

/// <summary>Most characters of what is typed.</summary>
public static class AlliancesLimits
{
    public const int Code = 80;
    public const int Name = 100;
    public const int EnglishName = 200;
    public const int Meaning = 200;
    public const int Symbol = 8;
    public const int Slots = 9;
    public const int Note = 500;
    public const int Members = 1_000_000;
}
