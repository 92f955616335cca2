using System.Net;
using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Supply;

/// <summary>What is passed on is the firm's own: its words, its product, its view of the markets.</summary>
public sealed class PassOnTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task PassOn_OfAPrice_CarriesNeitherProductNorMarkets(Database database)
    {
        var (chain, matter, _) = await PriceAsync(database);

        var passed = await chain.World.DoneAsync(chain.One.Clerk, new PassOn(matter, "示例：我们自己的话"));

        var sent = await chain.SentAsync(chain.One, passed);
        Assert.Null(sent.Product);
        Assert.Null(sent.International);
        Assert.Null(sent.Domestic);
    }

    [Theory, OnBothDatabases]
    public async Task PassOn_WithAnOwnProductAndMarkets_SaysThese(Database database)
    {
        var (chain, matter, _) = await PriceAsync(database);
        var own = await chain.World.ProductAsync("示例自产品");
        await chain.World.EdgeAsync(chain.Top.Id, chain.One.Id, own);

        var passed = await chain.World.DoneAsync(chain.One.Clerk, new PassOn(
            matter, "示例", PriceMove.Down, PriceMove.Up, ProductId: own));

        var sent = await chain.SentAsync(chain.One, passed);
        Assert.Equal(("示例自产品", PriceMove.Down, PriceMove.Up), (sent.Product, sent.International, sent.Domestic));
    }

    [Theory, OnBothDatabases]
    public async Task PassOn_EverythingWrong_SaysAllAtOnce(Database database)
    {
        var (chain, matter, _) = await PriceAsync(database);

        var refusal = await chain.World.RefusedAsync(chain.One.Clerk, new PassOn(
            matter, " ", PriceMove.Up, To: [chain.Other.Id], ProductId: chain.World.Hall.NewIds.New<OfSupply.Product>()));

        Assert.Equal(
            ["text field.missing", "domestic field.missing", "productId product.unknown", "to signal.receivers-not-partners"],
            refusal.Problems.Select(p => $"{p.Field} {p.Code}"));
    }

    [Theory, OnBothDatabases]
    public async Task Correction_OfAPassOnWithoutMarkets_AsksForNone(Database database)
    {
        var (chain, matter, _) = await PriceAsync(database);
        var passed = await chain.World.DoneAsync(chain.One.Clerk, new PassOn(matter, "示例"));

        await chain.World.DoneAsync(chain.One.Clerk, new CorrectSignal(passed, "示例：更正"));

        Assert.Equal("示例：更正", (await chain.SentAsync(chain.One, passed)).Text);
    }

    /// <summary>The product of the first text is a secret of two others for whoever stands further along.</summary>
    [Theory, OnBothDatabases]
    public async Task Correction_FurtherUp_NamesNoProductOfOthers(Database database)
    {
        var (chain, matter, root) = await PriceAsync(database);
        await chain.World.DoneAsync(chain.One.Clerk, new PassOn(matter, "示例"));

        await chain.World.DoneAsync(chain.Bottom.Clerk, new CorrectSignal(root, "示例", PriceMove.Down, PriceMove.Down));

        await using var hall = chain.World.Open();
        var lines = await hall.Set<InboxItem>().Where(i => i.OrganizationId == chain.Top.Id).ToListAsync(Token);
        Assert.Contains(lines, l => l.Kind == "signal.changed");
        Assert.DoesNotContain(lines, l => l.Title.Contains("示例保密品", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Form_OfAPrice_OffersOwnProductsAndBeginsEmpty(Database database)
    {
        var (chain, matter, _) = await PriceAsync(database);
        using var browser = await chain.World.SignedInAsync(chain.One.Clerk);

        await browser.GetAsync($"/received/{matter}");

        Assert.Equal("", browser.Page.QuerySelector("#pass-on select[name=productId] option[selected]")?.GetAttribute("value") ?? "");
        Assert.Empty(browser.Page.QuerySelectorAll("#pass-on input[checked]"));
        Assert.NotEmpty(browser.Page.QuerySelectorAll("#pass-on select[name=productId] option[value]:not([value=''])"));
        var refused = await browser.PostAsync(new Dictionary<string, string> { ["text"] = "示例", ["productId"] = "", ["domestic"] = "up" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task PostSignal_EverythingWrong_SaysAllAtOnce(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var (firm, clerk) = await world.FirmWithClerkAsync();

        var refusal = await world.RefusedAsync(clerk, new PostSignal(
            firm, SignalKind.Price, SignalDirection.Upstream, ValidUntil: new DateOnly(2001, 1, 1)));

        Assert.Equal(
            ["international field.missing", "domestic field.missing", "validUntil signal.valid-until-past", "direction signal.no-partners"],
            refusal.Problems.Select(p => $"{p.Field} {p.Code}"));
    }

    /// <summary>The bottom tells its suppliers of a price of a product that they do not buy themselves.</summary>
    private static async Task<(Diamond Chain, MatterId Matter, SignalId Root)> PriceAsync(Database database)
    {
        var chain = await Diamond.MakeAsync(await (await TestHall.OnAsync(database)).NewWorldAsync());
        var root = await chain.World.DoneAsync(chain.Bottom.Clerk, new PostSignal(
            chain.Bottom.Id, SignalKind.Price, SignalDirection.Upstream, "示例", PriceMove.Swinging, PriceMove.Stable,
            await chain.World.ProductAsync("示例保密品")));
        return (chain, await chain.World.MatterIdAsync(root, chain.One.Id), root);
    }
}
