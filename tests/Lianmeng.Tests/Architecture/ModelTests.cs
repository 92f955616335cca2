using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Architecture;

public sealed class ModelTests
{
    [Fact]
    public void Model_OfSqlite_HasAMigrationForEveryChange()
    {
        using var hall = new SqliteDesignTime().CreateDbContext([]);

        Assert.False(hall.Database.HasPendingModelChanges(), "Run tools/migrate.sh.");
    }

    [Fact]
    public void Model_OfPostgres_HasAMigrationForEveryChange()
    {
        using var hall = new PostgresDesignTime().CreateDbContext([]);

        Assert.False(hall.Database.HasPendingModelChanges(), "Run tools/migrate.sh.");
    }

    /// <summary>What SQLite cannot order or compare never becomes a column (style §6).</summary>
    [Fact]
    public void Columns_OfEveryTable_AreOfTypesThatBothDatabasesCompare()
    {
        using var hall = new SqliteDesignTime().CreateDbContext([]);
        Type[] banned = [typeof(decimal), typeof(TimeSpan), typeof(ulong)];

        var wrong = hall.Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Where(p => banned.Contains(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType))
            .Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Tables_OfEveryCapability_AreNamedAfterIt()
    {
        using var hall = new SqliteDesignTime().CreateDbContext([]);

        var wrong = hall.Model.GetEntityTypes().Where(e => e.ClrType.Namespace?.StartsWith("Lianmeng.") == true)
            .Select(e => (Table: e.GetTableName() ?? "", Folder: e.ClrType.Namespace!.Split('.')[1].ToLowerInvariant()))
            .Where(e => !e.Table.StartsWith(e.Folder + "_") && !(e.Folder == "storage" && e.Table.StartsWith("kernel_")));

        Assert.Empty(wrong);
    }
}
