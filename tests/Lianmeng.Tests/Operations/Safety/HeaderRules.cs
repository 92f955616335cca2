namespace Lianmeng.Tests.Operations.Safety;

/// <summary>What the headers of every answer must say.</summary>
internal static class HeaderRules
{
    private static readonly string[] Directives =
        ["default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'", "form-action 'self'"];

    public static Dictionary<string, string> Of(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers)
        .ToDictionary(h => h.Key, h => string.Join("\n", h.Value), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Missing(IReadOnlyDictionary<string, string> headers)
    {
        var policy = headers.GetValueOrDefault("Content-Security-Policy") ?? "";
        foreach (var directive in Directives.Except(policy.Split(';', StringSplitOptions.TrimEntries)))
        {
            yield return $"Content-Security-Policy lacks {directive}";
        }

        string[] tooWide = ["unsafe-inline", "unsafe-eval", "http:", "https:", "*", "data:", "blob:"];
        foreach (var word in tooWide.Where(policy.Contains))
        {
            yield return $"Content-Security-Policy has {word}";
        }

        (string Name, string Value)[] exact =
        [
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ];
        foreach (var (name, value) in exact.Where(e => headers.GetValueOrDefault(e.Name) != e.Value))
        {
            yield return $"{name} is not {value}";
        }

        foreach (var cookie in headers.GetValueOrDefault("Set-Cookie")?.Split('\n') ?? [])
        {
            foreach (var part in CookieLacks(cookie, isSecure: false))
            {
                yield return $"the cookie {cookie.Split('=')[0]} lacks {part}";
            }
        }
    }

    public static IEnumerable<string> CookieLacks(string cookie, bool isSecure)
    {
        string[] needed = isSecure ? ["httponly", "samesite=lax", "secure"] : ["httponly", "samesite=lax"];
        return needed.Except(cookie.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries));
    }
}
