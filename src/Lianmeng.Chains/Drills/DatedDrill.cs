using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Drills;

/// <summary>Plays a shock day by day: stocks last some days, goods are some days on the road, substitutes step in, firms
/// recover. Deterministic: the same digits with any number of threads. One instance serves one caller; it holds about 70
/// bytes for each firm, 24 for each input class of a buyer, and 8 for each firm and day of the longest lead time.</summary>
/// <remarks>Every firm has two levels, as in the cascade: D, what supply allows, and U, what demand allows; its output is
/// the smaller. On day 0 both are what the outage leaves. From then on, for day t and customer j:
/// <code>
/// m_k = sum over suppliers i of class k of Ld_ij x_i(t - 1 - lead_ij),  x_i(s) = sigma_i(s) (1 - D_i(s))
/// D_j(t) = max(0, min(psi_j(t), min over k of (1 - m_k + S_k)))
/// used_k = min(P_k - m_k + S_k, P_k D_j(t)),  S_k = min(full_k, S_k + P_k - m_k - used_k) on the next day
/// U_i(t) = max(0, min(psi_i(t), 1 - sum over customers j of Lu_ij (1 - U_j(t - 1 - delay))))
/// </code>
/// S_k is the stock of class k in days of normal use, full_k = stock days × P_k, P_k the normal use: 1 for an essential
/// class, the sum of Ld_ij for the non-essential inputs together. Without stock, lead time and markets each day is one
/// update of the cascade, and the limit is that of the cascade at a threshold of 0. Model of the stocks: inventories in
/// days of use, as in the ARIO family (Hallegatte, Risk Analysis 28, 2008), on the production function of Diem et al.
/// 2022.</remarks>
public sealed class DatedDrill
{
    private const double Whole = 1 - 1e-9;

    private readonly CascadeModel _model;
    private readonly DrillPlan _plan;
    private readonly DrillCapacities _capacities;
    private readonly SupplyDays _supply;
    private readonly DemandDays _demand;
    private readonly int[] _firstLossDay;
    private readonly int[] _lastLossDay;
    private readonly int[] _stopDay;
    private readonly List<DrillDay> _history = [];

    /// <summary>Prepares a drill; nothing has happened yet. O(links).</summary>
    /// <param name="model">The prepared network. Its market decides whether lost suppliers are replaced at once (the
    /// cascade's sigma); <see cref="MarketKind.None"/> switches that off. Its threshold is not used.</param>
    /// <param name="plan">What is assumed.</param>
    /// <param name="threads">At least 1.</param>
    /// <exception cref="ArgumentException">A plan with an unknown firm or input, a share outside 0 … 1, an outage that ends
    /// before it starts, or negative days.</exception>
    public DatedDrill(CascadeModel model, DrillPlan plan, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        DrillPlanCheck.Check(model, plan);
        (_model, _plan, _capacities) = (model, plan, new(model.Network.FirmCount, plan.Outages));
        var stocks = new InputStocks(model, plan);
        var substitutes = new Substitutes(model, plan);
        (_supply, _demand) = (new(model, stocks, substitutes, threads), new(model, plan.OrderDelayDays, threads));
        (_firstLossDay, _lastLossDay, _stopDay) = (Days(), Days(), Days());
    }

    /// <summary>Days played so far; the last of them is Days - 1.</summary>
    public int DaysPlayed { get; private set; }

    /// <summary>Share of all output lost on the last day (weights of the model), 0 … 1; 0 before the first.</summary>
    public double Loss { get; private set; }

    internal CascadeModel Model => _model;

    internal DrillPlan Plan => _plan;

    internal IReadOnlyList<DrillDay> History => _history;

    /// <summary>Plays one more day. O(links).</summary>
    /// <returns>The largest change of a level since the day before.</returns>
    public double Advance()
    {
        var day = DaysPlayed++;
        _capacities.Begin(day);
        var change = Math.Max(_supply.Advance(day, _capacities.Supply), _demand.Advance(day, _capacities.Demand));
        Note(day);
        if (_plan.KeepsHistory)
        {
            _history.Add(new([.. _supply.Levels], [.. _demand.Levels], [.. _supply.Felt(day)],
                [.. _capacities.Supply], [.. _capacities.Demand]));
        }

        return change;
    }

    /// <summary>What supply allows a firm on the last day, 0 … 1; 1 before the first.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="IndexOutOfRangeException">No such firm.</exception>
    public double SupplyLevelOf(int firm) => _supply.Levels[firm];

    /// <summary>What demand allows a firm on the last day, 0 … 1; 1 before the first.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="IndexOutOfRangeException">No such firm.</exception>
    public double DemandLevelOf(int firm) => _demand.Levels[firm];

    /// <summary>Output of a firm on the last day as a share of its normal output: the smaller of its two levels.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="IndexOutOfRangeException">No such firm.</exception>
    public double OutputOf(int firm) => Math.Min(_supply.Levels[firm], _demand.Levels[firm]);

    /// <summary>The first day on which a firm lost output; -1 when it has not.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="IndexOutOfRangeException">No such firm.</exception>
    public int FirstLossDayOf(int firm) => _firstLossDay[firm];

    /// <summary>The last day so far on which a firm lost output; -1 when it has not. The next day is that of its
    /// recovery, if it was played.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="IndexOutOfRangeException">No such firm.</exception>
    public int LastLossDayOf(int firm) => _lastLossDay[firm];

    /// <summary>The first day on which a firm's output was at or below the plan's stop level; -1 when it never
    /// was.</summary>
    /// <param name="firm">Index, 0-based.</param>
    /// <exception cref="IndexOutOfRangeException">No such firm.</exception>
    public int StopDayOf(int firm) => _stopDay[firm];

    private int[] Days()
    {
        var days = new int[_model.Network.FirmCount];
        Array.Fill(days, -1);
        return days;
    }

    private void Note(int day)
    {
        Loss = 0;
        for (var firm = 0; firm < _stopDay.Length; firm++)
        {
            var output = OutputOf(firm);
            Loss += _model.Weight[firm] * (1 - output);
            if (output < Whole)
            {
                _firstLossDay[firm] = _firstLossDay[firm] < 0 ? day : _firstLossDay[firm];
                _lastLossDay[firm] = day;
                _stopDay[firm] = _stopDay[firm] < 0 && output <= _plan.StopLevel ? day : _stopDay[firm];
            }
        }
    }
}

/// <summary>One day of a drill, kept: levels, x of each firm, and what outages left.</summary>
internal sealed record DrillDay(
    double[] Supply, double[] Demand, double[] Felt, double[] SupplyCapacity, double[] DemandCapacity);
