using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Lianmeng.Ui;

/// <summary>How the present reader wants pages: language and elder mode, from cookies that hold nothing else.</summary>
public sealed class PageLook(IHttpContextAccessor http)
{
    public const string LanguageCookie = "lm_lang";
    public const string ElderCookie = "lm_elder";

    private static readonly ConcurrentDictionary<Type, string?> Titles = new();

    private static readonly ConcurrentDictionary<string, string> HelpKeys = new(StringComparer.Ordinal);

    /// <summary>Longest first: the place of a page is the menu's most exact one.</summary>
    private static readonly MenuItem[] Places =
        [.. Capabilities.All.SelectMany(c => c.Menu).OrderByDescending(m => m.Address.Length)];

    /// <summary>The cookie's word, else the browser's first language, else Chinese.</summary>
    public Language Language => Cookie(LanguageCookie) switch
    {
        "en" => Language.English,
        "zh" => Language.Chinese,
        _ => AcceptsEnglishFirst ? Language.English : Language.Chinese,
    };

    public bool IsElder => Cookie(ElderCookie) == "1";

    /// <summary>Of each account an own one: people share computers, and each takes the tour once. Its name tells nobody
    /// whose it is.</summary>
    public static string TourCookie(Guid account) =>
        "lm_tour_" + Convert.ToHexStringLower(SHA256.HashData(account.ToByteArray()))[..8];

    public bool IsTourOver(Actor actor) => Cookie(TourCookie(actor.Id)) == "1";

    public string? HtmlClass => IsElder ? "elder" : null;

    /// <summary>Raised when the page has said what its title needs: its heading, or that a form has problems.</summary>
    public event Action? TitleChanged;

    private string? Heading { get; set; }

    private string? Problem { get; set; }

    /// <summary>The page says its heading, so that two firms' pages have two titles.</summary>
    public void PutHeading(string heading)
    {
        if (heading != Heading)
        {
            Heading = heading;
            TitleChanged?.Invoke();
        }
    }

    /// <summary>The page says that a form was refused: the first thing that a screen reader reads out.</summary>
    public void PutProblem(string problem)
    {
        if (problem != Problem)
        {
            Problem = problem;
            TitleChanged?.Invoke();
        }
    }

    /// <summary>What the present page says of itself to whoever asks; null where no page answers.</summary>
    public string? Help(Words words) => http.HttpContext?.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern }
        ? words.Find(HelpKeys.GetOrAdd(pattern, HelpKey.Of)) : null;

    /// <summary>The title of the present page: its heading, and where it stands when that is another word.</summary>
    public string Title(Words words)
    {
        var place = Place(words);
        var title = Heading is null || Heading == place ? place : $"{Heading} · {place}";
        return Problem is null ? title : $"{Problem}{words["punctuation.colon"]}{title}";
    }

    /// <summary>The page's own word, or the menu's for where it stands.</summary>
    private string Place(Words words)
    {
        var page = http.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        if (page is not null && Titles.GetOrAdd(page, p => p.GetCustomAttribute<NeedsAttribute>()?.Title) is { } key)
        {
            return words[key];
        }

        var path = http.HttpContext?.Request.Path.Value ?? "/";
        var place = Places.FirstOrDefault(m => path.StartsWith(m.Address, StringComparison.Ordinal));
        return place is null ? words["app.name-aside"] : words[place.Text];
    }

    private bool AcceptsEnglishFirst => http.HttpContext?.Request.Headers.AcceptLanguage.ToString()
        .StartsWith("en", StringComparison.OrdinalIgnoreCase) ?? false;

    private string? Cookie(string name) => http.HttpContext?.Request.Cookies[name];
}
