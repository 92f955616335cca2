using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Notices;

/// <summary>Reads a live stream as a browser does.</summary>
internal sealed class Events(Browser browser, HttpResponseMessage answer, StreamReader reader) : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="browser">Signed in; it is closed with the stream.</param>
    public static async Task<Events> OpenAsync(Browser browser)
    {
        var answer = await browser.Client.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead, Token);
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
        var events = new Events(browser, answer, reader);
        Assert.Equal("hello", await events.NextAsync());
        return events;
    }

    /// <summary>The next event; null when the program ended the stream.</summary>
    public async Task<string?> NextAsync(TimeSpan? within = null)
    {
        using var limit = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(30));
        while (await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                return line["event: ".Length..];
            }
        }

        return null;
    }

    /// <summary>The last event before the program ends the stream.</summary>
    public async Task<string?> LastAsync(TimeSpan within)
    {
        string? last = null;
        while (await NextAsync(within) is { } next)
        {
            last = next;
        }

        return last;
    }

    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        answer.Dispose();
        browser.Dispose();
        return ValueTask.CompletedTask;
    }
}
