namespace Lianmeng.Chains.Drills;

/// <summary>Why a level of a firm is low on a day.</summary>
public enum CauseKind
{
    /// <summary>An outage of its own: the end of a path.</summary>
    Outage,

    /// <summary>An essential input is lacking.</summary>
    EssentialInput,

    /// <summary>Non-essential inputs are lacking.</summary>
    OtherInputs,

    /// <summary>A customer orders less.</summary>
    Demand,
}
