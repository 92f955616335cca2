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
    public async Task Dispose_WhileAQueryRuns_WaitsForItAndTakesNoOther(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var scope = world.Ask(world.System);
        var reads = scope.ServiceProvider.GetRequiredService<Reads>();
        var running = Slow(reads.Of<Site>(), database).CountAsync(Token);

        await scope.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.True(running.IsCompletedSuccessfully);
        Assert.Equal(1, await running);
        Assert.Throws<ObjectDisposedException>(() => reads.Of<Site>());
        Assert.Throws<ObjectDisposedException>(() => reads.AcrossSites<Organization>());
    }

    /// <summary>SQLite answers before the caller goes on; PostgreSQL is asked to take its time.</summary>
    private static IQueryable<Site> Slow(IQueryable<Site> sites, Database database) => database == Database.Sqlite
        ? sites.Where(s => s.Code != "")
        : ((DbSet<Site>)sites).FromSqlRaw("SELECT s.* FROM registry_sites s, pg_sleep(0.3)").Take(1);
}
