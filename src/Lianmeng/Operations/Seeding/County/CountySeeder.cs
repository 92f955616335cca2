using Lianmeng.Access;
using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Lianmeng.Supply;

namespace Lianmeng.Operations.Seeding.County;

/// <summary>Makes an invented county of a given size for measuring and for looking at long lists: everything through the
/// door, on a clock that plays the three years up to now. One size and seed give the same county, but for its ids.</summary>
internal sealed class CountySeeder(HallFactory halls, IWriter writer, Ids ids, SimulatedTime time)
{
    public const string SiteCode = "example-county";

    private static readonly SlotDraft[] Formula =
    [
        new("1", "链长单位", "Chain lead", 1, 1, PartyOrganizationRule.Required),
        new("X", "已有党组织的企业", "Firms with a Party organisation", PartyOrganization: PartyOrganizationRule.Required),
        new("N", "还没有党组织的企业", "Firms without one"),
    ];

    /// <exception cref="OperatorException">The county is there already, or a command was refused.</exception>
    public async Task SeedAsync(CountySize size, int seed, TextWriter progress, CancellationToken cancellation)
    {
        if (await RegistryCodes.SiteAsync(halls, SiteCode, cancellation) is not null)
        {
            throw new OperatorException($"The site {SiteCode} is in this database already. Seed into an empty one.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        var start = ChinaTime.DayOf(now).AddYears(-CountySize.Years);
        time.MoveTo(ChinaTime.StartOf(start).AddHours(9));
        var site = ids.New<Of.Site>();
        var work = new CountyWork(site, halls, writer, time, progress);
        await work.DoAsync(new OpenSite(SiteCode, "示例县", "Example County", "320581"), cancellation);
        var (names, dice) = (new MadeUpNames(seed), new Random(seed));
        var firms = await FirmsAsync(work, size, names, start, cancellation);
        await AlliancesAsync(work, size, firms, start, cancellation);
        await PostsAsync(work, size, firms, start, cancellation);
        var edges = await SupplyAsync(work, size, firms, dice, start, cancellation);
        var accounts = await new CountyAccounts(work, ids).OpenAsync(size, firms, edges, start, cancellation);
        await new CountyMarket(work, dice).PlayAsync(size, accounts, start, ChinaTime.DayOf(now), cancellation);
        time.MoveTo(now);
    }

    private static async Task<OrganizationId[]> FirmsAsync(
        CountyWork work, CountySize size, MadeUpNames names, DateOnly start, CancellationToken cancellation)
    {
        var parks = await work.MakeAsync("parks", CountySize.Parks, (i, token) => work.DoAsync(new RegisterOrganization(
            $"park-{i + 1:00}", OrganizationKind.Park, $"示例园区{i + 1:00}", $"Example Park {i + 1:00}", Source: FactSource.Invented), token), cancellation);
        await work.MakeAsync("chains", size.Alliances, (i, token) => work.DoAsync(new RegisterChain(
            $"chain-{i + 1:00}", $"示例产业链{i + 1:00}", $"Example chain {i + 1:00}"), token), cancellation);
        return await work.MakeAsync("firms with their tenancies", size.Firms, async (i, token) =>
        {
            var (zh, en, industry) = names.Firm(i);
            var firm = await work.DoAsync(new RegisterOrganization(
                $"firm-{i + 1:00000}", OrganizationKind.Firm, zh, en, RegionCode: "320581", Source: FactSource.Invented,
                Chain: $"chain-{(i % size.Alliances) + 1:00}", UnifiedCode: MadeUpNames.CreditCode(i), Industry: industry,
                StatedIn: "示例"), token);
            await work.DoAsync(new RecordTenancy(firm, parks[i % parks.Length], null, start), token);
            return firm;
        }, cancellation);
    }

    /// <summary>Firm i stands in alliance i mod n; every fifth has a Party organisation and stands in X, the first leads.</summary>
    private static async Task AlliancesAsync(
        CountyWork work, CountySize size, OrganizationId[] firms, DateOnly start, CancellationToken cancellation)
    {
        await work.MakeAsync("alliances with their members", size.Alliances, async (a, token) =>
        {
            var alliance = await work.DoAsync(new FoundAlliance(
                $"alliance-{a + 1:00}", $"chain-{a + 1:00}", $"示例产业链{a + 1:00}联盟", $"Alliance of example chain {a + 1:00}",
                new(start), Formula, Source: FactSource.Invented), token);
            for (var i = a; i < firms.Length; i += size.Alliances)
            {
                var place = i / size.Alliances;
                if (place % 5 == 0)
                {
                    var branch = await work.DoAsync(new RegisterOrganization(
                        $"branch-{i + 1:00000}", OrganizationKind.PartyOrganization, $"示例党支部{i + 1:00000}",
                        $"Example branch {i + 1:00000}", ParentId: firms[i], Source: FactSource.Invented), token);
                    await work.DoAsync(new RecordMemberCount(branch, start, 3 + (i % 40), Source: FactSource.Invented), token);
                }

                await work.DoAsync(new JoinAlliance(
                    alliance, firms[i], place == 0 ? "1" : place % 5 == 0 ? "X" : "N",
                    place == 0 ? MembershipRole.Lead : MembershipRole.Member, new(start), FactSource.Invented), token);
            }

            return alliance;
        }, cancellation);
        await work.DoAsync(new RecordMemberBase(start, size.Firms * 4, Qualifier.About, FactSource.Invented), cancellation);
    }

    private static Task PostsAsync(
        CountyWork work, CountySize size, OrganizationId[] firms, DateOnly start, CancellationToken cancellation)
    {
        string[] posts = ["法定代表人", "总经理", "生产负责人", "采购负责人", "销售负责人", "安全负责人", "环保负责人", "人事负责人"];
        return work.MakeAsync("persons with their posts", size.Posts, (i, token) => work.DoAsync(new RegisterPerson(
            MadeUpNames.Person(i), $"Example person {i + 1}", firms[i % firms.Length],
            posts[i / firms.Length % posts.Length], start, FactSource.Invented), token), cancellation);
    }

    /// <summary>Suppliers are drawn with a long tail: the lower a firm's number, the more it supplies.</summary>
    private static async Task<(int Supplier, int Customer)[]> SupplyAsync(
        CountyWork work, CountySize size, OrganizationId[] firms, Random dice, DateOnly start, CancellationToken cancellation)
    {
        var products = await work.MakeAsync("products", size.Products, (i, token) => work.DoAsync(new RegisterProduct(
            $"product-{i + 1:000}", $"示例产品{i + 1:000}", $"Example product {i + 1:000}", Source: FactSource.Invented), token), cancellation);
        var drawn = new HashSet<(int Supplier, int Customer)>();
        while (drawn.Count < size.Edges)
        {
            var supplier = (int)(Math.Pow(dice.NextDouble(), 2.2) * firms.Length);
            var customer = drawn.Count % firms.Length;
            if (supplier != customer)
            {
                drawn.Add((supplier, customer));
            }
        }

        (int Supplier, int Customer)[] edges = [.. drawn];
        await work.MakeAsync("supply relations", edges.Length, (i, token) => work.DoAsync(new RecordEdge(
            firms[edges[i].Supplier], firms[edges[i].Customer], products[edges[i].Supplier % products.Length], start,
            Source: FactSource.Invented), token), cancellation);
        return edges;
    }
}
