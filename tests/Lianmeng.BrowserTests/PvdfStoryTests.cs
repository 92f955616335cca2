using System.Diagnostics;

namespace Lianmeng.BrowserTests;

/// <summary>The story of the newspaper page, from the first notice to two changed plans.</summary>
public sealed class PvdfStoryTests(RunningHall hall)
{
    private const string Customer = "科慕三爱富";
    private const string Supplier = "三爱富中吴";

    [Fact]
    public Task PvdfStory_TwoBrowsers_PlansChangeAndTheSecretariatSeesCountsOnly() =>
        PlayAsync(Screen.Desk, "桌面示例");

    [Fact]
    public Task PvdfStory_OldPhoneWithoutScripts_IsTheSame() => PlayAsync(Screen.OldPhone, "手机示例");

    /// <param name="mark">Words that occur in this run only.</param>
    private async Task PlayAsync(Screen screen, string mark)
    {
        var customer = await hall.OpenAsync("clerk", Customer, screen);
        var supplier = await hall.OpenAsync("clerk", Supplier, screen);
        await supplier.GotoAsync("/received");

        await PostSignalAsync(customer, mark);
        await SeeItArriveAsync(supplier, screen, mark);
        await AnswerAsync(supplier, mark);
        var consultation = await OpenConsultationAsync(customer, mark);
        await ProposeAsync(supplier, consultation, mark);
        var waiting = await ConfirmAsync(Supplier, screen, consultation);
        var agreed = await ConfirmAsync(Customer, screen, consultation);

        Assert.Contains("协商中", waiting);
        Assert.Contains("已达成一致", agreed);
        await customer.GotoAsync("/plan");
        Assert.Contains($"{mark}安排", await customer.Locator("main").InnerTextAsync());
        await LookAsSecretariatAsync(screen, mark);
        await CheckWidthAsync(supplier, screen, consultation);
        Assert.Empty(hall.Foreign);
    }

    private static async Task PostSignalAsync(IPage customer, string mark)
    {
        await customer.GotoAsync("/signals/new");
        await customer.Locator("input[name=kind][value=price]").CheckAsync();
        await customer.Locator("input[name=international][value=swinging]").CheckAsync();
        await customer.Locator("input[name=domestic][value=stable]").CheckAsync();
        await customer.Locator("textarea[name=text]").FillAsync($"{mark}：PVDF 国际价格波动大");
        await customer.Locator("input[name=direction][value=upstream]").CheckAsync();
        await customer.Locator("main form button[type=submit]").Last.ClickAsync();
        await customer.WaitForURLAsync(url => Path.GetFileName(url).Length == 32);
    }

    /// <summary>The open page shows it by itself, within five seconds; without scripts the person looks again.</summary>
    private static async Task SeeItArriveAsync(IPage supplier, Screen screen, string mark)
    {
        var row = supplier.Locator("li", new() { HasText = mark }).First;
        if (screen.HasScripts)
        {
            var watch = Stopwatch.StartNew();
            await row.WaitForAsync(new() { Timeout = 5000 });
            Assert.InRange(watch.ElapsedMilliseconds, 0, 5000);
        }
        else
        {
            await supplier.ReloadAsync();
        }

        await row.Locator("a").First.ClickAsync();
        await supplier.WaitForURLAsync("**/received/*");
    }

    private static async Task AnswerAsync(IPage supplier, string mark)
    {
        var matter = supplier.Url;
        await supplier.Locator("input[name=answer][value=need-talk]").CheckAsync();
        await supplier.Locator("#text").FillAsync($"{mark}，想商量");
        await supplier.Locator("form:has(input[name=answer]) button[type=submit]").First.ClickAsync();
        await supplier.Locator("blockquote, .lm-quote", new() { HasText = $"{mark}，想商量" }).First.WaitForAsync();
        Assert.StartsWith(matter, supplier.Url, StringComparison.Ordinal);
    }

    private static async Task<string> OpenConsultationAsync(IPage customer, string mark)
    {
        await customer.ReloadAsync();
        await customer.Locator("a[href^='/consultations/new']").First.ClickAsync();
        await customer.WaitForURLAsync("**/consultations/new*");
        Assert.True(await customer.Locator("input[name=partners]").First.IsCheckedAsync(), "Who wants to talk is chosen.");
        await customer.Locator("input[name=title]").FillAsync($"{mark}安排");
        await customer.Locator("select[name=productId]").SelectOptionAsync(new SelectOptionValue { Label = "PVDF 原料" });
        await customer.Locator("main form button[type=submit]").Last.ClickAsync();
        await customer.WaitForURLAsync(url => Path.GetFileName(url).Length == 32);
        return new Uri(customer.Url).AbsolutePath;
    }

    private static async Task ProposeAsync(IPage supplier, string consultation, string mark)
    {
        await supplier.GotoAsync(consultation);
        await supplier.Locator("form:not(#propose form) button", new() { HasText = "我们已阅" }).ClickAsync();
        await supplier.Locator("#propose textarea[name=text]").FillAsync($"{mark}：上半月少，下半月补");
        var month = TimeProvider.System.GetUtcNow().AddMonths(1).ToString("yyyy-MM");
        foreach (var (row, direction) in new[] { (0, "less"), (1, "shift") })
        {
            await supplier.Locator($"[name=row{row}-month]").FillAsync(month);
            await supplier.Locator($"[name=row{row}-direction]").SelectOptionAsync(direction);
        }

        await supplier.Locator("#propose button", new() { HasText = "提交方案" }).Last.ClickAsync();
        await supplier.GetByText("最新方案（第 1 轮）").WaitForAsync();
        Assert.Equal(0, await supplier.Locator("input[name=reviewed]").CountAsync());
    }

    /// <returns>What the page says afterwards.</returns>
    private async Task<string> ConfirmAsync(string firm, Screen screen, string consultation)
    {
        var manager = await hall.OpenAsync("manager", firm, screen);
        await manager.GotoAsync("/inbox");
        await manager.Locator($"a[href='{consultation}']").First.ClickAsync();
        await manager.Locator("input[name=reviewed]").CheckAsync();
        await manager.Locator("form:has(input[name=reviewed]) button[type=submit]").ClickAsync();
        await manager.Locator("form:has(input[name=reviewed])").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return await manager.Locator(".lm-status.is-panel").InnerTextAsync();
    }

    /// <summary>Counts, small ones hidden; neither contents nor partners, and no way into the consultation.</summary>
    private async Task LookAsSecretariatAsync(Screen screen, string mark)
    {
        var secretariat = await hall.OpenAsync("secretariat", "党建服务站", screen);
        await secretariat.GotoAsync("/secretariat");
        var seen = await secretariat.Locator("main").InnerTextAsync();
        Assert.Contains("<3", seen);
        Assert.DoesNotContain(mark, seen);
        Assert.DoesNotContain(Customer, seen);
        Assert.DoesNotContain(Supplier, seen);
        var answer = await secretariat.GotoAsync("/consultations");
        Assert.Equal(403, answer?.Status);
    }

    private static async Task CheckWidthAsync(IPage page, Screen screen, string consultation)
    {
        foreach (var address in new[] { consultation, consultation + "/minutes", "/consultations", "/plan" })
        {
            await page.GotoAsync(address);
            var box = await page.Locator("main").BoundingBoxAsync();
            Assert.InRange(box?.Width ?? 0, 1, screen.Width);
        }
    }
}
