using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>Finds T, the number of updates, of the failure of firms that sell to nobody, whose failure spreads upstream
/// alone, without computing its losses.</summary>
/// <remarks>Whether another update follows depends on the largest change, and large changes stay near the shock. So
/// growth up to a small amount is kept back, and a bound says how far the true levels can lie above: the shares of a
/// supplier's customers add up to at most R, so what was kept back can raise a level by R times that amount in each
/// update. When the bound leaves the question open, less is kept back; in the end nothing.</remarks>
internal sealed class DeadEndScout(CascadeModel model, RowSums sums)
{
    private static readonly (double KeptBack, int AfterShare)[] Tries = [(1.0 / 32, int.MaxValue), (1.0 / 256, int.MaxValue), (1.0 / 4096, 24), (1.0 / 65536, 24), (0, 1)];

    private readonly UpstreamPush _up = new(model);

    public int UpdatesOf(int firm)
    {
        foreach (var (keptBack, share) in Tries)
        {
            if (Try(firm, keptBack * model.Options.Threshold, model.Network.LinkCount / share) is { } updates)
            {
                return updates;
            }
        }

        throw new System.Diagnostics.UnreachableException("Without anything kept back the question is decided.");
    }

    /// <returns>Null when the bound leaves it open.</returns>
    private int? Try(int firm, double kept, long limit)
    {
        _up.Reset();
        _up.Shock(firm, 1);
        var (above, isScouting) = (0.0, false);
        for (var updates = 1; ; updates++)
        {
            if (!isScouting && kept > 0 && _up.Work > limit)
            {
                _up.Scout(kept);
                isScouting = true;
            }

            var change = _up.Step();
            var next = isScouting ? sums.Up * (_up.Missed + above) : 0;
            if (change + next <= model.Options.Threshold || updates == model.Options.MaxUpdates)
            {
                return updates;
            }

            if (!(change - above > model.Options.Threshold))
            {
                return null;
            }

            above = next;
        }
    }
}
