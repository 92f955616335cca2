using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

using static Lianmeng.Tests.Journal.WrittenJournal;

namespace Lianmeng.Tests.Journal;

/// <summary>Whatever is planted in the journal behind the program's back is found, and named.</summary>
public sealed class VerifyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Verify_UntouchedJournal_IsWhole(Database database)
    {
        var world = await WrittenAsync(database);

        var report = await VerifyAsync(world);

        Assert.Empty(report.Faults);
        Assert.True(report.Entries >= 8);
        Assert.Equal(1, report.Checkpoints);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_DestroyedKeys_CountAsDeletedAndNotAsFault(Database database)
    {
        var world = await WrittenAsync(database);
        var (firm, person) = await PersonAsync(world);
        var keeper = await world.PersonAsync(firm, Role.Operator);

        var destroyed = await world.DoneAsync(keeper, new DestroyPersonalKeys(person));

        var report = await VerifyAsync(world);
        Assert.Empty(report.Faults);
        Assert.Equal(destroyed, report.Deleted);
        Assert.Equal(2, destroyed);
        await using var hall = world.Open();
        Assert.All(await hall.Set<JournalKey>().Where(k => k.PersonId == person).ToListAsync(Token), k => Assert.Null(k.Key));
    }

    [Theory, OnBothDatabases]
    public async Task DestroyPersonalKeys_NotTheOperator_IsRefused(Database database)
    {
        var world = await WrittenAsync(database);
        var (firm, person) = await PersonAsync(world);

        var refusal = await world.RefusedAsync(await world.ManagerAsync(firm), new DestroyPersonalKeys(person));

        Assert.Equal(["journal.destroy-personal-data"], refusal.Problems[0].Arguments);
    }

    [Theory, OnBothDatabases]
    public async Task DestroyPersonalKeys_PersonOfAnotherSite_IsNotFound(Database database)
    {
        var world = await WrittenAsync(database);
        var (_, person) = await PersonAsync(world);
        var other = await (await TestHall.OnAsync(database)).NewWorldAsync();

        var refusal = await other.RefusedAsync(other.System, new DestroyPersonalKeys(person));

        Assert.Equal(RefusalKind.NotFound, refusal.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_KeyTakenWithoutAnEntry_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var (_, person) = await PersonAsync(world);
        await ExecuteAsync(world, $"UPDATE journal_keys SET key = NULL WHERE person_id = {person.Value}");

        await FindsAsync(world, "payload-lost", await LastAsync(world));
    }

    /// <summary>Else the person's own deletion would pass the payload by.</summary>
    [Theory, OnBothDatabases]
    public async Task Verify_KeyMadeAnotherPersons_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var (_, person) = await PersonAsync(world);
        var other = new Ids().New<Of.Person>().Value;
        await ExecuteAsync(world, $"UPDATE journal_keys SET person_id = {other} WHERE person_id = {person.Value}");

        await FindsAsync(world, "payload-changed", await LastAsync(world));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_KeyMadeOfAnotherKind_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var (_, person) = await PersonAsync(world);
        await ExecuteAsync(world, $"""
            UPDATE journal_keys SET record_kind = 'x' WHERE person_id = {person.Value} AND record_kind = 'post.taken'
            """);

        await FindsAsync(world, "payload-changed", await LastAsync(world));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_ChangedEntry_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        await ExecuteAsync(world, $"UPDATE journal_entries SET kind = 'x' WHERE site_id = {world.Site.Value} AND number = 3");

        await FindsAsync(world, "entry-changed", 3);
    }

    /// <summary>SQLite keeps no length: 20 MB fit into the column, and onto no stack.</summary>
    [Fact]
    public async Task Verify_KindOfManyMegabytes_IsFound()
    {
        var world = await WrittenAsync(Database.Sqlite);
        var kind = new string('x', 20_000_000);
        await ExecuteAsync(world, $"UPDATE journal_entries SET kind = {kind} WHERE site_id = {world.Site.Value} AND number = 3");

        await FindsAsync(world, "kind-too-long", 3);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_ChangedActor_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var other = new Ids().New<Of.Account>().Value;
        await ExecuteAsync(world, $"UPDATE journal_entries SET actor_id = {other} WHERE site_id = {world.Site.Value} AND number = 4");

        await FindsAsync(world, "entry-changed", 4);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_ChangedPayload_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        byte[] lie = [.. "{}"u8];
        await ExecuteAsync(world, $"UPDATE journal_payloads SET content = {lie} WHERE site_id = {world.Site.Value} AND number = 5");

        await FindsAsync(world, "payload-changed", 5);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_Gap_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        await ExecuteAsync(world, $"DELETE FROM journal_entries WHERE site_id = {world.Site.Value} AND number = 4");

        await FindsAsync(world, "gap", 5);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_SwappedEntries_AreFound(Database database)
    {
        var world = await WrittenAsync(database);
        var site = world.Site.Value;
        await ExecuteAsync(world, $"UPDATE journal_entries SET number = -1 WHERE site_id = {site} AND number = 3");
        await ExecuteAsync(world, $"UPDATE journal_entries SET number = 3 WHERE site_id = {site} AND number = 4");
        await ExecuteAsync(world, $"UPDATE journal_entries SET number = 4 WHERE site_id = {site} AND number = -1");

        await FindsAsync(world, "chain-broken", 3);
    }

    /// <summary>40 random changes of random columns; each alone must be found.</summary>
    [Theory, OnBothDatabases]
    public async Task Verify_RandomChange_IsFound(Database database)
    {
        var world = await WrittenAsync(database);
        var entries = (int)await LastAsync(world);
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        string[] columns = ["entries.at", "entries.actor_id", "entries.subject", "entries.digest", "entries.previous",
            "entries.hash", "entries.kind", "payloads.salt", "payloads.content"];
        for (var i = 0; i < 40; i++)
        {
            var (column, number) = (columns[random.Next(columns.Length)].Split('.'), random.Next(1, entries + 1));
            var where = $"journal_{column[0]} WHERE site_id = @site AND number = {number}";
            var before = await ValueAsync(world, $"SELECT {column[1]} FROM {where}", null);
            await ValueAsync(world, $"UPDATE journal_{column[0]} SET {column[1]} = @value WHERE site_id = @site AND number = {number}",
                Changed(before, random));

            var report = await VerifyAsync(world);

            Assert.True(report.Faults.Any(f => f.Number == number), $"seed {seed}: {string.Join('.', column)} of entry {number}");
            await ValueAsync(world, $"UPDATE journal_{column[0]} SET {column[1]} = @value WHERE site_id = @site AND number = {number}", before);
        }

        Assert.Empty((await VerifyAsync(world)).Faults);
    }

    private static object Changed(object? value, Random random)
    {
        switch (value)
        {
            case byte[] bytes:
                var copy = bytes.ToArray();
                copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                return copy;
            case long number:
                return number + random.Next(1, 1000);
            case Guid guid:
                return Flipped(guid);
            case string text when Guid.TryParse(text, out var guid):
                return Flipped(guid).ToString().ToUpperInvariant();
            default:
                return value + "x";
        }
    }

    private static Guid Flipped(Guid guid)
    {
        var bytes = guid.ToByteArray();
        bytes[3] ^= 1;
        return new Guid(bytes);
    }

    /// <summary>A person of whom the journal says two things.</summary>
    private static async Task<(OrganizationId Firm, PersonId Person)> PersonAsync(TestWorld world)
    {
        var firm = await world.FirmAsync();
        var person = await world.DoneAsync(world.System, new RegisterPerson(
            "示例人员", "Example person", firm, "post", new DateOnly(2020, 1, 1), FactSource.Invented));
        return (firm, person);
    }

    private static async Task<object?> ValueAsync(TestWorld world, string sql, object? value)
    {
        await using var hall = world.Hall.Factory.OpenForWriting();
        await hall.Database.OpenConnectionAsync(Token);
        await using var command = hall.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var (name, given) in new[] { ("@site", (object?)world.Site.Value), ("@value", value) })
        {
            if (given is not null)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, given);
                command.Parameters.Add(parameter);
            }
        }

        return await command.ExecuteScalarAsync(Token);
    }
}
