using System.Globalization;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Drills;

/// <summary>A causal path in words, one sentence a hop. Days are counted as the plan counts them, from 0.</summary>
public static class CausalSentences
{
    /// <summary>The path in Chinese.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">What <see cref="CausalSearch.Why"/> gave.</param>
    /// <param name="nameOf">The name of a firm; null means its id.</param>
    public static IReadOnlyList<string> InChinese(
        SupplyNetwork network, IReadOnlyList<CausalStep> path, Func<int, string>? nameOf = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(path);
        var name = nameOf ?? network.IdOf;
        return [.. path.Select(s => s.Kind switch
        {
            CauseKind.Outage => $"第{s.Day}天：{name(s.Firm)}自身受到冲击，只剩{Percent(s.Level)}。",
            CauseKind.EssentialInput => $"第{s.Day}天：{name(s.Firm)}的产出只剩{Percent(s.Level)}，因为必需投入（行业{network.Industries[s.Industry]}）"
                + $"缺{Percent(s.Missing)}；其中{Percent(s.Share)}由{name(s.Cause)}供应，它第{s.CauseDay}天发货不足{StockInChinese(s)}。",
            CauseKind.OtherInputs => $"第{s.Day}天：{name(s.Firm)}的产出只剩{Percent(s.Level)}，因为非必需投入合计缺{Percent(s.Missing)}；"
                + $"其中行业{network.Industries[s.Industry]}的{name(s.Cause)}占全部投入的{Percent(s.Share)}，它第{s.CauseDay}天发货不足{StockInChinese(s)}。",
            _ => $"第{s.Day}天：{name(s.Firm)}的订单只剩{Percent(s.Level)}，因为占其销售{Percent(s.Share)}的客户{name(s.Cause)}第{s.CauseDay}天减少了采购。",
        })];
    }

    /// <summary>The path in English.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">What <see cref="CausalSearch.Why"/> gave.</param>
    /// <param name="nameOf">The name of a firm; null means its id.</param>
    public static IReadOnlyList<string> InEnglish(
        SupplyNetwork network, IReadOnlyList<CausalStep> path, Func<int, string>? nameOf = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(path);
        var name = nameOf ?? network.IdOf;
        return [.. path.Select(s => s.Kind switch
        {
            CauseKind.Outage => $"Day {s.Day}: {name(s.Firm)} is hit itself and keeps {Percent(s.Level)}.",
            CauseKind.EssentialInput => $"Day {s.Day}: {name(s.Firm)} makes {Percent(s.Level)} because it lacks {Percent(s.Missing)} of an essential "
                + $"input (industry {network.Industries[s.Industry]}); {Percent(s.Share)} of it comes from {name(s.Cause)}, which sent too little on day {s.CauseDay}{StockInEnglish(s)}.",
            CauseKind.OtherInputs => $"Day {s.Day}: {name(s.Firm)} makes {Percent(s.Level)} because it lacks {Percent(s.Missing)} of its inputs, none of them "
                + $"essential; {name(s.Cause)} (industry {network.Industries[s.Industry]}) supplies {Percent(s.Share)} of all inputs and sent too little on day {s.CauseDay}{StockInEnglish(s)}.",
            _ => $"Day {s.Day}: {name(s.Firm)} has {Percent(s.Level)} of its orders because {name(s.Cause)}, which takes {Percent(s.Share)} of its sales, bought less on day {s.CauseDay}.",
        })];
    }

    private static string StockInChinese(CausalStep step) => step.StockDays > 0 ? $"，够用{Number(step.StockDays)}天的库存已用完" : "";

    private static string StockInEnglish(CausalStep step) =>
        step.StockDays > 0 ? $"; the stock of {Number(step.StockDays)} days is used up" : "";

    private static string Percent(double share) => Number(share * 100) + "%";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
