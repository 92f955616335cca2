using System.Collections.Concurrent;
using System.Reflection;
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

    /// <summary>The cookie's word, else the browser's first language, else Chinese.</summary>
    public Language Language => Cookie(LanguageCookie) switch
    {
        "en" => Language.English,
        "zh" => Language.Chinese,
        _ => AcceptsEnglishFirst ? Language.English : Language.Chinese,
    };

    public bool IsElder => Cookie(ElderCookie) == "1";

    public string? HtmlClass => IsElder ? "elder" : null;

    /// <summary>The title of the present page: its own, or the menu's word for where it stands.</summary>
    public string Title(Words words)
    {
        var page = http.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        if (page is not null && Titles.GetOrAdd(page, p => p.GetCustomAttribute<NeedsAttribute>()?.Title) is { } key)
        {
            return words[key];
        }

        var path = http.HttpContext?.Request.Path.Value ?? "/";
        var place = Capabilities.All.SelectMany(c => c.Menu).OrderByDescending(m => m.Address.Length)
            .FirstOrDefault(m => path.StartsWith(m.Address, StringComparison.Ordinal));
        return place is null ? words["app.name-aside"] : words[place.Text];
    }

    private bool AcceptsEnglishFirst => http.HttpContext?.Request.Headers.AcceptLanguage.ToString()
        .StartsWith("en", StringComparison.OrdinalIgnoreCase) ?? false;

    private string? Cookie(string name) => http.HttpContext?.Request.Cookies[name];
}
