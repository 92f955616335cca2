using System.Runtime.InteropServices;
using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>One number for everything on which the results of a run depend.</summary>
internal static class RiskFingerprint
{
    public static ulong Of(CascadeModel model, RiskOptions options, int[] firms)
    {
        var hash = 0xCBF29CE484222325UL;
        var network = model.Network;
        Mix<int>(ref hash, network.Purchases.Starts);
        Mix<int>(ref hash, network.Purchases.Supplier);
        Mix<double>(ref hash, network.Purchases.Volume);
        Mix<int>(ref hash, model.Slots.OfPurchase);
        Mix<double>(ref hash, model.Slots.Base);
        Mix<double>(ref hash, model.Income);
        Mix<double>(ref hash, model.Weight);
        Mix<int>(ref hash, model.Markets.Of);
        Mix<int>(ref hash, firms);
        Mix<double>(ref hash,
            [model.Options.Threshold, model.Options.MaxUpdates, model.Markets.Exist ? 1 : 0, (int)options.Precision, RiskPlan.PartSize]);
        return hash;
    }

    private static void Mix<T>(ref ulong hash, ReadOnlySpan<T> values) where T : unmanaged
    {
        hash = (hash ^ (ulong)values.Length) * 0xD6E8FEB86659FD93UL;
        var bytes = MemoryMarshal.AsBytes(values);
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            hash = (hash ^ word) * 0xD6E8FEB86659FD93UL;
            hash ^= hash >> 32;
        }

        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            hash = (hash ^ rest) * 0xD6E8FEB86659FD93UL;
        }
    }
}
