using System.Diagnostics;

namespace Lianmeng.Chains.Cascades;

/// <summary>A_m(t), what is left of each market, kept up to date as levels fall (esri equation for A).</summary>
internal sealed class MarketSums(CascadeModel model)
{
    /// <summary>The method's bound below which a market counts as gone and sigma is 1.</summary>
    public const double Gone = 1e-10;

    // A is kept by subtraction, which leaves an error of about 1e-16 of the whole market. While A is more than 1/256 of
    // the market that is far below 1e-12 of A; below it A is summed afresh.
    private const double Thin = 1.0 / 256;

    private readonly FirmMarkets _markets = model.Markets;
    private readonly double[] _sold = model.Network.Sold;

    private readonly List<int> _thin = [];

    public double[] Left { get; } = [.. model.Markets.Total];

    /// <summary>Undoes every fall of a firm's market.</summary>
    public void Restore(int firm) => Left[_markets.Of[firm]] = _markets.Total[_markets.Of[firm]];

    public void Fall(int firm, double by)
    {
        var market = _markets.Of[firm];
        Left[market] -= _sold[firm] * by;
        if (Left[market] < _markets.Total[market] * Thin && !_thin.Contains(market))
        {
            _thin.Add(market);
        }
    }

    /// <summary>sigma_i(t): the supplier's share among what is left of its market.</summary>
    public double Sigma(int firm)
    {
        if (!_markets.Exist)
        {
            return 1;
        }

        var left = Left[_markets.Of[firm]];
        return left > Gone ? Math.Min(1, _sold[firm] / left) : 1;
    }

    /// <summary>Sums thin markets afresh from the levels.</summary>
    public void Refresh(ReadOnlySpan<DownstreamPush.FirmState> firms)
    {
        Debug.Assert(firms.Length == model.Network.FirmCount);
        foreach (var m in _thin)
        {
            var left = 0.0;
            foreach (var firm in _markets.Members.AsSpan(_markets.MemberStarts[m].._markets.MemberStarts[m + 1]))
            {
                left += _sold[firm] * (1 - firms[firm].Level);
            }

            Left[m] = left;
        }

        _thin.Clear();
    }
}
