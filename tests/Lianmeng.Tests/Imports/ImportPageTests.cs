using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lianmeng.Imports;
using Lianmeng.Imports.State;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Imports;

/// <summary>The pages as a secretary uses them, without scripts.</summary>
public sealed class ImportPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task File_UploadedCheckedConfirmedAndTakenBack_IsShownAtEachStep(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        await browser.OpenAsync("/imports");

        var to = await UploadAsync(browser, "名称,备注\n常熟页面甲厂,x\n");
        await UntilAsync(browser, to, "可以写入");
        Assert.Contains("常熟页面甲厂", TextOf(browser));
        await browser.PostAsync(button: "确认写入");
        Assert.Contains("请确认不导入这些列", TextOf(browser));
        await browser.FollowAsync(await browser.PostAsync(new Dictionary<string, string> { ["ignoresUnknown"] = "on" }));
        await UntilAsync(browser, to, "已全部写入");
        await browser.FollowAsync(await browser.PostAsync(button: "整批撤回"));

        Assert.Contains("已撤回", TextOf(browser));
        await browser.OpenAsync("/imports");
        Assert.Contains("示例.csv", TextOf(browser));
    }

    [Fact]
    public async Task File_WithFaults_IsShownWithRowColumnAndRemedyAndCannotBeConfirmed()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        await browser.OpenAsync("/imports");

        var to = await UploadAsync(browser, "企业名称,税号\n常熟页面乙厂,9.132E+17\n");
        await UntilAsync(browser, to, "1 处差错");

        Assert.Contains("已被表格软件当成数字", TextOf(browser));
        Assert.DoesNotContain("确认写入", TextOf(browser));
        await browser.OpenAsync("/imports");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(browser, null)).StatusCode);
        Assert.Contains("请选一个 CSV 文件", TextOf(browser));
    }

    /// <summary>A file may be larger than any other form; beyond its limit it is refused by the size.</summary>
    [Fact]
    public async Task File_OfSomeMegabytes_IsTaken()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        await browser.OpenAsync("/imports");

        Assert.StartsWith("/imports/", await UploadAsync(browser, "名字\n" + new string('\n', 3_000_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(
            browser, new string('x', ImportLimits.Bytes + 100_000))).StatusCode);
    }

    [Fact]
    public async Task Pages_ForAClerkOrAnotherSite_AreNotThere()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var import = await world.ImportedAsync(await world.SecretariatAsync(), "firms", "名称\n常熟页面丙厂\n");
        using var clerk = await world.SignedInAsync(await world.ClerkAsync(await world.FirmAsync()));
        var there = await world.Hall.NewWorldAsync();
        using var abroad = await there.SignedInAsync(await there.SecretariatAsync());

        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/imports")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await abroad.GetAsync($"/imports/{import}")).StatusCode);
    }

    /// <summary>A program that was killed with an import in hand: the next one says so, and nothing is written.</summary>
    [Fact]
    public async Task Import_InTheHandsOfAProgramThatIsGone_IsBrokenOff()
    {
        var hall = await TestHall.StartAsync(Database.Sqlite);
        var world = await hall.NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var id = await world.DoneAsync(secretariat, new OpenImport(
            "firms", "示例.csv", "00", Packed.Pack("名称\n常熟页面丁厂\n"u8), new(), IsInHand: true));

        hall.Clock.Advance(ImportRules.Silent + TimeSpan.FromSeconds(1));

        using var browser = await world.SignedInAsync(secretariat);
        await UntilAsync(browser, $"/imports/{id}", "中断了，什么都没有写入");
        await browser.FollowAsync(await browser.PostAsync(button: "重新检查"));
        await UntilAsync(browser, $"/imports/{id}", "可以写入");
    }

    private static string TextOf(Browser browser) => browser.Page.QuerySelector("main")?.TextContent ?? "";

    private static async Task<string> UploadAsync(Browser browser, string csv)
    {
        var answer = await SendAsync(browser, csv);
        return browser.Lead(answer) ?? throw new InvalidOperationException($"{answer.StatusCode}: {TextOf(browser)}");
    }

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string? csv)
    {
        var form = browser.Page.QuerySelectorAll<IHtmlFormElement>("main form[enctype='multipart/form-data']").Single();
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Browser.ValuesOf(form).Where(v => v.Key != "file"))
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv ?? "")), "file", csv is null ? "leer" : "示例.csv");
        return await browser.SendAsync("/imports", content);
    }

    /// <summary>Reloads as a browser does that is told to refresh.</summary>
    private static async Task UntilAsync(Browser browser, string address, string text)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            await browser.OpenAsync(address);
            if (TextOf(browser).Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(100, Token);
        }

        Assert.Fail($"“{text}” never came: {TextOf(browser)}");
    }
}
