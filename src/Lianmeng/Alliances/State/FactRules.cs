using Lianmeng.Kernel;

namespace Lianmeng.Alliances.State;

/// <summary>What may be said of dated facts. Pure.</summary>
internal static class FactRules
{
    /// <summary>Why a fact may not end on a day; null when it may.</summary>
    public static Refusal? End(LastingFact fact, DateOnly from, DateOnly last) =>
        fact.To is not null ? Refusal.Conflict("fact.over", $"{fact.To:yyyy-MM-dd}")
        : last < from ? Refusal.Invalid("period.ends-before-start", "last") : null;
}
