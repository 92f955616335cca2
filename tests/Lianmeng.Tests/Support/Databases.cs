using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Lianmeng.Tests.Support;

public enum Database { Sqlite, Postgres }

/// <summary>Runs a test on both databases. <c>./test --fast</c> alone leaves PostgreSQL out; a missing server is a
/// failure, never a skip.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public static bool IsFast => Environment.GetEnvironmentVariable("LIANMENG_TEST_FAST") == "1";

    /// <summary>All of them; with <c>./test --fast</c> every third, another third at each turn.</summary>
    public static IEnumerable<T> Some<T>(IEnumerable<T> all, int turn) => IsFast ? all.Where((_, i) => (i + turn) % 3 == 0) : all;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        Database[] databases = IsFast ? [Database.Sqlite] : [Database.Sqlite, Database.Postgres];
        return new([.. databases.Select(d => new TheoryDataRow<Database>(d))]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
