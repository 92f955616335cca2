using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Drills;

/// <summary>A level of a firm on a day.</summary>
internal readonly record struct CausePlace(int Firm, int Day, bool IsSupply);

/// <summary>The causes of one low level, from a drill's history.</summary>
internal sealed class CauseFinder(DatedDrill drill)
{
    private const double Tolerance = 1e-9;
    private const double Considerable = 0.1;

    private readonly CascadeModel _model = drill.Model;
    private readonly InputStocks _stocks = new(drill.Model, drill.Plan);
    private readonly Substitutes _substitutes = new(drill.Model, drill.Plan);

    /// <summary>The outage that explains the level by itself; null when there is none.</summary>
    public CausalStep? OutageAt(CausePlace place)
    {
        var kept = drill.History[place.Day];
        var (level, capacity) = place.IsSupply
            ? (kept.Supply[place.Firm], kept.SupplyCapacity[place.Firm])
            : (kept.Demand[place.Firm], kept.DemandCapacity[place.Firm]);
        return capacity < 1 && capacity <= level + Tolerance
            ? new(place.Firm, place.Day, level, CauseKind.Outage, -1, -1, -1, 0, 1 - capacity, 0)
            : null;
    }

    public IEnumerable<(CausalStep Step, CausePlace Next)> Of(CausePlace place) =>
        place.IsSupply ? OfSupply(place.Firm, place.Day) : OfDemand(place.Firm, place.Day);

    private List<(CausalStep Step, CausePlace Next)> OfSupply(int firm, int day)
    {
        var (slot, missing) = ScarcestOn(firm, day);
        var network = _model.Network;
        var range = network.LinksInto(firm);
        var causes = new List<(CausalStep Step, CausePlace Next, double Weight)>();
        for (var e = range.Start.Value; e < range.End.Value; e++)
        {
            var supplier = network.Purchases.Supplier[e];
            var sent = SentDay(e, day);
            if (_model.Slots.OfPurchase[e] != slot || sent < 0 || drill.History[sent].Felt[supplier] <= 0)
            {
                continue;
            }

            var (share, industry) = (network.Purchases.Volume[e] / _model.Slots.Base[slot], network.IndustryOfFirm[supplier]);
            var kind = _model.Classes[industry, network.IndustryOfFirm[firm]] == InputClass.Essential
                ? CauseKind.EssentialInput
                : CauseKind.OtherInputs;
            var days = _stocks.Exist && _stocks.Use[slot] > 0 ? _stocks.Full[slot] / _stocks.Use[slot] : 0;
            causes.Add((new(firm, day, drill.History[day].Supply[firm], kind, supplier, sent, industry, share, missing, days),
                new(supplier, sent, IsSupply: true), share * drill.History[sent].Felt[supplier]));
        }

        return Considered(causes);
    }

    private List<(CausalStep Step, CausePlace Next)> OfDemand(int firm, int day)
    {
        var sales = _model.Network.Sales;
        var ordered = day - 1 - drill.Plan.OrderDelayDays;
        var causes = new List<(CausalStep Step, CausePlace Next, double Weight)>();
        for (var k = sales.Starts[firm]; ordered >= 0 && k < sales.Starts[firm + 1]; k++)
        {
            var (customer, share) = (sales.Customer[k], _model.Pushes.Volume[k] / _model.Income[firm]);
            var lost = 1 - drill.History[ordered].Demand[customer];
            if (lost > 0)
            {
                var level = drill.History[day].Demand[firm];
                causes.Add((new(firm, day, level, CauseKind.Demand, customer, ordered, -1, share, 1 - level, 0),
                    new(customer, ordered, IsSupply: false), share * lost));
            }
        }

        return Considered(causes);
    }

    /// <summary>The heaviest first; light ones only when there is no other.</summary>
    private static List<(CausalStep Step, CausePlace Next)> Considered(List<(CausalStep Step, CausePlace Next, double Weight)> causes)
    {
        var total = causes.Sum(c => c.Weight);
        var ordered = causes.OrderByDescending(c => c.Weight).ThenBy(c => c.Next.Firm).ToList();
        return [.. ordered.Where((c, i) => i == 0 || c.Weight >= Considerable * total).Select(c => (c.Step, c.Next))];
    }

    /// <summary>The input class that limited a firm on a day, and what was missing of it. The stocks are played again from
    /// day 0.</summary>
    private (int Slot, double Missing) ScarcestOn(int firm, int day)
    {
        var (first, end) = (_model.Slots.Starts[firm], _model.Slots.Starts[firm + 1]);
        var left = _stocks.Exist ? _stocks.Full[first..end] : new double[end - first];
        var missing = new double[end - first];
        for (var t = 0; t <= day; t++)
        {
            AddMissing(firm, t, missing);
            for (var g = 0; t < day && _stocks.Exist && g < left.Length; g++)
            {
                left[g] = InputStocks.After(left[g], _stocks.Full[first + g], _stocks.Use[first + g], missing[g],
                    drill.History[t].Supply[firm]);
            }
        }

        var scarcest = Enumerable.Range(0, left.Length).MinBy(g => 1 - missing[g] + left[g]);
        return (first + scarcest, missing[scarcest]);
    }

    private void AddMissing(int firm, int day, double[] missing)
    {
        Array.Clear(missing);
        var (first, range) = (_model.Slots.Starts[firm], _model.Network.LinksInto(firm));
        for (var e = range.Start.Value; e < range.End.Value; e++)
        {
            var (slot, sent) = (_model.Slots.OfPurchase[e], SentDay(e, day));
            if (slot != InputSlots.Nowhere && sent >= 0)
            {
                missing[slot - first] += _model.Network.Purchases.Volume[e] / _model.Slots.Base[slot]
                    * drill.History[sent].Felt[_model.Network.Purchases.Supplier[e]];
            }
        }

        for (var g = 0; _substitutes.Help(firm) && g < missing.Length; g++)
        {
            missing[g] = _substitutes.Reduce(first + g, missing[g], day,
                (supplier, sent) => sent < 0 ? 0 : 1 - drill.History[sent].Supply[supplier]);
        }
    }

    private int SentDay(int link, int day) => day - 1 - (_model.Network.Purchases.LeadDays?[link] ?? 0);
}
