using Lianmeng.Journal;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Support;

/// <summary>The people of a <see cref="Story"/>, each in a browser that stays signed in, and what they have written.</summary>
internal sealed class People(Story story) : IAsyncDisposable
{
    private readonly Dictionary<string, Browser> _browsers = [];

    /// <param name="who">A name of <see cref="Story.People"/>, or "nobody".</param>
    public async Task<Browser> BrowserOfAsync(string who)
    {
        if (!_browsers.TryGetValue(who, out var browser))
        {
            _browsers[who] = browser = story.People.TryGetValue(who, out var person)
                ? await story.World.SignedInAsync(person) : new Browser(story.World.Hall);
        }

        return browser;
    }

    /// <summary>An anti-forgery token of somebody.</summary>
    public async Task<string> TokenOfAsync(string who)
    {
        var browser = await BrowserOfAsync(who);
        await browser.GetAsync(story.People.ContainsKey(who) ? "/account" : "/sign-in");
        return browser.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
    }

    /// <summary>How many entries of the journal people of the story's site have caused. What the program does by itself,
    /// such as reminding, may go on meanwhile.</summary>
    public async Task<long> EntriesAsync()
    {
        await using var hall = story.World.Open();
        return await hall.Set<JournalEntry>().LongCountAsync(
            e => e.SiteId == story.World.Site && e.ActorKind != ActorKind.System, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
        {
            browser.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
