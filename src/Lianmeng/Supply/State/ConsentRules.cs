using Lianmeng.Kernel;

namespace Lianmeng.Supply.State;

/// <summary>Pure decisions about who may look at what of a relation.</summary>
internal static class ConsentRules
{
    /// <summary>A consent is to something that both sides stand behind and that has not ended.</summary>
    public static Refusal? MayGive(SupplyEdge edge, DateOnly today) =>
        edge.State != EdgeState.Confirmed || edge.To < today ? Refusal.Conflict("consent.not-confirmed") : null;

    /// <summary>A product or share of nothing cannot be looked at; the partner knows all but the band.</summary>
    public static void Check(
        Checks check, ConsentPurpose? purpose, IReadOnlyCollection<EdgeField> fields, DateOnly until, DateOnly today)
    {
        var latest = today.AddYears(ConsentLimits.MostYears);
        var isPartner = purpose == ConsentPurpose.Partner;
        check.When(purpose is null, "field.missing", "purpose")
            .When(fields.Count == 0, "field.missing", "fields")
            .When(isPartner && fields.Any(f => f != EdgeField.Share), "consent.partner-share-only", "fields")
            .When(!isPartner && fields.Count > 0 && !fields.Contains(EdgeField.Relation), "consent.relation-first", "fields")
            .When(until < today || until > latest, "consent.until-range", "until", Day(today), Day(latest));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
