using System.Net;
using AngleSharp.Dom;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Access;

/// <summary>A program on an empty database, from the code in the log to the first colleague.</summary>
public sealed class FirstSetUpTests
{
    private const string Password = "示例密码 correct horse";

    internal static Dictionary<string, string> Form(string code) => new()
    {
        ["code"] = code, ["siteName"] = "示例园区", ["siteEnglishName"] = "Example park", ["regionCode"] = "320581",
        ["stationName"] = "示例党建服务站", ["stationEnglishName"] = "Example station", ["name"] = "示例运维",
        ["englishName"] = "Example operator", ["userName"] = "first-operator", ["password"] = Password,
        ["repeated"] = Password,
    };

    internal static string CodeOf(TestHall hall) => hall.App.Services.GetRequiredService<SetUpCode>().Code;

    [Theory, OnBothDatabases]
    public async Task SetUp_WithTheRightCode_GivesAnOperatorWhoOpensTheFirstAccounts(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        using var browser = new Browser(hall);
        await browser.GetAsync("/set-up");

        var done = await browser.PostAsync(Form(CodeOf(hall)));

        Assert.Equal("/sign-in?done=set-up", browser.Lead(done));
        await browser.FollowAsync(done);
        Assert.Contains("设置完成", browser.Page.Body?.TextContent);
        var signedIn = await browser.PostAsync(new Dictionary<string, string>
        {
            ["userName"] = "first-operator", ["password"] = Password,
        });
        Assert.Equal("/inbox", browser.Lead(signedIn));
        await browser.GetAsync("/accounts/new");
        await browser.PostAsync(new Dictionary<string, string>
        {
            ["name"] = "示例秘书", ["englishName"] = "Example secretary", ["userName"] = "first-secretary",
            ["post"] = "秘书", ["role"] = "secretariat",
        });
        var link = new Uri(browser.Page.QuerySelector("#one-time-link")?.TextContent ?? "none:");
        using var secretary = new Browser(hall);
        await secretary.GetAsync(link.PathAndQuery);
        var begun = await secretary.PostAsync();
        Assert.Equal("/inbox", secretary.Lead(begun));
        Assert.Equal(HttpStatusCode.OK, (await secretary.GetAsync("/organizations/new")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/set-up")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task SetUp_SentTwiceAtOnce_HappensOnce(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        using var first = new Browser(hall);
        using var second = new Browser(hall);
        await first.GetAsync("/set-up");
        await second.GetAsync("/set-up");
        var form = Form(CodeOf(hall));

        var answers = await Task.WhenAll(first.PostAsync(form), second.PostAsync(form));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        var loser = answers[0].StatusCode == HttpStatusCode.Redirect ? second : first;
        var said = loser.Page.QuerySelector(".lm-problems")?.Text() ?? "";
        Assert.True(
            answers.Any(a => a.StatusCode == HttpStatusCode.NotFound)
                || said.Contains(Words.InChinese["refusal.set-up.done"]), said);
    }

    [Theory, OnBothDatabases]
    public async Task OpenAccount_WhatACommandWithinRefuses_IsRefused(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var firm = await world.FirmAsync();
        var open = new OpenAccount(
            $"{world.Site}-new", "示例人员", "Example person", "经办", Role.Clerk, firm, new(2023, 3, 8), Ids.Fingerprint("x"));
        await world.DoneAsync(world.System, open with { Fingerprint = Ids.Fingerprint(world.Site + "1") });

        var taken = await world.RefusedAsync(world.System, open with { Fingerprint = Ids.Fingerprint(world.Site + "2") });
        var missing = await world.RefusedAsync(world.System, open with { OrganizationId = new(), Name = " " });

        Assert.Equal("account.name-taken", taken.Code);
        Assert.Equal(["field.missing", "account.organization"], missing.Problems.Select(p => p.Code));
    }
}
