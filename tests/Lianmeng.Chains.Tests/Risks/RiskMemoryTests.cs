using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Risks;
using Lianmeng.Chains.Tests.Support;

namespace Lianmeng.Chains.Tests.Risks;

public class RiskMemoryTests
{
    /// <summary>While shocks run in pushes and lanes nothing is allocated but the results of a part.</summary>
    [Theory, InlineData(RiskPrecision.Exact), InlineData(RiskPrecision.Fast)]
    public void Run_OfAWorker_AllocatesTheResultsOnly(RiskPrecision precision)
    {
        var plan = RiskPlan.Make(new(MadeUp.Network(3000)), new() { Precision = precision, Threads = 1 });

        var allocated = precision == RiskPrecision.Fast ? AllocatedBy<float>(plan) : AllocatedBy<double>(plan);

        // 40 bytes a result, and the feed's notes of each part.
        Assert.InRange(allocated, 0, (plan.ShockCount * 40) + (plan.PartCount * 300) + 2000);
    }

    private static long AllocatedBy<T>(RiskPlan plan) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        using var worker = new RiskWorker<T>(RiskModel<T>.Of(plan.Model));
        worker.Run(AllParts(plan), CancellationToken.None);
        var feed = AllParts(plan);
        var before = GC.GetAllocatedBytesForCurrentThread();
        worker.Run(feed, CancellationToken.None);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static RiskFeed AllParts(RiskPlan plan)
    {
        var next = 0;
        return new(plan, () => next++, (_, _) => { });
    }

    /// <summary>What is said beforehand is what a worker and the shared rows take, within a tenth.</summary>
    [Fact]
    public void Of_MadeUpNetwork_IsWhatIsAllocated()
    {
        var model = new CascadeModel(MadeUp.Network(20_000));
        var said = RiskMemory.Of(model, new() { Threads = 1 });
        var before = GC.GetAllocatedBytesForCurrentThread();

        var rows = RiskModel<double>.Of(model);
        var start = new ShockStart(model);
        var managed = GC.GetAllocatedBytesForCurrentThread() - before;

        // Building the rows takes scratch that is given back: lists of keys.
        var lanes = 4L * rows.Targets * 64;
        Assert.InRange(said.Total, (managed + lanes) * 0.7, (managed + lanes) * 1.15);
        Assert.Equal(said.Total, said.Shared + said.PerWorker);
        Assert.NotNull(start);
    }
}
