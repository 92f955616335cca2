using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Tests.Support;

/// <summary>Five firms by hand: A, B in industry 01, C, D in 02, E in 03.</summary>
internal static class Example
{
    public static SupplyNetwork Network { get; } = new SupplyNetworkBuilder()
        .Add(new("A", "01")).Add(new("B", "01")).Add(new("C", "02")).Add(new("D", "02")).Add(new("E", "03"))
        .Link("A", "C", 60).Link("B", "C", 40).Link("A", "D", 20).Link("B", "D", 80).Link("E", "C", 20)
        .Link("D", "B", 10).Link("E", "B", 90).Link("C", "E", 50).Link("D", "E", 50)
        .Build();

    public static Essentiality Matrix { get; } = Essentiality.FromMatrix(["01", "02", "03"], ["01", "02", "03"], new[,]
    {
        { InputClass.Essential, InputClass.Essential, InputClass.NonEssential },
        { InputClass.NonEssential, InputClass.Essential, InputClass.NonEssential },
        { InputClass.Negligible, InputClass.NonEssential, InputClass.NonEssential },
    });

    public static CascadeModel Model(CascadeOptions? options = null) => new(Network, Matrix, options);

    public static CascadeOutcome Fail(this CascadeModel model, string firm, double capacityLeft = 0) =>
        new ShockCascade(model).Run([new FirmShock(model.Network.Find(firm), capacityLeft)]);
}
