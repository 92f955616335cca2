using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lianmeng.Tests.Support;

/// <summary>A browser without scripts: keeps cookies, follows no redirect by itself, posts a form with its real tokens.</summary>
public sealed class Browser(TestHall hall) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public HttpClient Client { get; } = hall.NewClient();

    /// <summary>The last page.</summary>
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    public string Address { get; private set; } = "/";

    /// <summary>Whose page sends the forms; null: our own.</summary>
    public string? Origin { get; set; }

    public void Dispose() => Client.Dispose();

    public async Task<HttpResponseMessage> GetAsync(string address)
    {
        Address = address;
        return await ReadAsync(await Client.GetAsync(address, Token));
    }

    /// <summary>Opens a page and follows its redirects.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string address) => await FollowAsync(await GetAsync(address));

    public async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage response)
    {
        for (var hops = 0; Lead(response) is { } to && hops < 5; hops++)
        {
            response = await GetAsync(to);
        }

        return response;
    }

    /// <summary>Fills the form that has these fields by name and posts it as a browser would. Without fields: the form
    /// whose button reads <paramref name="button"/>, or the first in main.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        IReadOnlyDictionary<string, string>? fields = null, string? button = null, bool withToken = true)
    {
        fields ??= new Dictionary<string, string>();
        var form = Page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").FirstOrDefault(f =>
            fields.Keys.All(k => f.Elements.Any(e => e.GetAttribute("name") == k))
            && (button is null || f.QuerySelectorAll("button").Any(b => b.TextContent.Trim() == button)))
            ?? throw new InvalidOperationException($"No such form on {Address}: {Page.Body?.TextContent}");
        var values = ValuesOf(form)
            .Where(v => !fields.ContainsKey(v.Key) && (withToken || v.Key != "__RequestVerificationToken")).Concat(fields);
        return await SendAsync(form.GetAttribute("action"), values);
    }

    /// <summary>Posts values as they are.</summary>
    /// <param name="action">Where the form sends them; empty or null = to the page itself.</param>
    public async Task<HttpResponseMessage> SendAsync(string? action, IEnumerable<KeyValuePair<string, string>> values)
    {
        using var content = new FormUrlEncodedContent(values);
        return await SendAsync(action, content);
    }

    /// <summary>Posts a body as it is, such as a form with a file.</summary>
    public async Task<HttpResponseMessage> SendAsync(string? action, HttpContent content)
    {
        Address = action is { Length: > 0 } ? action : Address;
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = content };
        request.Headers.ExpectContinue = content.Headers.ContentLength > 1_000_000; // hears a "too large" before it sends
        request.Headers.Add("Origin", Origin ?? Client.BaseAddress?.GetLeftPart(UriPartial.Authority));
        return await ReadAsync(await Client.SendAsync(request, Token));
    }

    /// <summary>What a form of this page would send: name and value of each field, in order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ValuesOf(IHtmlFormElement form) =>
        [.. form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 }).Select(ValueOf).OfType<KeyValuePair<string, string>>()];

    /// <summary>Where a redirect leads, as a path; null when it is none. A redirect to another host stays whole.</summary>
    public string? Lead(HttpResponseMessage response) => response.Headers.Location switch
    {
        null => null,
        { IsAbsoluteUri: true } to when to.Authority == Client.BaseAddress?.Authority => to.PathAndQuery,
        var to => to.ToString(),
    };

    private static KeyValuePair<string, string>? ValueOf(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlButtonElement => null,
        IHtmlInputElement input => new(input.Name ?? "", input.Value),
        IHtmlSelectElement select => new(select.Name ?? "", select.Value ?? ""),
        IHtmlTextAreaElement text => new(text.Name ?? "", text.Value),
        _ => null,
    };

    private async Task<HttpResponseMessage> ReadAsync(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            Page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Token));
        }

        return response;
    }
}
