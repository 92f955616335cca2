using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Lianmeng.Storage;

/// <summary>Lets <c>dotnet ef</c> make migrations without starting the program.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteHall>
{
    public SqliteHall CreateDbContext(string[] args) =>
        new(HallFactory.Configure(new DbContextOptionsBuilder<SqliteHall>(), "Data Source=design.db").Options);
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresHall>
{
    public PostgresHall CreateDbContext(string[] args) =>
        new(HallFactory.Configure(new DbContextOptionsBuilder<PostgresHall>(), "Host=localhost").Options);
}
