using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Random relations among firms with random words of consent, and beside them what each reader may know: written
/// anew from the rules, with nothing of the program's own queries.</summary>
internal sealed class SecretGraph(
    TestWorld world, DateOnly today, IReadOnlyList<TestFirm> firms, IReadOnlyDictionary<OrganizationId, string> names,
    IReadOnlyList<SupplyEdge> edges, IReadOnlyList<EdgeConsent> consents, IReadOnlyDictionary<ProductId, string> products)
{
    private const int Firms = 10, OwnProducts = 34, Shared = 3;

    public TestWorld World => world;

    public DateOnly Today => today;

    public IReadOnlyList<TestFirm> All => firms;

    public IReadOnlyList<SupplyEdge> Edges => edges;

    public IReadOnlyDictionary<OrganizationId, string> Names => names;

    public IReadOnlyDictionary<ProductId, string> Products => products;

    /// <summary>Rows, because days of the past cannot be agreed to any more; 34 products belong to one relation each, so that
    /// their names anywhere tell it, and three are traded by several.</summary>
    public static async Task<SecretGraph> MakeAsync(TestWorld world, Random random)
    {
        var today = ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime);
        var names = new Dictionary<OrganizationId, string>();
        var firms = new List<TestFirm>();
        for (var i = 0; i < Firms; i++)
        {
            var firm = await world.StaffedFirmAsync($"示例厂{i:00}号");
            firms.Add(firm);
            names[firm.Id] = $"示例厂{i:00}号";
        }

        var products = Enumerable.Range(0, OwnProducts + Shared).Select(i => new Product
        {
            Id = world.Hall.NewIds.New<OfSupply.Product>(), SiteId = world.Site, Code = $"secret-{i}",
            Name = $"示例密料{i:00}", EnglishName = $"示例密料{i:00}", Source = FactSource.Invented, NameKey = $"{world.Site}-{i}",
        }).ToList();
        var edges = products.SelectMany((p, i) => Enumerable.Range(0, i < OwnProducts ? 1 : 9)
            .Select(_ => Edge(world, random, firms, p.Id, today)))
            .DistinctBy(e => (e.SupplierId, e.CustomerId, e.ProductId)).ToList();
        var consents = edges.SelectMany(e => Consents(random, e, world.Site, today)).ToList();
        await using var hall = world.Hall.Factory.OpenForWriting();
        hall.AddRange(products);
        hall.AddRange(edges);
        hall.AddRange(consents);
        await hall.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new(world, today, firms, names, edges, consents, products.ToDictionary(p => p.Id, p => p.Name));
    }

    public bool IsSide(OrganizationId? reader, SupplyEdge edge) =>
        reader is { } firm && (edge.SupplierId == firm || edge.CustomerId == firm);

    /// <summary>Only one relation is of it: its name tells the pair.</summary>
    public bool TellsThePair(ProductId product) => edges.Count(e => e.ProductId == product) == 1;

    /// <summary>What a picture may hold, each relation as one line; sorted.</summary>
    /// <param name="reader">A firm; null for the site.</param>
    public List<string> Lines(OrganizationId? reader, ConsentPurpose purpose, DateOnly day, ProductId? product)
    {
        var lines = new List<string>();
        foreach (var e in edges)
        {
            var holds = e.State == EdgeState.Confirmed && e.From <= day && (e.To is null || e.To >= day);
            if (!holds || !(reader is null ? BothSay(e, purpose, EdgeField.Relation) : IsSide(reader, e)))
            {
                continue;
            }

            var seesProduct = reader is not null || BothSay(e, purpose, EdgeField.Product);
            var sold = reader is null ? BothSay(e, purpose, EdgeField.Share)
                : reader == e.SupplierId || Says(e, e.SupplierId, ConsentPurpose.Partner, EdgeField.Share);
            var bought = reader is null ? BothSay(e, purpose, EdgeField.Share)
                : reader == e.CustomerId || Says(e, e.CustomerId, ConsentPurpose.Partner, EdgeField.Share);
            if (product is null || (seesProduct && e.ProductId == product))
            {
                lines.Add(Line(e.SupplierId.ToString(), e.CustomerId.ToString(), reader is null ? null : e.Id,
                    seesProduct ? products[e.ProductId] : null, sold ? e.SupplierShare : null, bought ? e.CustomerShare : null));
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public static string Line(string from, string to, EdgeId? id, string? product, ShareBand? sold, ShareBand? bought) =>
        $"{from}>{to} {id} {product} {sold} {bought}";

    /// <summary>Pairs that trade a product and let the park see both; what a step is made of.</summary>
    public int PairsOf(string product, DateOnly day) => edges.Where(e => products[e.ProductId] == product
            && e.State == EdgeState.Confirmed && e.From <= day && (e.To is null || e.To >= day)
            && BothSay(e, ConsentPurpose.ChainPicture, EdgeField.Relation)
            && BothSay(e, ConsentPurpose.ChainPicture, EdgeField.Product))
        .Select(e => (e.SupplierId, e.CustomerId)).Distinct().Count();

    private bool BothSay(SupplyEdge e, ConsentPurpose purpose, EdgeField field) =>
        Says(e, e.SupplierId, purpose, field) && Says(e, e.CustomerId, purpose, field);

    private bool Says(SupplyEdge e, OrganizationId side, ConsentPurpose purpose, EdgeField field) => consents.Any(
        c => c.EdgeId == e.Id && c.FirmId == side && c.Purpose == purpose && c.Field == field
            && c.WithdrawnAt is null && c.Until >= today);

    private static SupplyEdge Edge(TestWorld world, Random random, List<TestFirm> firms, ProductId product, DateOnly today)
    {
        var supplier = random.Next(firms.Count);
        var customer = (supplier + random.Next(1, firms.Count)) % firms.Count;
        var state = random.Next(6) switch { 0 => EdgeState.Claimed, 1 => (EdgeState)random.Next(4), _ => EdgeState.Confirmed };
        var from = today.AddDays(random.Next(-400, 40));
        return new()
        {
            Id = world.Hall.NewIds.New<OfSupply.Edge>(), SiteId = world.Site, SupplierId = firms[supplier].Id,
            CustomerId = firms[customer].Id, ProductId = product, From = from, State = state, Version = 1,
            To = random.Next(4) == 0 ? from.AddDays(random.Next(1, 500)) : null, RecordedAt = world.Hall.Clock.GetUtcNow().UtcDateTime,
            ClaimedBy = firms[random.Next(2) == 0 ? supplier : customer].Id, Source = FactSource.Invented,
            DisputeReason = state == EdgeState.Disputed ? "示例理由" : null,
            SupplierShare = Band(random), CustomerShare = Band(random),
        };
    }

    private static ShareBand? Band(Random random) => random.Next(3) == 0 ? null : (ShareBand)random.Next(4);

    /// <summary>Each side, purpose and field for itself, also what the rules would refuse: most words run, some have run out
    /// yesterday, run out today or were taken back.</summary>
    private static IEnumerable<EdgeConsent> Consents(Random random, SupplyEdge edge, SiteId site, DateOnly today) =>
        from side in new[] { edge.SupplierId, edge.CustomerId }
        from purpose in Enum.GetValues<ConsentPurpose>()
        from field in purpose == ConsentPurpose.Partner ? [EdgeField.Share] : Enum.GetValues<EdgeField>()
        where random.Next(10) < 8
        select new EdgeConsent
        {
            EdgeId = edge.Id, FirmId = side, Purpose = purpose, Field = field, SiteId = site,
            Until = today.AddDays(random.Next(5) == 0 ? random.Next(-1, 1) : random.Next(1, 90)), GivenAt = edge.RecordedAt,
            WithdrawnAt = random.Next(8) == 0 ? edge.RecordedAt : null,
        };
}
