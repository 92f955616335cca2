using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Storage;

public sealed class ReadingHallsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Reader_ThatWrites_IsRefusedByTheDatabase(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        await using var hall = world.Open();

        var failure = await Record.ExceptionAsync(() => hall.Database.ExecuteSqlRawAsync("DELETE FROM registry_sites", Token));

        Assert.IsAssignableFrom<System.Data.Common.DbException>(failure);
    }

    [Theory, OnBothDatabases]
    public async Task Reader_AfterAWrite_SeesIt(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        for (var count = 1; count <= 3; count++)
        {
            await world.ProductAsync();
            await using var hall = world.Open();

            Assert.Equal(count, await hall.Set<Product>().Where(p => p.SiteId == world.Site).CountAsync(Token));
        }
    }

    /// <summary>Each read has its own parameters although the statements are kept, also while another one runs.</summary>
    [Theory, OnBothDatabases]
    public async Task Reader_SameStatementWithinItself_GivesEachItsOwnRows(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var products = new List<ProductId> { await world.ProductAsync(), await world.ProductAsync(), await world.ProductAsync() };
        await using var hall = world.Open();
        await using var other = world.Open();

        var found = new List<(ProductId, ProductId)>();
        foreach (var id in products)
        {
            await foreach (var outer in One(hall, id).AsAsyncEnumerable().WithCancellation(Token))
            {
                found.Add((outer, await One(other, products[^1]).SingleAsync(Token)));
            }
        }

        Assert.Equal(products.Select(p => (p, products[^1])), found);
    }

    [Fact]
    public async Task Reader_DisposedTwice_IsLentOnce()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var halls = new HallFactory(world.Hall.Factory.Settings);
        var hall = halls.OpenForReading(world.Site);
        await hall.DisposeAsync();
        await hall.DisposeAsync();

        await using var first = halls.OpenForReading(world.Site);
        await using var second = halls.OpenForReading(world.Site);

        Assert.NotSame(first, second);
    }

    [Fact]
    public async Task Reader_TakenAgain_SeesTheNextReadersSite()
    {
        var hall = await TestHall.OnAsync(Database.Sqlite);
        var (one, two) = (await hall.NewWorldAsync(), await hall.NewWorldAsync());
        using var halls = new HallFactory(hall.Factory.Settings);
        await one.FirmAsync();

        await using (var first = halls.OpenForReading(one.Site))
        {
            Assert.Equal(1, await first.Set<Organization>().CountAsync(Token));
        }

        await using var second = halls.OpenForReading(two.Site);
        Assert.Equal(0, await second.Set<Organization>().CountAsync(Token));
    }

    private static IQueryable<ProductId> One(Hall hall, ProductId id) =>
        hall.Set<Product>().Where(p => p.Id == id).Select(p => p.Id);
}
