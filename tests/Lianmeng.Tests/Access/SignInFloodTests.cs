using System.Net;
using System.Net.Http.Json;
using Lianmeng.Access;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Tests.Storage;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Access;

/// <summary>One who tries many secrets shuts nobody else out, and learns nothing by the time of answers.</summary>
public sealed class SignInFloodTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Limits_OneNameAndOneLinkFlooded_HoldBackNobodyElse()
    {
        using var limits = new SignInLimits();
        for (var i = 0; i < 5000; i++)
        {
            limits.RefusalOfName("FLOODED");
            limits.RefusalOfLink("/l/flooded");
        }

        Assert.NotNull(limits.RefusalOfName("FLOODED"));
        Assert.NotNull(limits.RefusalOfLink("/l/flooded"));
        Assert.Null(limits.RefusalOfName("OTHER"));
        Assert.Null(limits.RefusalOfLink("/l/other"));
    }

    [Fact]
    public void Limits_ManyRandomNamesAndLinks_HoldBackNobodyElse()
    {
        using var limits = new SignInLimits();
        for (var i = 0; i < 5000; i++)
        {
            limits.RefusalOfName($"RANDOM-{i}");
            limits.RefusalOfLink($"/l/random-{i}");
            limits.TakeStranger();
        }

        Assert.False(limits.TakeStranger());
        Assert.Null(limits.RefusalOfName("OTHER"));
        Assert.Null(limits.RefusalOfLink("/l/other"));
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_DuringAFloodOfRandomNames_ServesWhoMayComeIn(Database database)
    {
        var (world, _, userName) = await WithPasswordAsync(database);
        var flood = Enumerable.Range(0, 300)
            .Select(i => SignInAsync(world, $"random-{i}-{world.Site}", "wrong wrong wrong")).ToList();

        var mine = await SignInAsync(world, userName, TestWorld.Password);

        Assert.True(mine.IsDone, mine.Refused?.ToString());
        Assert.All(await Task.WhenAll(flood), f => Assert.Equal(SignInDesk.Failed, f.Refused));
    }

    [Fact]
    public async Task Verify_MoreAtOnceThanMayWait_RefusesTheRestAtOnce()
    {
        using var passwords = new Passwords(new Ids(), TimeProvider.System);
        var hash = passwords.Hash(TestWorld.Password);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4 * (Passwords.AtOnce + Passwords.Waiting)).Select(_ =>
            Task.Run(() => passwords.VerifyAsync(hash, TestWorld.Password, Token), Token)));

        var done = outcomes.Where(o => o.IsDone).ToList();
        Assert.InRange(done.Count, Passwords.Waiting, outcomes.Length - 1);
        Assert.All(done, o => Assert.True(o.Value));
        Assert.All(outcomes.Except(done), o => Assert.Equal("sign-in.busy", o.Refused?.Code));
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_WhileHashingIsFull_SaysWhenToComeAgain(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var world = await hall.NewWorldAsync();
        var userName = await world.PasswordAsync(await world.ClerkAsync(await world.FirmAsync()));
        using var browser = new Browser(hall);
        await browser.GetAsync("/sign-in");
        using var enough = new CancellationTokenSource();
        var passwords = hall.App.Services.GetRequiredService<Passwords>();
        // One more than there is room for: a place that becomes free is taken at once.
        var crowd = Enumerable.Range(0, Passwords.AtOnce + Passwords.Waiting + 1).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await passwords.HashAsync("x", Token);
                await Task.Yield();
            }
        }, Token)).ToList();
        while (!(await passwords.PretendAsync(Token)).Equals((Outcome<bool>)Passwords.Busy))
        {
            await Task.Yield();
        }

        var page = await browser.PostAsync(new Dictionary<string, string>
        {
            ["userName"] = userName, ["password"] = TestWorld.Password,
        });
        var api = await browser.Client.PostAsJsonAsync(
            "/api/v1/sessions", new { userName, password = TestWorld.Password }, Token);

        await enough.CancelAsync();
        await Task.WhenAll(crowd);
        foreach (var answer in new[] { page, api })
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Equal("5", answer.Headers.RetryAfter?.ToString());
        }

        Assert.Contains(Words.InChinese["refusal.sign-in.busy"], browser.Page.Body?.TextContent);
    }

    /// <summary>Whether the disk is flushed for a known name, nobody sees: the answer does not wait for the writer.</summary>
    [Theory, OnBothDatabases]
    public async Task SignIn_WrongPasswordOfAKnownName_IsAnsweredWithoutTheWriter(Database database)
    {
        var (world, clerk, userName) = await WithPasswordAsync(database);
        var gate = new Gate();
        var held = world.DoAsync(world.System, new Wait(gate));
        await gate.Entered.Task;

        var wrong = await SignInAsync(world, userName, "wrong wrong wrong");

        Assert.False(held.IsCompleted);
        gate.Left.SetResult();
        await held;
        Assert.Equal(SignInDesk.Failed, wrong.Refused);
        // A later command of the same site stands behind it in the queue.
        await world.FirmAsync();
        Assert.Equal(1, (await AccountAsync(world, clerk)).AccessFailedCount);
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_PasswordThatIsTooLong_IsRefusedBeforeAnyLook(Database database)
    {
        var (world, clerk, userName) = await WithPasswordAsync(database);
        var tooLong = new string('x', Passwords.Longest + 1);

        var known = await SignInAsync(world, userName, tooLong);
        var unknown = await SignInAsync(world, $"nobody-{world.Site}", tooLong);
        var odd = await SignInAsync(world, "a\0b", "wrong wrong wrong");

        Assert.All([known, unknown, odd], o => Assert.Equal(SignInDesk.Failed, o.Refused));
        await world.FirmAsync();
        Assert.Equal(0, (await AccountAsync(world, clerk)).AccessFailedCount);
    }

    [Theory, OnBothDatabases]
    public async Task SetUp_AfterManyWrongCodesOfOthers_TakesTheRightOne(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        using var browser = new Browser(hall);
        await browser.GetAsync("/set-up");
        var form = FirstSetUpTests.Form("AAAA-AAAA-AAAA");
        for (var i = 0; i < SignInLimits.PerMinute; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.PostAsync(form)).StatusCode);
        }

        var held = await browser.PostAsync(form);
        var right = await browser.PostAsync(FirstSetUpTests.Form(FirstSetUpTests.CodeOf(hall)));

        Assert.Equal(HttpStatusCode.TooManyRequests, held.StatusCode);
        Assert.Equal("/sign-in?done=set-up", browser.Lead(right));
    }

    private static async Task<(TestWorld World, Actor Clerk, string UserName)> WithPasswordAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        return (world, clerk, await world.PasswordAsync(clerk));
    }

    private static async Task<Outcome<NewSession>> SignInAsync(TestWorld world, string userName, string password)
    {
        await using var scope = world.Hall.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInDesk>()
            .SignInAsync(userName, password, SessionKind.Browser, null, Token);
    }

    private static async Task<Account> AccountAsync(TestWorld world, Actor person)
    {
        await using var hall = world.Open();
        return await hall.Set<Account>().SingleAsync(a => a.Id == person.Id, Token);
    }
}
