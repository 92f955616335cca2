using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Storage;

public sealed class ReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A page that fails while another part of it still reads ends the request in the middle of a query.</summary>
    [Theory, OnBothDatabases]
    public async Task Dispose_WhileAQueryRuns_LetsItFinishAndTakesNoOther(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var scope = world.Ask(world.System);
        var reads = scope.ServiceProvider.GetRequiredService<Reads>();
        var running = Slow(reads.Of<Site>(), database).CountAsync(Token);

        await scope.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.Equal(1, await running.WaitAsync(TimeSpan.FromSeconds(20), Token));
        Assert.Throws<ObjectDisposedException>(() => reads.Of<Site>());
        Assert.Throws<ObjectDisposedException>(() => reads.AcrossSites<Organization>());
    }

    /// <summary>A context goes to another reader only when its first one has certainly ended.</summary>
    [Theory, OnBothDatabases]
    public async Task Dispose_OfARequestThatBrokeOff_GivesItsContextToNobody(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var scope = world.Ask(world.System);
        var reads = scope.ServiceProvider.GetRequiredService<Reads>();
        var sites = reads.Of<Site>();
        reads.BreakOff();

        await scope.DisposeAsync();

        // A page that goes on with a query from before reads its own site still, and is in nobody's way.
        Assert.Equal(1, await sites.CountAsync(s => s.Id == world.Site, Token));
        Assert.Throws<ObjectDisposedException>(() => reads.Of<Site>());
    }

    /// <summary>SQLite answers before the caller goes on; PostgreSQL is asked to take its time.</summary>
    private static IQueryable<Site> Slow(IQueryable<Site> sites, Database database) => database == Database.Sqlite
        ? sites.Take(1)
        : ((DbSet<Site>)sites).FromSqlRaw("SELECT s.* FROM registry_sites s, pg_sleep(0.3)").Take(1);
}
