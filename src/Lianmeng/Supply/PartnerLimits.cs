namespace Lianmeng.Supply;

/// <summary>Limits of relations, the same in forms, API and tables.</summary>
public static class PartnerLimits
{
    /// <summary>Claims of one firm in a civil day, withdrawn ones too: nobody floods inboxes or searches through the
    /// directory by claiming. A firm that has more partners to enter goes on tomorrow.</summary>
    public const int ClaimsADay = 20;

    /// <summary>Characters.</summary>
    public const int ProductName = 100;
    public const int Reason = 500;

    /// <summary>A first or last day this far ahead or before this day is a slip of typing.</summary>
    public const int YearsAhead = 1;
    public static readonly DateOnly Earliest = new(1950, 1, 1);
}
