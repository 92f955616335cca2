using System.Net;
using Lianmeng.Tests.Support;
using Npgsql;

namespace Lianmeng.Tests.Operations;

public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Health_OfARunningHall_IsLiveAndReady(Database database)
    {
        using var client = (await TestHall.OnAsync(database)).NewClient();

        Assert.Equal("ok", await client.GetStringAsync("/health/live", Token));
        Assert.Equal("ready", await client.GetStringAsync("/health/ready", Token));
    }

    /// <summary>The embedded database cannot go away under its own files; the server's can.</summary>
    [Theory, OnBothDatabases]
    public async Task Health_WithoutItsDatabase_IsLiveAndNotReady(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        using var client = hall.NewClient();
        if (hall.Factory.Settings.Postgres is { } connection)
        {
            await DropAsync(connection);
        }

        using var live = await client.GetAsync("/health/live", Token);
        using var ready = await client.GetAsync("/health/ready", Token);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(database == Database.Postgres ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, ready.StatusCode);
        await hall.App.StopAsync(Token);
    }

    private static async Task DropAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("LIANMENG_TEST_POSTGRES") ?? "");
        await using var drop = source.CreateCommand(
            $"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync(Token);
    }
}
