using Npgsql;

namespace Lianmeng.FaultTests;

/// <summary>kill -9 in the middle of a storm of writes: every acknowledged command is there exactly once, every unknown
/// one can be asked again with its key, and the journal stays whole. A seed is printed with a failure.</summary>
public sealed class KillTests
{
    private const int ProgramKills = 25;
    private const int ServerKills = 5;
    private const int KillsOfOneOfTwo = 10;

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

    /// <summary>Two programs write to the same sites at once. One is killed, the other goes on, and whoever was not
    /// answered asks there again.</summary>
    [Fact]
    public async Task KillOneOfTwo_OnPostgres_TheOtherGoesOnAndNothingIsLostOrDoubled()
    {
        await using var server = new PostgresServer();
        using var place = await StormPlace.CreateAsync(await DatabaseAsync(await server.StartAsync()));
        var other = place.Beside();
        var (victim, survivor) = (
            new Side(place, NewAcks(), StormProcess.Start(place)),
            new Side(other, NewAcks(from: 1_000_000), StormProcess.Start(other)));
        await Task.WhenAll(victim.Storm.ReadyAsync(), survivor.Storm.ReadyAsync());
        for (var kill = 0; kill < KillsOfOneOfTwo; kill++)
        {
            var goingOn = survivor.Storm.BlowAsync(survivor.Acks, 3 * survivor.Acks.NextBlow());
            await victim.Storm.BlowAsync(victim.Acks, victim.Acks.NextBlow());
            await victim.Storm.KillAsync(victim.Acks);
            await goingOn;
            victim.Storm.Dispose();
            var risen = StormProcess.Start(victim.Place);
            await survivor.Storm.AskAgainAsync(survivor.Acks);
            await survivor.Storm.AskAgainAsync(victim.Acks);
            await risen.ReadyAsync();
            (victim, survivor) = (survivor, victim with { Storm = risen });
        }

        await victim.Storm.CalmAsync(victim.Acks);
        await survivor.Storm.CalmAsync(survivor.Acks);
        victim.Storm.Dispose();
        survivor.Storm.Dispose();

        await place.AssertWholeAsync(victim.Acks, survivor.Acks);
    }

    /// <summary>One of two programs, and what it was asked.</summary>
    private sealed record Side(StormPlace Place, AckJournal Acks, StormProcess Storm);

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

    private static AckJournal NewAcks(int from = 0)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        return new(seed, from);
    }

    private static async Task<string> DatabaseAsync(string server)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var create = source.CreateCommand("CREATE DATABASE storm TEMPLATE template0 ENCODING 'UTF8'");
        await create.ExecuteNonQueryAsync(Token);
        return new NpgsqlConnectionStringBuilder(server) { Database = "storm" }.ToString();
    }
}
