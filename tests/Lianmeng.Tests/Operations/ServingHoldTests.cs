using Lianmeng.Operations.Start;
using Lianmeng.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lianmeng.Tests.Operations;

public sealed class ServingHoldTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A server that was restarted has forgotten the lock: it is taken again within seconds.</summary>
    [Theory, OnBothDatabases]
    public async Task Round_AfterTheSessionWasLost_HoldsTheDatabaseAgain(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var serving = hall.App.Services.GetRequiredService<ServingHold>();
        var before = await IsHeldAsync(hall);

        await LoseAsync(hall);
        await serving.RoundAsync(Token);

        Assert.Equal((true, true), (before, await IsHeldAsync(hall)));
        await hall.App.StopAsync(Token);
    }

    /// <summary>On SQLite the file is held by the lock of its folder, for which another test stands.</summary>
    private static async Task<bool> IsHeldAsync(TestHall hall)
    {
        if (hall.Database == Database.Sqlite)
        {
            return true;
        }

        await using var alone = await PostgresHold.TryAloneAsync(ConnectionOf(hall), Token);
        return alone is null;
    }

    private static async Task LoseAsync(TestHall hall)
    {
        if (hall.Database == Database.Postgres)
        {
            await using var connection = new NpgsqlConnection(ConnectionOf(hall));
            await connection.OpenAsync(Token);
            await using var kill = new NpgsqlCommand("""
                SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = 'lianmeng-hold'
                """, connection);
            Assert.Equal(true, await kill.ExecuteScalarAsync(Token));
        }
    }

    private static string ConnectionOf(TestHall hall) => hall.Factory.Settings.Postgres ?? "";
}
