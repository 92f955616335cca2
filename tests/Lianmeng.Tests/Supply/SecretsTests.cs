using System.Globalization;
using System.Net.Http.Headers;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Law 9 by trying: random relations and consents, readers of every role, every read of Supply and Notices and the
/// picture of the chain, held against a model of what each reader may know.</summary>
public sealed class SecretsTests
{
    private const int Graphs = 4, Least = 100_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_OfRandomGraphsByEveryRole_TellNothingOfAnotherPair()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var checks = 0;
        for (var round = 0; round < Graphs; round++)
        {
            var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
            var graph = await SecretGraph.MakeAsync(world, random);
            var checker = new SecretChecker(graph);
            var station = await world.OrganizationAsync();
            await ClaimAsync(graph, random);
            foreach (var role in new[] { Role.Secretariat, Role.Leader, Role.Operator, Role.Officer })
            {
                await AskAsync(checker, graph, random, await world.PersonAsync(station, role), null);
            }

            foreach (var firm in graph.All)
            {
                await AskAsync(checker, graph, random, random.Next(2) == 0 ? firm.Clerk : firm.Manager, firm.Id);
            }

            await BrowseAsync(checker, graph, graph.All[random.Next(graph.All.Count)], station);
            Assert.True(checker.Leaks.Count == 0, $"seed {seed}: {string.Join('\n', checker.Leaks.Take(10))}");
            checks += checker.Checks;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{checks:N0} checks");
        Assert.True(checks >= Least, $"Only {checks} checks.");
    }

    /// <summary>The checker is worth something: whatever is planted, it finds.</summary>
    [Fact]
    public async Task Checker_OfAPlantedLeak_FindsIt()
    {
        var random = new Random(11);
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var graph = await SecretGraph.MakeAsync(world, random);
        var secretariat = await world.SecretariatAsync();
        var reader = graph.All[0];
        var foreign = graph.Edges.First(e => !graph.IsSide(reader.Id, e) && graph.TellsThePair(e.ProductId));
        var stranger = graph.All.First(
            f => f.Id != reader.Id && !graph.Edges.Any(e => graph.IsSide(reader.Id, e) && graph.IsSide(f.Id, e)));
        var own = await PictureAsync(world, reader.Clerk, new());
        var site = await PictureAsync(world, secretariat, new());
        var steps = new ChainPicture(ChainLook.Steps, [], graph.Today, [new("p", graph.Names[stranger.Id], false, false, null, new(4))],
            [], [], null, true, null, 1);
        var pair = new ChainArrow($"{foreign.SupplierId}", $"{foreign.CustomerId}", [new(null, null)]);
        var banded = site.Arrows.Select(a => a with
        {
            Relations = [.. a.Relations.Select(r => r with { SupplierShare = ShareBand.Most, CustomerShare = ShareBand.Most })],
        });

        Assert.Empty(LeaksOf(c => c.Picture(reader.Id, new(), own)));
        Assert.Empty(LeaksOf(c => c.Picture(null, new(), site)));
        Assert.NotEmpty(LeaksOf(c => c.Picture(reader.Id, new(), own with { Arrows = [.. own.Arrows, pair] })));
        Assert.NotEmpty(LeaksOf(c => c.Picture(reader.Id, new(), own with { Arrows = [.. own.Arrows.Skip(1)] })));
        Assert.NotEmpty(LeaksOf(c => c.Picture(null, new(), site with { Arrows = [.. banded] })));
        Assert.NotEmpty(LeaksOf(c => c.Picture(null, new(), site with { Products = [new(foreign.ProductId, "示例别的")] })));
        Assert.NotEmpty(LeaksOf(c => c.Text(reader.Id, new { Note = graph.Products[foreign.ProductId] }, "planted")));
        Assert.NotEmpty(LeaksOf(c => c.Text(reader.Id, $"/partners/{foreign.Id}", "planted")));
        Assert.NotEmpty(LeaksOf(c => c.Names(reader.Id, graph.Names[stranger.Id], "planted")));
        Assert.Equal(3, LeaksOf(c => c.Steps(new(), steps)).Count);
        Assert.NotEmpty(LeaksOf(c => c.Difference(new(4), new(5), "planted")));
        Assert.Empty(LeaksOf(c => c.Difference(SmallCell.Stepped(5), SmallCell.Stepped(6), "planted")));

        List<string> LeaksOf(Action<SecretChecker> check)
        {
            var checker = new SecretChecker(graph);
            check(checker);
            return checker.Leaks;
        }
    }

    /// <summary>Claims through the door: something waits in inboxes.</summary>
    private static async Task ClaimAsync(SecretGraph graph, Random random)
    {
        foreach (var edge in graph.Edges.Where(_ => random.Next(6) == 0))
        {
            var by = graph.All.First(f => f.Id == edge.CustomerId);
            await graph.World.DoAsync(by.Clerk, new ClaimEdge(by.Id, edge.SupplierId, PartnerSide.Supplier, ProductName: "示例待确认"));
        }
    }

