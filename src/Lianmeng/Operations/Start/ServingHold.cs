using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Operations.Start;

/// <summary>Says to other programs that this one uses the database, from before its schema is looked at until it ends. On
/// SQLite the lock of the data folder does. A session that the server lost is opened again.</summary>
internal sealed class ServingHold(HallFactory halls, TimeProvider time, ILogger<ServingHold> log)
    : Rounds(TimeSpan.FromSeconds(5), time, log)
{
    private PostgresHold? _hold;

    /// <summary>Null on SQLite.</summary>
    private string? Connection => halls.IsPostgres ? halls.Settings.Postgres : null;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Goes on with a hold that was taken alone.</summary>
    public async Task GoOnAsync(PostgresHold hold, CancellationToken cancellation)
    {
        await hold.ServeAsync(cancellation);
        Release();
        _hold = hold;
    }

    /// <exception cref="OperatorException">Somebody restores this database or changes its schema.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (!await TryAsync(cancellation))
        {
            throw new OperatorException(
                "Another lianmeng restores this database or changes its schema. Start again when it is done.");
        }
    }

    /// <returns>False while somebody holds the database alone.</returns>
    public async Task<bool> TryAsync(CancellationToken cancellation)
    {
        if (Connection is { } connection)
        {
            _hold ??= await PostgresHold.TryServeAsync(connection, cancellation);
            return _hold is not null;
        }

        return true;
    }

    public void Release()
    {
        _hold?.Dispose();
        _hold = null;
    }

    public override void Dispose()
    {
        Release();
        base.Dispose();
    }

    protected internal override async Task RoundAsync(CancellationToken cancellation)
    {
        try
        {
            await (_hold?.CheckAsync(cancellation) ?? Task.CompletedTask);
        }
        catch (Npgsql.NpgsqlException)
        {
            Release();
        }

        await EnsureAsync(cancellation);
    }
}
