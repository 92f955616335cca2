namespace Lianmeng.Chains.Risks;

/// <summary>How far a risk run has come.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">Shocks done in this stage, those of an earlier run included.</param>
/// <param name="Total">Shocks of this stage.</param>
public readonly record struct RiskProgress(RiskStage Stage, int Done, int Total);

/// <summary>The two stages of a risk run.</summary>
public enum RiskStage
{
    /// <summary>Finding the number of updates of every shock: a small part of the time.</summary>
    Planning,

    /// <summary>Computing the losses.</summary>
    Computing,
}
