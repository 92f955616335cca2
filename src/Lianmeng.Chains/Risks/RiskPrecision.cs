namespace Lianmeng.Chains.Risks;

/// <summary>The numbers in which many shocks are computed side by side.</summary>
public enum RiskPrecision
{
    /// <summary>Eight shocks in one vector of float64: exact up to rounding, within 1e-12 of the plain method.</summary>
    Exact,

    /// <summary>Sixteen shocks in one vector of float32: within 1e-5 of it relative, nearly twice as fast.</summary>
    Fast,
}
