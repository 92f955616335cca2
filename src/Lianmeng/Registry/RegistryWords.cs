using Lianmeng.Kernel;

namespace Lianmeng.Registry;

/// <summary>Words of the directory.</summary>
public static class RegistryWords
{
    /// <summary>The rung of the ladder; a zone stands beside it; null for whoever has nothing to do with it.</summary>
    public static string? Level(this Words words, AdministrativeLevel? level, OrganizationKind kind) => level switch
    {
        { } rung => words["level." + Kebab.Of(rung)],
        null when kind == OrganizationKind.Zone => words["level.beside"],
        _ => null,
    };

    /// <summary>"企业", "部门 · 县（市、区）".</summary>
    public static string Kind(this Words words, OrganizationKind kind, AdministrativeLevel? level) =>
        words["organization-kind." + Kebab.Of(kind)] + (words.Level(level, kind) is { } rung ? $" · {rung}" : "");
}
