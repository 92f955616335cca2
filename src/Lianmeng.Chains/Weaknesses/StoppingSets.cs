using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Reaching;

namespace Lianmeng.Chains.Weaknesses;

/// <summary>Finds the smallest set of suppliers whose loss stops a firm. One instance serves one caller at a
/// time.</summary>
/// <remarks>Among direct suppliers the answer is exact: a set stops the firm when one of its input classes loses enough,
/// and of one class the largest shares are the fewest. Several direct suppliers may hang on one firm further up; when a
/// single such firm stops all, it is the smaller set. Sets of two or more firms further up are not searched for: that
/// question is NP-hard.</remarks>
public sealed class StoppingSets
{
    // Shares are sums of rounded quotients.
    private const double Tolerance = 1e-9;

    private readonly CascadeModel _model;
    private readonly DownstreamPush _push;
    private readonly ReachSearch _reach;

    /// <summary>Makes the place in which sets are searched for.</summary>
    /// <param name="model">A model without markets: nobody stands in for a lost supplier.</param>
    /// <exception cref="ArgumentException">The model has markets.</exception>
    public StoppingSets(CascadeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Markets.Exist)
        {
            throw new ArgumentException("Stopping sets are found in a model without markets (MarketKind.None).", nameof(model));
        }

        (_model, _push, _reach) = (model, new(model), new(model.Network));
    }

    /// <summary>The smallest set for one firm.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <param name="outputLeft">Up to this output the firm counts as stopped, 0 … below 1; default 0.</param>
    /// <param name="hops">How far up a single firm is searched for; 1 means direct suppliers only.</param>
    /// <returns>Null when no set of suppliers stops it: its inputs are negligible, or too little in value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such firm, an output outside 0 … 1, or fewer than one hop.</exception>
    public StoppingSet? Find(int firm, double outputLeft = 0, int hops = 3)
    {
        _model.Network.Checked(firm);
        ArgumentOutOfRangeException.ThrowIfLessThan(hops, 1);
        if (!(outputLeft is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(outputLeft), outputLeft, "A share from 0 to below 1.");
        }

        var direct = Direct(firm, outputLeft);
        return direct is { Firms.Count: > 1 } && hops > 1 ? FurtherUp(firm, outputLeft, hops) ?? direct : direct;
    }

    private StoppingSet? Direct(int firm, double outputLeft)
    {
        StoppingSet? best = null;
        for (var slot = _model.Slots.Starts[firm]; slot < _model.Slots.Starts[firm + 1]; slot++)
        {
            var found = OfSlot(firm, slot, outputLeft);
            if (found is not null && (best is null || found.Firms.Count < best.Firms.Count
                || (found.Firms.Count == best.Firms.Count && found.OutputLeft < best.OutputLeft)))
            {
                best = found;
            }
        }

        return best;
    }

    private StoppingSet? OfSlot(int firm, int slot, double outputLeft)
    {
        var range = _model.Network.LinksInto(firm);
        var purchases = _model.Network.Purchases;
        var shares = Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value)
            .Where(e => _model.Slots.OfPurchase[e] == slot)
            .GroupBy(e => purchases.Supplier[e], e => purchases.Volume[e] / _model.Slots.Base[slot])
            .Select(g => (Supplier: g.Key, Share: g.Sum()))
            .OrderByDescending(s => s.Share).ThenBy(s => s.Supplier).ToList();
        var left = 1.0;
        for (var count = 0; count < shares.Count; count++)
        {
            left -= shares[count].Share;
            if (left <= outputLeft + Tolerance)
            {
                return new([.. shares.Take(count + 1).Select(s => s.Supplier)], Math.Max(0, left), IndustryOf(firm, shares), IsDirect: true);
            }
        }

        return null;
    }

    /// <summary>-1 for the pool of non-essential inputs.</summary>
    private int IndustryOf(int firm, List<(int Supplier, double Share)> shares)
    {
        var industry = _model.Network.IndustryOfFirm[shares[0].Supplier];
        return _model.Classes[industry, _model.Network.IndustryOfFirm[firm]] == InputClass.Essential ? industry : -1;
    }

    private StoppingSet? FurtherUp(int firm, double outputLeft, int hops)
    {
        _reach.Run([firm], Direction.Upstream, hops);
        for (var hop = 2; hop <= _reach.Hops; hop++)
        {
            foreach (var candidate in _reach.AtHop(hop))
            {
                var left = 1 - LossWithout(candidate, firm, hops);
                if (left <= outputLeft + Tolerance)
                {
                    return new([candidate], Math.Max(0, left), -1, IsDirect: false);
                }
            }
        }

        return null;
    }

    private double LossWithout(int lost, int firm, int hops)
    {
        _push.Reset();
        _push.Shock(lost, 1);
        for (var hop = 0; hop < hops; hop++)
        {
            _push.Step();
        }

        return _push.LevelOf(firm);
    }
}
