using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Lianmeng.Access;

/// <summary>Where to go on after a sign-in or a switch: a path of this program, never an address of another host.</summary>
public static class LocalPath
{
    private const int Longest = 2000;

    /// <summary>The path, fit for a header, or <paramref name="otherwise"/> when it is missing or leads elsewhere
    /// (<c>//host</c>, <c>/\host</c>, <c>https:</c>, control characters that browsers drop).</summary>
    public static string Or(string? path, string otherwise) => IsLocal(path) ? Encoded(path) : otherwise;

    public static bool IsLocal([NotNullWhen(true)] string? path) =>
        path is { Length: > 0 and <= Longest } && path[0] == '/'
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(c => char.IsControl(c) || c == '\\');

    /// <summary>Characters beyond ASCII are escaped one by one; nothing else is touched, so that no rule above is undone.</summary>
    private static string Encoded(string path)
    {
        if (path.All(c => c is > ' ' and <= '~'))
        {
            return path;
        }

        var encoded = new StringBuilder();
        foreach (var rune in path.EnumerateRunes())
        {
            encoded.Append(rune.Value is > ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return encoded.ToString();
    }
}
