using Npgsql;

namespace Lianmeng.FaultTests;

/// <summary>kill -9 in the middle of a storm of writes: every acknowledged command is there exactly once, every unknown
/// one can be asked again with its key, and the journal stays whole. A seed is printed with a failure.</summary>
public sealed class KillTests
{
    private const int ProgramKills = 25;
    private const int ServerKills = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KillProgram_OnSqlite_NothingAcknowledgedIsLostOrDoubled()
    {
        using var place = await StormPlace.CreateAsync();

        await KillProgramAsync(place, NewAcks());
    }

    [Fact]
    public async Task KillProgram_OnPostgres_NothingAcknowledgedIsLostOrDoubled()
    {
        await using var server = new PostgresServer();
        using var place = await StormPlace.CreateAsync(await DatabaseAsync(await server.StartAsync()));

        await KillProgramAsync(place, NewAcks());
    }

    [Fact]
    public async Task KillServer_Postgres_NothingAcknowledgedIsLostOrDoubled()
    {
        await using var server = new PostgresServer();
        using var place = await StormPlace.CreateAsync(await DatabaseAsync(await server.StartAsync()));
        var acks = NewAcks();
        using var storm = StormProcess.Start(place);
        await storm.ReadyAsync();
        for (var kill = 0; kill < ServerKills; kill++)
        {
            await storm.BlowAsync(acks, acks.NextBlow());
            await server.KillAsync();
            await server.StartAsync();
        }

        await storm.BlowAsync(acks, acks.NextBlow());
        await storm.CalmAsync(acks);

        await place.AssertWholeAsync(acks);
    }

    private static async Task KillProgramAsync(StormPlace place, AckJournal acks)
    {
        // The next program starts while the present one works: it opens the database only with its first command.
        var next = StormProcess.Start(place);
        for (var kill = 0; kill < ProgramKills; kill++)
        {
            using var storm = next;
            await storm.ReadyAsync();
            next = StormProcess.Start(place);
            await storm.BlowAsync(acks, acks.NextBlow());
            await storm.KillAsync(acks);
        }

        using var last = next;
        await last.ReadyAsync();
        await last.CalmAsync(acks);

        await place.AssertWholeAsync(acks);
    }

    private static AckJournal NewAcks()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        return new(seed);
    }

    private static async Task<string> DatabaseAsync(string server)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var create = source.CreateCommand("CREATE DATABASE storm TEMPLATE template0 ENCODING 'UTF8'");
        await create.ExecuteNonQueryAsync(Token);
        return new NpgsqlConnectionStringBuilder(server) { Database = "storm" }.ToString();
    }
}
