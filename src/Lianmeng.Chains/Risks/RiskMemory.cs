using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>What a risk run will take, known before it starts.</summary>
/// <param name="Shared">Bytes that all workers read: rows for lanes, beside the network and its model.</param>
/// <param name="PerWorker">Bytes of each worker: four vectors of lanes for each seller, and the state of pushes.</param>
/// <param name="Workers">Number of workers.</param>
public readonly record struct RiskMemory(long Shared, long PerWorker, int Workers)
{
    /// <summary>Bytes in all.</summary>
    public long Total => Shared + (PerWorker * Workers);

    /// <summary>What a run would take. O(1).</summary>
    /// <param name="model">The prepared network.</param>
    /// <param name="options">Null means the defaults.</param>
    public static RiskMemory Of(CascadeModel model, RiskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new();
        var (network, number) = (model.Network, options.Precision == RiskPrecision.Fast ? sizeof(float) : sizeof(double));
        long targets = model.HasOwnWeights ? network.FirmCount : network.SellerCount;
        var rows = (2L * network.LinkCount * (sizeof(int) + number)) + (4L * model.Slots.Count) + (20L * network.FirmCount);
        // Lanes: down, what was felt, up, and the next up. Pushes: firms in both directions, classes, lists.
        var worker = (targets * 64 * 4) + (model.Slots.Count * 20L) + (network.FirmCount * 90L);
        return new(rows, worker, options.Workers);
    }
}
