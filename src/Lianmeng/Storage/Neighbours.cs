using Lianmeng.Kernel;
using Npgsql;

namespace Lianmeng.Storage;

/// <summary>The other programs on the same PostgreSQL database. What a commit of one of them touched is heard here
/// (NOTIFY, delivered with the COMMIT) and rings the bell of this program. Lossy, as the bell is: a session that the
/// server lost is opened again, and then everything rings, because messages went by meanwhile. Nothing on SQLite, which
/// one program serves.</summary>
internal sealed class Neighbours(HallFactory halls, Bell bell, TimeProvider time, ILogger<Neighbours> log) : BackgroundService
{
    /// <summary>Name of the listening session among those of the server.</summary>
    public const string Session = "lianmeng-bell";

    private const string Channel = "lianmeng_touched";
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Tells the others, with the transaction to which the rows belong.</summary>
    public static void Tell(RowPen rows, Guid program, IReadOnlySet<Guid> touched)
    {
        foreach (var message in TouchedMessage.Write(program, touched))
        {
            rows.Add($"SELECT pg_notify('{Channel}', @p0)", message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = ShortestPause;
        while (halls.IsPostgres && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => pause = ShortestPause, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The session that hears other programs was lost ({Reason}); the next one in {Pause}",
                    e.GetBaseException().Message, pause);
                await Task.Delay(pause, time, stoppingToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task ListenAsync(Action heard, CancellationToken cancellation)
    {
        await using var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(halls.Settings.Postgres)
        {
            Pooling = false, ApplicationName = Session, KeepAlive = 10,
        }.ToString());
        session.Notification += (_, message) => Hear(message.Payload);
        await session.OpenAsync(cancellation);
        await using (var listen = new NpgsqlCommand("LISTEN " + Channel, session))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        heard();
        Ring(bell.RingAll);
        while (true)
        {
            await session.WaitAsync(cancellation);
        }
    }

    private void Hear(string payload)
    {
        if (TouchedMessage.Read(payload) is not { } message || message.Program == bell.Program)
        {
            return; // the own commits have rung, before they were answered
        }

        Ring(() =>
        {
            if (message.Touched is { } touched)
            {
                bell.Ring(touched);
            }
            else
            {
                bell.RingAll();
            }
        });
    }

    /// <summary>A listener that fails does not end the hearing.</summary>
    private void Ring(Action ring)
    {
        try
        {
            ring();
        }
        catch (Exception e)
        {
            log.LogError(e, "A listener of the bell failed");
        }
    }
}
