using Lianmeng.Access;
using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>What of a relation may be agreed to, one by one: that it exists (with both names), what is traded, and the
/// bands of its shares.</summary>
public enum EdgeField { Relation, Product, Share }

/// <summary>For what it may be looked at. The two of the park need both sides; to show the own band to the partner needs
/// the own word alone.</summary>
public enum ConsentPurpose { ChainPicture, SupplyGaps, Partner }

/// <summary>How much of a firm's purchases (customer) or sales (supplier) of the product the relation is, as the firm
/// itself states it. Minor: below 10 %; some: from 10 to below 30 %; much: from 30 to below 50 %; most: 50 % and more.
/// There is no finer figure anywhere: no volume can be computed from it.</summary>
public enum ShareBand { Minor, Some, Much, Most }

/// <summary>Limits of consents, the same in forms, API and rules.</summary>
public static class ConsentLimits
{
    /// <summary>How long a consent runs when no last day is stated, and at most.</summary>
    public const int Years = 1;
    public const int MostYears = 3;
}

/// <summary>What one side of a relation agrees to for one purpose today.</summary>
/// <param name="Until">Last day, inclusive; null when nothing is agreed to.</param>
public sealed record SideConsent(IReadOnlyList<EdgeField> Fields, DateOnly? Until);

/// <summary>One purpose as one side sees it.</summary>
/// <param name="Shown">What is seen for it today: for the park what both agree to, for the partner the own word.</param>
public sealed record PurposeConsent(
    ConsentPurpose Purpose, SideConsent Ours, SideConsent Theirs, IReadOnlyList<EdgeField> Shown)
{
    /// <summary>What the other side agrees to and we do not.</summary>
    public IEnumerable<EdgeField> Offered => Theirs.Fields.Except(Ours.Fields);
}

/// <summary>What others may see of a relation, as one of its sides reads it.</summary>
/// <param name="OurShare">The band that we stated; null when we stated none.</param>
/// <param name="TheirShare">Theirs, where they show it to us; null otherwise, whether they stated one or not.</param>
public sealed record EdgeConsents(
    EdgeId EdgeId, OrganizationId FirmId, bool IsSupplier, ShareBand? OurShare, ShareBand? TheirShare,
    IReadOnlyList<PurposeConsent> Purposes, long Version) : IHasVersion;
