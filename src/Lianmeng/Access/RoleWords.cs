using Lianmeng.Kernel;

namespace Lianmeng.Access;

public static class RoleWords
{
    /// <summary>A role as people call it.</summary>
    public static string Of(this Words words, Role role) => words[$"role.{role.ToString().ToLowerInvariant()}"];
}
