using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Drills;

/// <summary>Checks a plan at the public edge; inside it is trusted.</summary>
internal static class DrillPlanCheck
{
    /// <exception cref="ArgumentException">The first thing that is wrong.</exception>
    public static void Check(CascadeModel model, DrillPlan plan)
    {
        Require(plan.OrderDelayDays >= 0, "The order delay is negative.");
        Require(plan.StopLevel is >= 0 and < 1, $"The stop level {plan.StopLevel} is not from 0 to below 1.");
        foreach (var outage in plan.Outages)
        {
            CheckFirm(model, outage.Firm);
            Require(outage.CapacityLeft is >= 0 and <= 1 && outage.DemandLeft is >= 0 and <= 1,
                $"The outage of firm {outage.Firm} leaves a share outside 0 to 1.");
            Require(outage.FromDay >= 0 && outage.UntilDay > outage.FromDay,
                $"The outage of firm {outage.Firm} starts before day 0, or ends before it starts.");
        }

        foreach (var stock in plan.Stocks)
        {
            CheckFirm(model, stock.Firm);
            Require(stock.Days >= 0 && double.IsFinite(stock.Days), $"The stock of firm {stock.Firm} is negative.");
            Require(SlotOf(model, stock.Firm, stock.Industry) != InputSlots.Nowhere,
                $"Firm {stock.Firm} needs no input of industry {stock.Industry}.");
        }

        foreach (var substitution in plan.Substitutions)
        {
            CheckFirm(model, substitution.Customer);
            CheckFirm(model, substitution.Supplier);
            Require(substitution.Share is > 0 and <= 1, $"The share {substitution.Share} is not above 0 up to 1.");
            Require(substitution.FromDay >= 0 && substitution.LeadDays >= 0, "A substitute's day or lead time is negative.");
            Require(SlotOf(model, substitution.Customer, substitution.Industry) != InputSlots.Nowhere,
                $"Firm {substitution.Customer} needs no input of industry {substitution.Industry}.");
        }
    }

    /// <summary>The input class of a customer into which an industry falls; <see cref="InputSlots.Nowhere"/> when it buys
    /// nothing of it or does not need it.</summary>
    public static int SlotOf(CascadeModel model, int customer, int industry)
    {
        var range = model.Network.LinksInto(customer);
        for (var e = range.Start.Value; e < range.End.Value; e++)
        {
            if (model.Network.IndustryOfFirm[model.Network.Purchases.Supplier[e]] == industry)
            {
                return model.Slots.OfPurchase[e];
            }
        }

        return InputSlots.Nowhere;
    }

    private static void CheckFirm(CascadeModel model, int firm) =>
        Require((uint)firm < (uint)model.Network.FirmCount, $"There is no firm {firm}.");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
