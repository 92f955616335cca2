namespace Lianmeng.Ui;

/// <summary>The filters in the address of the present page. One that cannot be read is left out, and the heading says so:
/// a list that quietly shows something else than was asked for misleads.</summary>
public sealed class AddressFilter(IHttpContextAccessor http)
{
    private const int LongestShown = 40;
    private readonly List<string> _unread = [];

    /// <summary>"on=abc", in the order of reading.</summary>
    public IReadOnlyList<string> Unread => _unread;

    /// <summary>Whole address of the present list without its page number: what a link to a filter holds.</summary>
    public string Query => QueryString.Create(Values.Where(v => v.Key is not "page" && v.Value.ToString().Length > 0)).ToString();

    private IQueryCollection Values => http.HttpContext?.Request.Query ?? QueryCollection.Empty;

    /// <summary>0-based; what is none was refused before the page began.</summary>
    public int Page => int.TryParse(Values["page"], out var page) ? page : 0;

    /// <summary>Trimmed; null for nothing.</summary>
    public string? Text(string name) => Values[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A word or a day; null when there is none or it cannot be read.</summary>
    public T? Of<T>(string name, Func<string, T?> read) where T : struct
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var value = read(text);
        var shown = $"{name}={(text.Length > LongestShown ? text[..LongestShown] + "…" : text)}";
        if (value is null && !_unread.Contains(shown))
        {
            _unread.Add(shown);
        }

        return value;
    }
}
