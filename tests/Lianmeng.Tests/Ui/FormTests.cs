using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>Whatever is wrong in whatever form, a person reads a sentence about it, keeps what was typed, and nothing is
/// half-written.</summary>
public sealed class FormTests
{
    [Theory, OnBothDatabases]
    public async Task Forms_WrongInAnyField_AreRefusedInWordsAndKeepTheRest(Database database)
    {
        var crawl = await Crawl.OfAsync(database);
        await using var people = new People(crawl.Story);
        var findings = new List<string>();
        var tries = 0;

        foreach (var form in crawl.Forms.Select(f => f.Behind(crawl.Story.AnswerLink, crawl.Story.MoreAnswerLinks[0])))
        {
            var browser = await people.BrowserOfAsync(form.Who);
            await browser.GetAsync("/language/en");
            await browser.GetAsync(form.Address);
            foreach (var wrong in WrongInput.Of(form.On(browser.Page)).ToList())
            {
                var before = await people.EntriesAsync();
                findings.AddRange((await TryAsync(browser, form, wrong)).Select(f => $"{form}, {wrong.Field} {wrong.Kind}: {f}"));
                findings.AddRange(await people.EntriesAsync() == before ? [] : [$"{form}, {wrong.Field} {wrong.Kind}: something was written"]);
                tries++;
            }
        }

        Assert.True(findings.Count == 0, string.Join("\n", findings.Take(30)));
        Assert.True(tries > 200, $"{tries} tries");
    }

    private static async Task<List<string>> TryAsync(Browser browser, SeenForm form, WrongInput wrong)
    {
        await browser.GetAsync(form.Address);
        var sent = form.On(browser.Page);
        var values = wrong.In(sent).ToList();
        using var answer = await browser.SendAsync(sent.GetAttribute("action"), values);
        if ((int)answer.StatusCode is < 400 or >= 500)
        {
            return [$"{(int)answer.StatusCode}"];
        }

        if (wrong.IsUnreadable)
        {
            return browser.Page.QuerySelector("main h1") is null ? ["no sentence"] : [];
        }

        return [.. RefusedPage.Findings(browser.Page, form, wrong, values)];
    }
}
