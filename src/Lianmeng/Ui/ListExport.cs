using Lianmeng.Access;
using Lianmeng.Kernel;

namespace Lianmeng.Ui;

/// <summary>A list as a file: what the page shows with the filter of its address, of all its pages, in the reader's
/// language and under the page's own right.</summary>
/// <param name="Address">Pattern of the page; the file has <c>/export</c> behind it.</param>
/// <param name="Ability">The page's.</param>
/// <param name="Page">The rows of a page (0-based) by the query that the page uses; null: there is no such list for the
/// reader. One row more than <paramref name="PageSize"/>, or a full page, means that there may be further ones.</param>
internal sealed record ListExport<T>(
    string Address, Ability Ability, IReadOnlyList<Column<T>> Columns, int PageSize,
    Func<ExportCall, int, Task<IReadOnlyList<T>?>> Page)
{
    /// <summary>More rows nobody reads in a table; the last line says that there are more.</summary>
    public const int Most = 10_000;

    /// <summary>Name of the file before the day: the page's title and the filter in words.</summary>
    public required Func<ExportCall, IEnumerable<string?>> Name { get; init; }

    public void Map(IEndpointRouteBuilder routes) =>
        // A delegate, so that it is not taken for a handler that writes the answer itself.
        routes.MapGet(Address + "/export", (Delegate)AnswerAsync).Needs(Ability).ExcludeFromDescription();

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        var call = new ExportCall(http);
        var rows = new List<T>();
        var hasMore = true;
        for (var page = 0; hasMore && rows.Count <= Most; page++)
        {
            if (await Page(call, page) is not { } read)
            {
                return Results.NotFound();
            }

            rows.AddRange(read.Take(PageSize));
            hasMore = read.Count >= PageSize;
        }

        return Results.File(Csv.Write(Lines(call.Words, rows)), "text/csv; charset=utf-8", FileName(call));
    }

    /// <summary>Headings, rows, and a last line when there are more than <see cref="Most"/>.</summary>
    internal IEnumerable<IReadOnlyList<string?>> Lines(Words words, IReadOnlyList<T> rows)
    {
        var columns = Columns.Where(c => rows.Count == 0 || rows.Any(c.IsFor)).ToList();
        yield return columns.ConvertAll(c => (string?)words[c.Heading]);
        foreach (var row in rows.Take(Most))
        {
            yield return columns.ConvertAll(c => c.Cell(words, row));
        }

        if (rows.Count > Most)
        {
            yield return [words["export.more", Most]];
        }
    }

    private string FileName(ExportCall call)
    {
        var name = string.Join('_', Name(call).OfType<string>().Select(p => p.Trim()).Where(p => p.Length > 0));
        var safe = new string([.. name.Where(c => !char.IsControl(c) && !"\\/:*?\"<>|".Contains(c)).Take(80)]);
        return $"{safe}_{ChinaTime.DayOf(call.Get<TimeProvider>().GetUtcNow().UtcDateTime):yyyy-MM-dd}.csv";
    }
}

/// <summary>What the query behind a list needs of the request.</summary>
internal sealed class ExportCall(HttpContext http)
{
    public Words Words => Get<Words>();

    public Actor Actor => Get<CurrentActor>().Required;

    public CancellationToken Cancellation => http.RequestAborted;

    public T Get<T>() where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>A part of the path.</summary>
    public string Part(string name) => http.Request.RouteValues[name] as string ?? "";
}
