using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Drills;

/// <summary>Who steps in, by input class.</summary>
internal sealed class Substitutes
{
    private readonly ILookup<int, Substitution> _bySlot;
    private readonly bool[] _hasAny;

    public Substitutes(CascadeModel model, DrillPlan plan)
    {
        _bySlot = plan.Substitutions.ToLookup(s => DrillPlanCheck.SlotOf(model, s.Customer, s.Industry));
        _hasAny = new bool[model.Network.FirmCount];
        foreach (var substitution in plan.Substitutions)
        {
            _hasAny[substitution.Customer] = true;
        }

        MostLeadDays = plan.Substitutions.Select(s => s.LeadDays).DefaultIfEmpty(0).Max();
    }

    public int MostLeadDays { get; }

    public bool Help(int customer) => _hasAny[customer];

    /// <summary>What is still missing of a class on a day; <paramref name="lost"/> gives 1 - D of a firm on a day.</summary>
    public double Reduce(int slot, double missing, int day, Func<int, int, double> lost)
    {
        foreach (var (_, supplier, _, share, from, lead) in _bySlot[slot])
        {
            var sent = day - 1 - lead;
            missing -= sent >= from ? share * (1 - lost(supplier, sent)) : 0;
        }

        return Math.Max(0, missing);
    }
}
