#pragma warning disable CA1812, CA1822, CA1852, CA2007, CS0649 // Nobody calls the samples: they are read as compiled code.
using Lianmeng.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lianmeng.Tests.Architecture.Samples;

// Each uses the secret in one way and in no other: what the reader of walls must see.

[AttributeUsage(AttributeTargets.All)]
internal class SecretAttribute : Attribute
{
    public static int Number => 1;
}

internal abstract class InSignature
{
    public abstract void Take(SecretAttribute secret);
}

internal sealed class InField
{
    internal SecretAttribute[]? Secrets;
}

[Secret]
internal sealed class InAttribute;

internal sealed class InBody
{
    public int Count() => SecretAttribute.Number;
}

internal sealed class InLambda
{
    public Func<int> Count() => () => SecretAttribute.Number;
}

internal sealed class InAsync
{
    public async Task<int> CountAsync()
    {
        await Task.Yield();
        return SecretAttribute.Number;
    }
}

internal sealed class InGeneric
{
    public object Make() => new List<SecretAttribute>();
}

internal sealed class InConstraint
{
    public T Give<T>(T given) where T : SecretAttribute => given;
}

internal sealed class SecretException : Exception;

internal sealed class InCatch
{
    public int Count()
    {
        try
        {
            return 1;
        }
        catch (SecretException)
        {
            return 2;
        }
    }
}

internal sealed class InBase : SecretAttribute;

internal sealed class InNested
{
    internal sealed class Inner
    {
        public int Count() => SecretAttribute.Number;
    }
}

internal sealed class OpensTheWriter
{
    public Hall Open(HallFactory halls) => halls.OpenForWriting();
}

internal sealed class OpensSqlite
{
    public object Open() => new SqliteConnection("Data Source=x");
}

internal sealed class OpensPostgres
{
    public async Task<object> OpenAsync()
    {
        await Task.Yield();
        return new NpgsqlConnection("Host=x");
    }
}

internal sealed class OpensAContext
{
    public object Open() => new SqliteHall(new DbContextOptions<SqliteHall>());
}

internal sealed class Saves
{
    public Func<Task> Make(Hall hall) => () => hall.SaveChangesAsync();
}
