namespace Lianmeng.Chains.Drills;

/// <summary>Answers why a firm makes less on a day: the shortest path of causes to a firm with an outage.</summary>
/// <remarks>A step leads from a firm to those that are responsible for at least a tenth of what is missing in its scarcest
/// input class (or in its orders), on the day on which they sent too little; a cause that is responsible for less is
/// followed only when none is responsible for more. Of several shortest paths the one whose first causes weigh
/// most.</remarks>
public sealed class CausalSearch
{
    // Levels are sums of rounded numbers.
    private const double Tolerance = 1e-9;

    private readonly DatedDrill _drill;
    private readonly CauseFinder _causes;

    /// <summary>Prepares the search on what a drill has kept.</summary>
    /// <param name="drill">A drill with history; days that it plays later are seen too.</param>
    /// <exception cref="ArgumentException">The plan keeps no history.</exception>
    public CausalSearch(DatedDrill drill)
    {
        ArgumentNullException.ThrowIfNull(drill);
        if (!drill.Plan.KeepsHistory)
        {
            throw new ArgumentException("The drill keeps no history: set KeepsHistory.", nameof(drill));
        }

        (_drill, _causes) = (drill, new(drill));
    }

    /// <summary>Why a firm's output was low on a day. O(days × links of the firms on the way).</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <param name="day">A day that was played.</param>
    /// <returns>Steps from the firm to an outage; empty when the firm lost nothing on that day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such firm, or a day that was not played.</exception>
    public IReadOnlyList<CausalStep> Why(int firm, int day)
    {
        _drill.Model.Network.Checked(firm);
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(day, _drill.DaysPlayed);
        var kept = _drill.History[day];
        var isSupply = kept.Supply[firm] <= kept.Demand[firm];
        if ((isSupply ? kept.Supply : kept.Demand)[firm] > 1 - Tolerance)
        {
            return [];
        }

        return Search(new(firm, day, isSupply));
    }

    private IReadOnlyList<CausalStep> Search(CausePlace start)
    {
        var from = new Dictionary<CausePlace, (CausePlace Before, CausalStep Step)?> { [start] = null };
        var open = new Queue<CausePlace>([start]);
        while (open.TryDequeue(out var place))
        {
            if (_causes.OutageAt(place) is { } outage)
            {
                return Path(from, place, outage);
            }

            foreach (var (step, next) in _causes.Of(place))
            {
                if (from.TryAdd(next, (place, step)))
                {
                    open.Enqueue(next);
                }
            }
        }

        throw new System.Diagnostics.UnreachableException("Every loss goes back to an outage.");
    }

    private static List<CausalStep> Path(
        Dictionary<CausePlace, (CausePlace Before, CausalStep Step)?> from, CausePlace end, CausalStep outage)
    {
        var path = new List<CausalStep> { outage };
        while (from[end] is var (before, step))
        {
            path.Add(step);
            end = before;
        }

        path.Reverse();
        return path;
    }
}