    private static async Task AskAsync(SecretChecker checker, SecretGraph graph, Random random, Actor actor, OrganizationId? firm)
    {
        var world = graph.World;
        await AskPicturesAsync(checker, graph, random, actor, firm);
        async Task ReadAsync<TQuery>(string what, Func<TQuery, Task<object?>> ask, bool hasNames = true) where TQuery : notnull
        {
            var answer = await world.AskAsync(actor, ask);
            checker.Text(firm, answer, $"{what} for {firm}");
            if (hasNames)
            {
                checker.Names(firm, answer, $"{what} for {firm}");
            }
        }

        foreach (var list in Enum.GetValues<PartnerList>())
        {
            await ReadAsync<PartnerQueries>($"partners {list}", async q => await q.ListAsync(actor, list, 0, Language.Chinese, Token));
        }

        var other = graph.All[random.Next(graph.All.Count)].Id;
        await ReadAsync<PartnerQueries>("partners with", async q => await q.WithAsync(actor, other, Language.Chinese, Token));
        foreach (var edge in graph.Edges.Where(_ => random.Next(6) == 0))
        {
            await ReadAsync<PartnerQueries>("relation", async q => await q.FindAsync(actor, edge.Id, Language.Chinese, Token));
            await ReadAsync<ConsentQueries>("consents", async q => await q.FindAsync(actor, edge.Id, other, Token));
        }

        await ReadAsync<ProductQueries>("catalogue", async q => await q.CatalogueAsync(actor, 0, Token));
        await ReadAsync<InboxQuery>("inbox", async q => await q.OpenAsync(actor, 0, Token));
        await ReadAsync<SignalQueries>("sent", async q => await q.SentAsync(actor, Language.Chinese, 0, Token));
        await ReadAsync<MatterQueries>("received", async q => await q.ReceivedAsync(actor, Language.Chinese, 0, Token));
        await ReadAsync<ConsultationQueries>("consultations", async q => await q.ListAsync(actor, null, 0, Language.Chinese, Token));
        await ReadAsync<PartnerQueries>("counts", async q => await q.CountsAsync(world.Site, Token));
        await ReadAsync<SecretariatMonths>("months", async q => await q.OfAsync(world.Site, Token));
        await ReadAsync<SecretariatQueries>("asked", async q => await q.AskedAsync(Language.Chinese, Token));
        if (firm is { } own)
        {
            await ReadAsync<ProductChoices>("products", async q => await q.ForAsync(own, Language.Chinese, Token));
            await ReadAsync<MatterQueries>("receivers", async q => await q.PartnersAsync(
                own, SignalDirection.Upstream, graph.Today, Language.Chinese, Token));
        }
    }

    /// <summary>Every look, the own ones and those that are another's: asked for, they answer with an own one or not at all.</summary>
    private static async Task AskPicturesAsync(
        SecretChecker checker, SecretGraph graph, Random random, Actor actor, OrganizationId? firm)
    {
        var products = graph.Products.Keys.ToList();
        Dictionary<string, SmallCell> before = [];
        foreach (var look in Enum.GetValues<ChainLook>())
        {
            for (var i = 0; i < 4; i++)
            {
                var asked = new ChainQuestion(look, random.Next(3) == 0 ? products[^random.Next(1, 6)] : null,
                    random.Next(2) == 0 ? graph.Today.AddDays(random.Next(-300, 60)) : null,
                    random.Next(3) == 0 ? "示例厂0" : null, null, random.Next(3) == 0 ? ConsentPurpose.SupplyGaps : null);
                var picture = await graph.World.AskAsync<ChainQueries, ChainPicture?>(
                    actor, q => q.AskAsync(actor, asked, Language.Chinese, Token));
                if (picture is { Look: ChainLook.Steps })
                {
                    checker.Steps(asked, picture);
                    foreach (var node in picture.Nodes.Where(n => n.Firms is not null))
                    {
                        checker.Difference(node.Firms ?? default, before.GetValueOrDefault(node.Name), $"steps of {node.Name}");
                        before[node.Name] = node.Firms ?? default;
                    }
                }
                else if (picture is not null)
                {
                    Assert.Equal(firm is null, picture.Look == ChainLook.Site);
                    checker.Picture(firm, asked, picture);
                }
                else
                {
                    Assert.Contains(actor.Grants, g => g.Role is Role.Operator or Role.Officer);
                }
            }
        }
    }

    /// <summary>The same over HTTP, for one firm and the secretariat.</summary>
    private static async Task BrowseAsync(SecretChecker checker, SecretGraph graph, TestFirm firm, OrganizationId station)
    {
        var world = graph.World;
        var secretariat = await world.PersonAsync(station, Role.Secretariat);
        var past = graph.Today.AddDays(-100).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (actor, own) in new[] { (firm.Clerk, (OrganizationId?)firm.Id), (secretariat, null) })
        {
            using var browser = await world.SignedInAsync(actor);
            var known = graph.Lines(own, ConsentPurpose.ChainPicture, graph.Today, null)
                .Concat(graph.Lines(own, ConsentPurpose.ChainPicture, graph.Today.AddDays(-100), null)).ToList();
            var products = graph.Products.Values.Where(p => known.Exists(l => l.Contains(p))).ToHashSet();
            foreach (var address in new[]
            {
                "/chain", "/chain?view=table", "/chain?on=" + past, "/partners", "/inbox", "/signals", "/received", "/secretariat",
            })
            {
                var page = await (await browser.GetAsync(address)).Content.ReadAsStringAsync(Token);
                checker.Text(own, page, address, products);
                if (own is not null)
                {
                    checker.Names(own, page, address);
                }
            }

            browser.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer", await world.ApiSecretAsync(actor));
            checker.Text(own, await browser.Client.GetStringAsync("/api/v1/chain", Token), "/api/v1/chain", products);
        }
    }

    private static async Task<ChainPicture> PictureAsync(TestWorld world, Actor actor, ChainQuestion asked) =>
        Assert.IsType<ChainPicture>(await world.AskAsync<ChainQueries, ChainPicture?>(
            actor, q => q.AskAsync(actor, asked, Language.Chinese, Token)));
}
