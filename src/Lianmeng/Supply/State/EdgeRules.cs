using Lianmeng.Kernel;

namespace Lianmeng.Supply.State;

/// <summary>Pure decisions about relations: who may do what in which state.</summary>
internal static class EdgeRules
{
    public static bool HasSide(this SupplyEdge edge, OrganizationId firm) => edge.SupplierId == firm || edge.CustomerId == firm;

    public static OrganizationId OtherSide(this SupplyEdge edge, OrganizationId firm) =>
        edge.SupplierId == firm ? edge.CustomerId : edge.SupplierId;

    /// <summary>How it stands for one of its sides on a day.</summary>
    public static EdgeStanding StandingFor(this SupplyEdge edge, OrganizationId firm, DateOnly today) => edge.State switch
    {
        EdgeState.Withdrawn => EdgeStanding.Withdrawn,
        EdgeState.Disputed => EdgeStanding.Disputed,
        EdgeState.Claimed => edge.ClaimedBy == firm ? EdgeStanding.WaitsForThem : EdgeStanding.WaitsForUs,
        _ when edge.To < today => EdgeStanding.Ended,
        _ => edge.From > today ? EdgeStanding.Upcoming : EdgeStanding.Confirmed,
    };

    /// <summary>The other side disputed or ended it, and nobody of the firm has said that it was read.</summary>
    public static bool HasNewsFor(this SupplyEdge edge, OrganizationId firm) => edge.HeardAt is null
        && (edge.State == EdgeState.Disputed
            ? edge.ClaimedBy == firm
            : (edge.To is not null || edge.IsTakenBack()) && edge.EndedBy == edge.OtherSide(firm));

    /// <summary>Both stood behind it, and one side took it back before its first day. A claim that was disputed and then
    /// withdrawn keeps the reason; one that nobody answered has no answer.</summary>
    public static bool IsTakenBack(this SupplyEdge edge) => edge is
        { State: EdgeState.Withdrawn, DisputeReason: null, EndedBy: not null }
        && (edge.AnsweredAt is not null || edge.ClaimedBy is null);

    /// <summary>An end on or before the first day of what has not begun: nothing is left of it.</summary>
    public static bool IsTakingBack(SupplyEdge edge, DateOnly? from, DateOnly today) => edge.From > today && from <= edge.From;

    /// <summary>A first day: not a slip of typing.</summary>
    public static void CheckFrom(Checks check, DateOnly from, DateOnly today) => check.When(
        from < PartnerLimits.Earliest || from > today.AddYears(PartnerLimits.YearsAhead), "edge.from-range", "from",
        Day(PartnerLimits.Earliest), Day(today.AddYears(PartnerLimits.YearsAhead)));

    /// <summary>The first day on which it no longer holds.</summary>
    public static void CheckEnd(Checks check, SupplyEdge edge, DateOnly? from, DateOnly today)
    {
        var latest = today.AddYears(PartnerLimits.YearsAhead);
        check.When(from is null, "field.missing", "from")
            .When(from <= edge.From && edge.From <= today, "edge.end-before-start", "from", Day(edge.From))
            .When(from > latest, "edge.end-too-late", "from", Day(latest));
    }

    /// <summary>A second thought counts: who disputed may confirm.</summary>
    public static Refusal? MayConfirm(SupplyEdge edge, OrganizationId by) => edge switch
    {
        _ when edge.ClaimedBy == by => Refusal.Conflict("edge.own-claim"),
        { State: EdgeState.Withdrawn } => Refusal.Conflict("edge.withdrawn"),
        _ => null,
    };

    public static Refusal? MayDispute(SupplyEdge edge, OrganizationId by) => edge switch
    {
        { State: EdgeState.Confirmed } => Refusal.Conflict("edge.confirmed-already"),
        _ => MayConfirm(edge, by),
    };

    public static Refusal? MayWithdraw(SupplyEdge edge, OrganizationId by) => edge switch
    {
        _ when edge.ClaimedBy != by => Refusal.Conflict("edge.not-your-claim"),
        { State: EdgeState.Confirmed } => Refusal.Conflict("edge.answered-already"),
        _ => null,
    };

    public static Refusal? MayEnd(SupplyEdge edge) => edge switch
    {
        { State: not EdgeState.Confirmed } => Refusal.Conflict("edge.not-confirmed"),
        { To: { } last } => Refusal.Conflict("edge.ended-already", Day(last)),
        _ => null,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
