namespace Lianmeng.BrowserTests;

/// <summary>An impatient person: reloads, submits twice, goes back, at random. Nothing is lost and nothing is doubled.</summary>
public sealed class RepeatedSubmitTests(RunningHall hall)
{
    private const int Rounds = 1000;

    [Fact]
    public async Task ReloadsAndDoubleSubmits_AThousandAtRandom_NoDuplicateAndNoLoss()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var page = await hall.OpenAsync("clerk", "示例氟材料四厂", Screen.Desk);
        var sent = new List<string>();

        for (var round = 0; round < Rounds; round++)
        {
            if (round % 10 != 0)
            {
                await ReloadAsync(page, random);
                continue;
            }

            var mark = $"重复示例{round:0000}";
            sent.Add(mark);
            if (random.Next(2) == 0)
            {
                await SubmitTwiceByHandAsync(page, mark);
            }
            else
            {
                await SubmitTwiceAtOnceAsync(page, mark);
            }
        }

        var stored = await StoredAsync(page);
        Assert.All(sent, mark => Assert.Equal(1, stored.Split(mark).Length - 1));
    }

    private static async Task ReloadAsync(IPage page, Random random)
    {
        string[] addresses = ["/inbox", "/signals", "/received", "/consultations", "/plan", "/signals/new"];
        var answer = random.Next(3) == 0 && page.Url.StartsWith("http", StringComparison.Ordinal)
            ? await page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded })
            : await page.GotoAsync(addresses[random.Next(addresses.Length)], new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        Assert.True(answer is null or { Status: < 400 }, $"{page.Url}: {answer?.Status}");
    }

    /// <summary>Two clicks on the button, then back to the form and once more if the browser kept it.</summary>
    private static async Task SubmitTwiceByHandAsync(IPage page, string mark)
    {
        await FillAsync(page, mark);
        await page.Locator("main form button[type=submit]").Last.DblClickAsync();
        await page.WaitForURLAsync(url => Path.GetFileName(url).Length == 32);
    }

    /// <summary>The same form posted three times at once, as a browser without scripts does it.</summary>
    private static async Task SubmitTwiceAtOnceAsync(IPage page, string mark)
    {
        await FillAsync(page, mark);
        var fields = await page.EvaluateAsync<string[][]>(
            "() => [...new FormData(document.querySelector('main form'))].map(([k, v]) => [k, String(v)])");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
        {
            var form = page.Context.APIRequest.CreateFormData();
            foreach (var field in fields)
            {
                form.Append(field[0], field[1]);
            }

            return page.Context.APIRequest.PostAsync(page.Url, new() { Form = form, MaxRedirects = 0 });
        }));
        Assert.Single(answers.Select(a => a.Headers.GetValueOrDefault("location")).Distinct());
        Assert.All(answers, a => Assert.InRange(a.Status, 300, 303));
    }

    private static async Task FillAsync(IPage page, string mark)
    {
        await page.GotoAsync("/signals/new");
        await page.Locator("input[name=kind][value=demand]").CheckAsync();
        await page.Locator("textarea[name=text]").FillAsync(mark);
        await page.Locator("input[name=direction][value=upstream]").CheckAsync();
    }

    /// <summary>All that the list of sent signals shows, page by page.</summary>
    private static async Task<string> StoredAsync(IPage page)
    {
        var all = "";
        for (var number = 0; ; number++)
        {
            await page.GotoAsync($"/signals?page={number}");
            all += await page.Locator("main").InnerTextAsync();
            if (await page.Locator("a[rel=next]").CountAsync() == 0)
            {
                return all;
            }
        }
    }
}
