using System.Net.Http.Headers;
using Lianmeng.Kernel;
using Lianmeng.Tests.Api;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Notices;

/// <summary>What waits, on the page and for programs.</summary>
public sealed class InboxTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A colleague answers by a program while the page is open.</summary>
    [Theory, OnBothDatabases]
    public async Task Line_AnsweredFromElsewhere_IsGoneAndThePageIsToldSo(Database database)
    {
        var trade = await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();
        var (world, supplier) = (trade.World, trade.Supplier);
        var signal = await world.SignalAsync(trade.Customer.Clerk, "示例：涨价");
        var address = $"/received/{await world.MatterIdAsync(signal, supplier.Id)}";
        using var page = await world.SignedInAsync(supplier.Clerk);
        Assert.Contains(address, await ShownAsync(page));
        await using var events = await Events.OpenAsync(await world.SignedInAsync(supplier.Clerk));

        var answer = await CallAsync(world, supplier.Manager, HttpMethod.Post,
            $"/api/v1/matters/{address["/received/".Length..]}/answer", """{"answer": "no-effect"}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("changed", await events.NextAsync());
        Assert.DoesNotContain(address, await ShownAsync(page));
        var listed = await CallAsync(world, supplier.Clerk, HttpMethod.Get, "/api/v1/inbox");
        Assert.DoesNotContain(address, listed.Text);
    }

    /// <summary>What waits is the firm's: its own people read it, nobody else does, with or without a session.</summary>
    [Theory, OnBothDatabases]
    public async Task Lines_OfAFirm_AreReadByItsOwnPeopleAlone(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var trade = await (await hall.NewWorldAsync()).TradeAsync();
        var (world, abroad) = (trade.World, await hall.NewWorldAsync());
        var signal = await world.SignalAsync(trade.Customer.Clerk);
        var matter = $"{await world.MatterIdAsync(signal, trade.Supplier.Id)}";

        Assert.Contains(matter, (await CallAsync(world, trade.Supplier.Clerk, HttpMethod.Get, "/api/v1/inbox")).Text);
        foreach (var (from, other) in new[]
        {
            (world, trade.Customer.Clerk), (world, (await world.StaffedFirmAsync()).Manager), (abroad, (await abroad.StaffedFirmAsync()).Clerk),
        })
        {
            var answer = await CallAsync(from, other, HttpMethod.Get, "/api/v1/inbox");
            Assert.Equal(200, answer.Status);
            Assert.DoesNotContain(matter, answer.Text);
        }

        using var nobody = hall.NewClient();
        using var refused = await nobody.GetAsync("/api/v1/inbox", Token);
        Assert.Equal((401, "access.sign-in"), ((int)refused.StatusCode, (await ApiAnswer.OfAsync(refused)).Code));
    }

    private static async Task<string> ShownAsync(Browser browser)
    {
        await browser.GetAsync("/inbox");
        return browser.Page.QuerySelector("main")?.InnerHtml ?? "";
    }

    private static async Task<ApiAnswer> CallAsync(
        TestWorld world, Actor person, HttpMethod method, string address, string? body = null)
    {
        using var client = world.Hall.NewClient();
        using var request = new HttpRequestMessage(method, address)
        {
            Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await world.ApiSecretAsync(person));
        request.Headers.Add("Idempotency-Key", "1");
        using var answer = await client.SendAsync(request, Token);
        return await ApiAnswer.OfAsync(answer);
    }
}
