using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Lianmeng.Tests.Storage;

/// <summary>What is acknowledged survives a power cut: the writer's own connection waits for the disk at every commit.</summary>
public sealed class DurabilityTests
{
    private static readonly Dictionary<Database, (string Question, string Answer)[]> Expected = new()
    {
        [Database.Sqlite] = [("PRAGMA synchronous", "2"), ("PRAGMA journal_mode", "wal")], // 2 = FULL
        [Database.Postgres] = [("SHOW synchronous_commit", "on")],
    };

    [Theory, OnBothDatabases]
    public async Task WritersConnection_WaitsForTheDiskAtEveryCommit(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();

        foreach (var (question, answer) in Expected[database])
        {
            Assert.Equal(answer, await world.DoneAsync(world.System, new Ask(question)));
        }
    }

    /// <summary>Read by a command, so on the connection on which commands write.</summary>
    private sealed record Ask(string Question) : ICommand<string>
    {
        public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
            ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

        public async Task<Outcome<string>> HandleAsync(Work work, CancellationToken cancellation)
        {
            var hall = work.Set<Organization>().GetService<ICurrentDbContext>().Context;
            await using var command = hall.Database.GetDbConnection().CreateCommand();
            command.Transaction = Transaction(hall);
            command.CommandText = Question;
            return $"{await command.ExecuteScalarAsync(cancellation)}";
        }

        private static System.Data.Common.DbTransaction? Transaction(DbContext hall) =>
            (hall.Database.CurrentTransaction as IInfrastructure<System.Data.Common.DbTransaction>)?.Instance;
    }
}
