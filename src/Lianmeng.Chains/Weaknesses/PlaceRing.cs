namespace Lianmeng.Chains.Weaknesses;

/// <summary>How near a firm stands to another.</summary>
public enum PlaceRing
{
    /// <summary>In the same park.</summary>
    Park = 0,

    /// <summary>In the same town.</summary>
    Town = 1,

    /// <summary>In the same city.</summary>
    City = 2,

    /// <summary>Elsewhere, or nobody said where.</summary>
    Elsewhere = 3,
}
