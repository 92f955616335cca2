namespace Lianmeng.Chains.Cascades;

/// <summary>What a cascade came to, as shares of all output: weights v of the model, 0 … 1.</summary>
/// <param name="Loss">ESRI for the failure of one firm: sum of v_i (1 - min(hd_i, hu_i)).</param>
/// <param name="LossDown">Sum of v_i (1 - hd_i): what lacking supply alone would cost.</param>
/// <param name="LossUp">Sum of v_i (1 - hu_i): what lacking demand alone would cost.</param>
/// <param name="Updates">T, the number of updates made; at least 1.</param>
/// <param name="LastChange">The largest fall of a level in the last update.</param>
/// <param name="IsSettled">False when the cascade ended by the greatest number of updates instead of the
/// threshold.</param>
public readonly record struct CascadeOutcome(
    double Loss, double LossDown, double LossUp, int Updates, double LastChange, bool IsSettled);
