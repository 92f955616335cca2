using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>What relations put into inboxes, in both languages.</summary>
internal static class EdgeNotices
{
    public const string ClaimedKind = "edge.claimed";
    public const string DisputedKind = "edge.disputed";
    public const string EndedKind = "edge.ended";
    public const string ConfirmedKind = "edge.confirmed";
    public const string OfferedKind = "edge.offered";

    public static Notice Claimed(EdgeInWork held, OrganizationId to) => Of(held, to, ClaimedKind,
        held.Edge.SupplierId == to ? "edge.notice.buys" : "edge.notice.supplies");

    public static Notice Disputed(EdgeInWork held, OrganizationId to) => Of(held, to, DisputedKind, "edge.notice.disputes");

    public static Notice Confirmed(EdgeInWork held, OrganizationId to) => Of(held, to, ConfirmedKind, "edge.notice.confirms");

    /// <summary>The other side agrees that the park sees something of it.</summary>
    public static Notice Offered(EdgeInWork held, OrganizationId to) => Of(held, to, OfferedKind, "edge.notice.offers");

    public static Notice Ended(EdgeInWork held, OrganizationId to) => Of(held, to, EndedKind, "edge.notice.ends");

    private static Notice Of(EdgeInWork held, OrganizationId to, string kind, string text)
    {
        var from = held.NameOf(held.Edge.OtherSide(to));
        return new(to, kind, held.Edge.Id.Value, $"/partners/{held.Edge.Id}",
            Words.InChinese[text, from.Name, held.Product.Name],
            Words.InEnglish[text, from.EnglishName, held.Product.EnglishName]);
    }
}
