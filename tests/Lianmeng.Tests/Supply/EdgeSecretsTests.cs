using System.Net;
using System.Net.Http.Headers;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Law 9: a pair is the secret of its two sides; claiming a firm tells nothing about it.</summary>
public sealed class EdgeSecretsTests
{
    private const string Secret = "示例机密单体";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Pages_OfEverybodyElse_ShowNothingOfTheRelation(Database database)
    {
        var (world, one, two) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(one, two, Secret);
        await world.DoneAsync(two.Clerk, new DisputeEdge(edge, two.Id, "示例机密理由"));
        var stranger = await world.StaffedFirmAsync();
        await world.ClaimAsync(stranger, one, "示例别的");
        Actor[] others = [stranger.Clerk, stranger.Manager, await world.SecretariatAsync()];

        foreach (var other in others)
        {
            using var browser = await world.SignedInAsync(other);
            foreach (var address in new[]
            {
                "/partners", "/partners?list=disputed", "/partners?list=earlier", "/signals/new", "/products", "/secretariat", "/inbox",
                $"/partners/new?with={one.Id}", $"/partners/{edge}", $"/organizations/{one.Id}",
            })
            {
                await browser.GetAsync(address);
                Assert.DoesNotContain("示例机密", browser.Page.Body?.TextContent);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Relation_OfOthers_IsNotFoundForEveryVerbAndRead(Database database)
    {
        var (world, one, two) = await TwoFirmsAsync(database);
        var edge = await world.ClaimAsync(one, two, Secret);
        var stranger = await world.StaffedFirmAsync();
        using var browser = await world.SignedInAsync(stranger.Clerk);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/partners/{edge}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(world, stranger.Clerk, $"/api/v1/partners/{edge}"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(world, await world.SecretariatAsync(), $"/api/v1/partners/{edge}"));
        ICommand<Done>[] verbs =
        [
            new ConfirmEdge(edge, stranger.Id), new DisputeEdge(edge, stranger.Id, "甲"), new WithdrawClaim(edge, stranger.Id),
            new EndEdge(edge, stranger.Id, new(2030, 1, 1)), new HearEdge(edge, stranger.Id),
            new ConfirmEdge(edge, two.Id), new WithdrawClaim(edge, one.Id),
        ];
        foreach (var verb in verbs)
        {
            Assert.Equal("not-found", (await world.RefusedAsync(stranger.Clerk, verb)).Code);
        }
    }

    /// <summary>Whether the claimed firm has people here, has read it, or trades with others: the claimer cannot tell.</summary>
    [Theory, OnBothDatabases]
    public async Task Claim_OnAnyFirm_ShowsItsPublicNameAndNothingElse(Database database)
    {
        var (world, one, busy) = await TwoFirmsAsync(database);
        var partner = await world.StaffedFirmAsync();
        await world.AgreedEdgeAsync(busy, partner, Secret);
        var empty = await world.FirmAsync("示例空厂");

        var onBusy = await world.ClaimAsync(one, busy);
        var onEmpty = await world.DoneAsync(one.Clerk, new ClaimEdge(one.Id, empty, PartnerSide.Supplier, ProductName: "示例单体"));
        using var reader = await world.SignedInAsync(busy.Clerk);
        await reader.GetAsync($"/partners/{onBusy}");

        var seen = await world.EdgeSeenByAsync(one.Clerk, onBusy) ?? throw new InvalidOperationException();
        var unseen = await world.EdgeSeenByAsync(one.Clerk, onEmpty) ?? throw new InvalidOperationException();
        Assert.Equal(
            unseen with { Line = seen.Line },
            seen with { Line = seen.Line });
        Assert.Equal(
            seen.Line with { Id = default, PartnerId = default, Partner = "", RecordedAt = default },
            unseen.Line with { Id = default, PartnerId = default, Partner = "", RecordedAt = default });
    }

    [Theory, OnBothDatabases]
    public async Task Persons_OfTheOtherSide_AreNotNamed(Database database)
    {
        var (world, one, two) = await TwoFirmsAsync(database);
        var edge = await world.AgreedEdgeAsync(one, two);
        await world.DoneAsync(one.Manager, new EndEdge(edge, one.Id, Today(world).AddDays(1)));

        var ours = await world.EdgeSeenByAsync(one.Clerk, edge) ?? throw new InvalidOperationException();
        var theirs = await world.EdgeSeenByAsync(two.Clerk, edge) ?? throw new InvalidOperationException();

        Assert.Equal((one.Clerk.Name, null, one.Manager.Name), (ours.ClaimedBy, ours.AnsweredBy, ours.EndedBy));
        Assert.Equal((null, two.Clerk.Name, null), (theirs.ClaimedBy, theirs.AnsweredBy, theirs.EndedBy));
    }

    [Theory, OnBothDatabases]
    public async Task Counts_OfTheSecretariat_HideSmallOnes(Database database)
    {
        var (world, one, two) = await TwoFirmsAsync(database);
        await world.AgreedEdgeAsync(one, two, "示例一");
        await world.AgreedEdgeAsync(one, two, "示例二");
        await world.ClaimAsync(one, two, "示例三");
        var few = await CountsAsync(world);
        await world.AgreedEdgeAsync(one, two, "示例四");

        var three = await CountsAsync(world);

        Assert.Equal(("<3", "<3"), (few.Confirmed.ToString(), few.Waiting.ToString()));
        Assert.Equal(("≥3", "<3"), (three.Confirmed.ToString(), three.Waiting.ToString()));
        using var browser = await world.SignedInAsync(await world.SecretariatAsync());
        await browser.GetAsync("/secretariat");
        var panel = browser.Page.QuerySelector("[data-live-region=partner-counts]");
        Assert.Equal(["≥3", "<3"], panel?.QuerySelectorAll("dd").Select(d => d.TextContent.Trim()) ?? []);
    }

    private static DateOnly Today(TestWorld world) => ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime);

    private static Task<PartnerCounts> CountsAsync(TestWorld world) => world.AskAsync<PartnerQueries, PartnerCounts>(
        world.System, q => q.CountsAsync(world.Site, Token));

    private static async Task<HttpStatusCode> AskAsync(TestWorld world, Actor actor, string address)
    {
        using var client = world.Hall.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await world.ApiSecretAsync(actor));
        return (await client.GetAsync(address, Token)).StatusCode;
    }

    private static async Task<(TestWorld World, TestFirm One, TestFirm Two)> TwoFirmsAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        return (world, await world.StaffedFirmAsync(), await world.StaffedFirmAsync());
    }
}
