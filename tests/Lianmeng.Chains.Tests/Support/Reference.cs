using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Tests.Support;

/// <summary>The cascade as the paper writes it, one sum after the other, on whole matrices: slow, short, with nothing in
/// common with the library but the network's public face.</summary>
internal sealed class Reference
{
    private readonly int _n;
    private readonly double[,] _w;
    private readonly double[,] _down;
    private readonly double[,] _up;
    private readonly double[] _sold;
    private readonly int[] _industry;
    private readonly int[]? _market;
    private readonly InputClass[,] _class;
    private readonly double[] _weight;

    public Reference(
        SupplyNetwork network, Essentiality essentiality, int[]? market, double[]? revenue = null, double[]? costs = null,
        double[]? weight = null)
    {
        _n = network.FirmCount;
        (_w, _down, _up) = (new double[_n, _n], new double[_n, _n], new double[_n, _n]);
        (_class, _market) = (new InputClass[_n, _n], market);
        _industry = [.. Enumerable.Range(0, _n).Select(network.IndustryOf)];
        for (var j = 0; j < _n; j++)
        {
            for (var e = 0; e < network.SuppliersOf(j).Length; e++)
            {
                _w[network.SuppliersOf(j)[e], j] += network.PurchasesOf(j)[e];
            }
        }

        _sold = [.. Enumerable.Range(0, _n).Select(i => Enumerable.Range(0, _n).Sum(j => _w[i, j]))];
        var bought = Enumerable.Range(0, _n).Select(j => Enumerable.Range(0, _n).Sum(i => _w[i, j])).ToArray();
        var ofClass = new double[network.Industries.Count, _n];
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < _n; j++)
            {
                ofClass[_industry[i], j] += _w[i, j];
            }
        }

        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < _n; j++)
            {
                _class[i, j] = essentiality.Of(network.Industries[_industry[i]], network.Industries[_industry[j]])!.Value;
                var share = _class[i, j] switch
                {
                    InputClass.Essential => _w[i, j] / ofClass[_industry[i], j],
                    InputClass.NonEssential => _w[i, j] / bought[j],
                    _ => 0,
                };
                _down[i, j] = _w[i, j] == 0 ? 0 : costs?[j] > 0 ? share * bought[j] / costs[j] : share;
                _up[i, j] = _w[i, j] == 0 ? 0 : _w[i, j] / (revenue?[i] > 0 ? revenue[i] : _sold[i]);
            }
        }

        _weight = weight ?? _sold;
    }

    public double[] Supply { get; private set; } = [];

    public double[] Demand { get; private set; } = [];

    public CascadeOutcome Run(double[] psi, double[] psiUp, double eps, int maxUpdates = 10_000)
    {
        (Supply, Demand) = ([.. psi], [.. psiUp]);
        for (var t = 1; ; t++)
        {
            var (d, u) = (Downstream(psi), Upstream(psiUp));
            var change = Enumerable.Range(0, _n).Max(i => Math.Max(Supply[i] - d[i], Demand[i] - u[i]));
            (Supply, Demand) = (d, u);
            if (change <= eps || t == maxUpdates)
            {
                return new(Index(i => Math.Min(d[i], u[i])), Index(i => d[i]), Index(i => u[i]), t, change, change <= eps);
            }
        }
    }

    private double[] Downstream(double[] psi)
    {
        var felt = new double[_n];
        for (var i = 0; i < _n; i++)
        {
            var left = _market is null ? 0 : Enumerable.Range(0, _n).Where(j => _market[j] == _market[i]).Sum(j => _sold[j] * Supply[j]);
            felt[i] = (_market is null || left <= 1e-10 ? 1 : Math.Min(1, _sold[i] / left)) * (1 - Supply[i]);
        }

        return [.. Enumerable.Range(0, _n).Select(j =>
        {
            var losses = Enumerable.Range(0, _n).Where(i => _w[i, j] > 0).ToLookup(
                i => _class[i, j] == InputClass.Essential ? _industry[i] : -1, i => felt[i] * _down[i, j]);
            return Math.Max(0, Math.Min(psi[j], 1 - losses.Select(c => c.Sum()).DefaultIfEmpty(0).Max()));
        })];
    }

    private double[] Upstream(double[] psi) => [.. Enumerable.Range(0, _n).Select(i =>
        Math.Max(0, Math.Min(psi[i], 1 - Enumerable.Range(0, _n).Sum(j => _up[i, j] * (1 - Demand[j])))))];

    private double Index(Func<int, double> level) =>
        Enumerable.Range(0, _n).Sum(i => _weight[i] * (1 - level(i))) / _weight.Sum();
}
