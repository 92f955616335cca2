using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;

namespace Lianmeng.Ui;

/// <summary>What a person had typed into a form that could not be taken (out of date, signed out, no longer there): shown
/// again for copying, so that nothing is lost.</summary>
public sealed partial class KeptText
{
    private const int Most = 20;

    /// <summary>What forms carry beside what is typed, and what must not be shown.</summary>
    private static readonly HashSet<string> Never =
        ["__RequestVerificationToken", "_handler", "key", "version", "password", "present", "repeated", "code"];

    /// <summary>The texts in the order of the form; empty when nothing was typed.</summary>
    public IReadOnlyList<string> Texts { get; private set; } = [];

    /// <summary>The page that is shown is not the one from which the form came: its state has changed.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Of a form of our own pages alone: another site must not put words into ours.</summary>
    public static IReadOnlyList<string> Of(HttpContext http)
    {
        // Text is shown, nothing is done with it: a wrong token, for which reading would be refused, does not matter.
        http.Features.Set<IAntiforgeryValidationFeature>(null);
        try
        {
            return http.Request.HasFormContentType && IsOwn(http.Request)
                ? [.. http.Request.Form.Where(f => !Never.Contains(f.Key)).SelectMany(f => f.Value).OfType<string>()
                    .Select(v => v.Trim()).Where(v => v.Length > 0 && !Machine().IsMatch(v)).Take(Most)]
                : [];
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            return [];
        }
    }

    /// <summary>The present page is shown instead of a form that it no longer has.</summary>
    public void BeLate(IReadOnlyList<string> texts) => (IsLate, Texts) = (true, texts);

    private static bool IsOwn(HttpRequest request)
    {
        var from = request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : request.Headers.Referer.ToString();
        return Uri.TryCreate(from, UriKind.Absolute, out var sender)
            && string.Equals(sender.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Choices, ids, days and numbers: nobody typed these words.</summary>
    [GeneratedRegex(@"^[a-z0-9./:-]{1,100}$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Machine();
}
