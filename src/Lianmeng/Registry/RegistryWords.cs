using Lianmeng.Kernel;

namespace Lianmeng.Registry;

/// <summary>Words of the directory.</summary>
public static class RegistryWords
{
    /// <summary>The rung of the ladder; a zone stands beside it.</summary>
    public static string Level(this Words words, AdministrativeLevel? level, OrganizationKind kind) => level switch
    {
        { } rung => words["level." + Kebab.Of(rung)],
        null when kind == OrganizationKind.Zone => words["level.beside"],
        _ => words["level.none"],
    };
}
