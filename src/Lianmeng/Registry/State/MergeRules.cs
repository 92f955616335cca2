using Lianmeng.Kernel;

namespace Lianmeng.Registry.State;

/// <summary>Which two records may be one organisation. Pure.</summary>
internal static class MergeRules
{
    public static Refusal? Check(Organization old, Organization into) =>
        old.Id == into.Id ? Refusal.Invalid("merge.itself", "into")
        : old.Kind != into.Kind ? Refusal.Invalid("merge.kinds", "into")
        : old.ParentId == into.Id || into.ParentId == old.Id ? Refusal.Invalid("merge.parent", "into")
        : old.UnifiedCode is not null && into.UnifiedCode is not null && old.UnifiedCode != into.UnifiedCode
            ? Refusal.Invalid("merge.codes", "into", old.UnifiedCode, into.UnifiedCode)
        : old.Source == FactSource.Invented != (into.Source == FactSource.Invented)
            ? Refusal.Invalid("merge.invented", "into")
        : null;
}
