using System.Reflection;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Chains.Tests;

/// <summary>The library's public surface is a reviewed text file: a change shows up in the same commit.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void PublicSurface_OfTheLibrary_IsAsReviewed()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "PublicSurface.txt");
        var reviewed = File.ReadAllText(file).ReplaceLineEndings("\n");

        var actual = string.Concat(typeof(SupplyNetwork).Assembly.GetExportedTypes()
            .OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(Lines).Select(line => line + "\n"));

        Assert.True(reviewed == actual,
            $"Review, then replace src/Lianmeng.Chains/PublicSurface.txt by:\n{actual}");
    }

    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<string> Lines(Type type)
    {
        yield return type.ToString();
        // What the compiler makes for records (Equals, Deconstruct, accessors …) follows from the rest.
        var members = type.GetMembers(Declared)
            .Where(m => m is not MethodInfo { IsSpecialName: true })
            .Where(m => m.Name is not ("Equals" or "GetHashCode" or "Deconstruct" or "<Clone>$" or "ToString"));
        foreach (var member in members.Select(m => $"  {m}").Order(StringComparer.Ordinal))
        {
            yield return member;
        }
    }
}
