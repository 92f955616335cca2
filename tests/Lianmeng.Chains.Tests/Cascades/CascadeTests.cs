using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;
using Lianmeng.Chains.Tests.Support;

namespace Lianmeng.Chains.Tests.Cascades;

public class CascadeTests
{
    [Fact]
    public void Run_WithoutShock_LosesNothingInOneUpdate()
    {
        var outcome = new ShockCascade(Example.Model()).Run(ReadOnlySpan<FirmShock>.Empty);

        Assert.Equal(new(0, 0, 0, 1, 0, true), outcome);
    }

    [Fact]
    public void Run_OneAfterTheOther_ForgetsTheShockBefore()
    {
        var network = MadeUp.Network(800);
        var cascade = new ShockCascade(new(network));
        var first = cascade.Run([new FirmShock(0, 0)]);

        cascade.Run([new FirmShock(5, 0.5), new FirmShock(700, 0)]);

        Assert.Equal(first, cascade.Run([new FirmShock(0, 0)]));
    }

    [Fact]
    public void Run_ScaledVolumes_ChangesNothing()
    {
        var (plain, scaled) = (new SupplyNetworkBuilder(), new SupplyNetworkBuilder());
        foreach (var builder in new[] { plain, scaled })
        {
            "ABCDE".ToList().ForEach(f => builder.Add(new($"{f}", f < 'D' ? "10" : "60")));
            var factor = builder == plain ? 1 : 1024;
            builder.Link("A", "B", 3 * factor).Link("B", "C", 5 * factor).Link("C", "D", 7 * factor).Link("A", "D", 2 * factor)
                .Link("E", "A", 4 * factor);
        }

        var outcomes = new[] { plain, scaled }.Select(b => new CascadeModel(b.Build()).Fail("B", 0.3)).ToList();

        Assert.Equal(outcomes[0], outcomes[1]);
    }

    [Fact]
    public void Run_OfFailedFirm_LosesAtLeastItsOwnShare()
    {
        var network = MadeUp.Network(600);
        var model = new CascadeModel(network);
        var cascade = new ShockCascade(model);

        Assert.All(Enumerable.Range(0, 600), firm =>
            Assert.InRange(cascade.Run([new FirmShock(firm, 0)]).Loss, model.Weight[firm], 1 + 1e-12));
    }

    [Fact]
    public void Run_OnSeveralThreads_HasTheSameDigits()
    {
        var network = MadeUp.Network(40_000);
        var model = new CascadeModel(network, options: new() { Threshold = 1e-6 });
        var (one, three) = (new ShockCascade(model), new ShockCascade(model, threads: 3));
        FirmShock[] shock = [new(0, 0), new(1, 0.5), new(2, 0.25)];

        Assert.Equal(one.Run(shock), three.Run(shock));
        Assert.All(Enumerable.Range(0, 40_000), firm => Assert.Equal(one.LossOf(firm), three.LossOf(firm)));
    }

    [Fact]
    public void Run_WithMaxUpdates_SaysThatItIsNotSettled()
    {
        var outcome = Example.Model(new() { MaxUpdates = 2 }).Fail("C");

        Assert.Equal((2, false), (outcome.Updates, outcome.IsSettled));
    }

    [Fact]
    public void Run_WithOwnWeights_WeighsFirmsByThem()
    {
        double[] weights = [1, 1, 1, 1, 1];

        var outcome = Example.Model(new() { Weights = weights }).Fail("A");

        Assert.Equal((1 + 0.009756 + 0.407843 + 0.142452 + 0.170732) / 5, outcome.LossDown, 1e-6);
    }

    [Fact]
    public void Run_OfAShockThatIsNone_IsRefused()
    {
        var cascade = new ShockCascade(Example.Model());

        Assert.Throws<ArgumentException>(() => cascade.Run([new FirmShock(0, 0), new FirmShock(0, 0)]));
        Assert.Throws<ArgumentException>(() => cascade.Run([new FirmShock(9, 0)]));
        Assert.Throws<ArgumentException>(() => cascade.Run([new FirmShock(1, double.NaN)]));
        Assert.Throws<ArgumentException>(() => cascade.Run([new FirmShock(1, 1.01)]));
        Assert.Throws<ArgumentException>(() => cascade.Run(new double[4]));
    }

    [Fact]
    public void CascadeModel_OfWhatCannotBe_IsRefused()
    {
        var lacking = Essentiality.FromMatrix(["01"], ["01"], new[,] { { InputClass.Essential } });

        var problem = Assert.Throws<ArgumentException>(() => new CascadeModel(Example.Network, lacking));

        Assert.Contains("02, 03", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Example.Model(new() { Threshold = -1 }));
        Assert.Throws<ArgumentException>(() => Example.Model(new() { MaxUpdates = 0 }));
        Assert.Throws<ArgumentException>(() => Example.Model(new() { Weights = new double[3] }));
        Assert.Throws<ArgumentException>(() => Example.Model(new() { Weights = new double[5] }));
        Assert.Throws<ArgumentException>(() => Essentiality.FromMatrix(["01"], ["01", "02"], new InputClass[1, 1]));
    }

    /// <summary>The hot loops allocate nothing: pushes and pulls, on one thread.</summary>
    [Fact]
    public void Run_AfterTheFirst_AllocatesNothing()
    {
        var cascade = new ShockCascade(new(MadeUp.Network(2000), options: new() { Threshold = 1e-4 }));
        FirmShock[] shock = [new(0, 0)];
        cascade.Run(shock);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            cascade.Run(shock);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
