using System.Linq.Expressions;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lianmeng.Storage;

/// <summary>The one model of the application. It knows no entity: every capability contributes its mappings.
/// One derived context for each provider carries that provider's migrations.</summary>
public abstract class Hall(DbContextOptions options) : DbContext(options)
{
    /// <summary>Name of the filter that keeps sites apart.</summary>
    public const string SiteFilter = "site";

    /// <summary>The site whose rows are seen; the writer and the readers set it from the actor.</summary>
    public SiteId Site { get; set; }

    /// <summary>Takes a reading context back for the next reader; answers false when it does not want it.</summary>
    internal Func<Hall, bool>? KeptBy { get; set; }

    public override void Dispose()
    {
        if (KeptBy?.Invoke(this) != true)
        {
            base.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return KeptBy?.Invoke(this) == true ? ValueTask.CompletedTask : base.DisposeAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTime>().HaveConversion<UtcMilliseconds>();
        builder.Properties<DateTimeOffset>().HaveConversion<OffsetMilliseconds>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        foreach (var id in IdTypes())
        {
            builder.Properties(id).HaveConversion(typeof(IdColumn<>).MakeGenericType(id.GetGenericArguments()));
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.ApplyConfigurationsFromAssembly(typeof(Hall).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            UseSnakeCase(entity);
            if (entity.FindProperty(nameof(IVersioned.Version)) is { } version
                && typeof(IVersioned).IsAssignableFrom(entity.ClrType))
            {
                version.IsConcurrencyToken = true;
            }

            if (typeof(ISiteOwned).IsAssignableFrom(entity.ClrType))
            {
                entity.SetQueryFilter(SiteFilter, SiteFilterOf(entity.ClrType));
            }
        }
    }

    private LambdaExpression SiteFilterOf(Type entity)
    {
        var row = Expression.Parameter(entity, "row");
        return Expression.Lambda(
            Expression.Equal(
                Expression.Property(row, nameof(ISiteOwned.SiteId)),
                Expression.Property(Expression.Constant(this, typeof(Hall)), nameof(Site))),
            row);
    }

    private static void UseSnakeCase(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(SnakeCase(property.Name));
        }
    }

    private static string SnakeCase(string name) => string.Concat(name.Select(
        (c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static IEnumerable<Type> IdTypes() => typeof(Hall).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false })
        .SelectMany(t => t.GetProperties())
        .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
        .Where(t => t.IsGenericType && !t.ContainsGenericParameters && t.GetGenericTypeDefinition() == typeof(Id<>))
        .Distinct();
}

/// <summary>A record that only its own site sees.</summary>
public interface ISiteOwned
{
    SiteId SiteId { get; }
}

public sealed class SqliteHall(DbContextOptions<SqliteHall> options) : Hall(options);

/// <summary>Text sorts by code point (collation C) on PostgreSQL as on SQLite, so that lists agree.</summary>
public sealed class PostgresHall(DbContextOptions<PostgresHall> options) : Hall(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.UseCollation("C");
        base.OnModelCreating(builder);
    }
}
