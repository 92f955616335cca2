using System.Numerics;
using System.Runtime.CompilerServices;
using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>What all workers of a risk run read: rows for lanes, in the precision of the lanes.</summary>
internal sealed class RiskModel<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly ConditionalWeakTable<CascadeModel, RiskModel<T>> Made = [];

    private RiskModel(CascadeModel cascade)
    {
        var sellers = cascade.Network.SellerCount;
        Cascade = cascade;
        // A firm that sells to nobody passes nothing on and, by default, weighs nothing: its row is left out.
        Targets = cascade.HasOwnWeights ? cascade.Network.FirmCount : sellers;
        Down = PullRows<T>.Downstream(cascade, Targets, sellers);
        Up = PullRows<T>.Upstream(cascade, sellers, sellers);
        Sums = RowSums.Of(cascade);
        Sold = Array.ConvertAll(cascade.Network.Sold, T.CreateSaturating);
    }

    /// <summary>The rows of a model, made once and kept as long as it.</summary>
    public static RiskModel<T> Of(CascadeModel cascade) => Made.GetValue(cascade, model => new(model));

    public CascadeModel Cascade { get; }

    public RowSums Sums { get; }

    /// <summary>Firms 0 … Targets - 1 have a downstream level that matters.</summary>
    public int Targets { get; }

    public PullRows<T> Down { get; }

    public PullRows<T> Up { get; }

    public T[] Sold { get; }
}
