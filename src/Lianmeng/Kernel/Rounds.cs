namespace Lianmeng.Kernel;

/// <summary>Work that the program does again and again in the background. A round that fails is logged and the next one
/// comes: a database that was away for a minute must not end the program.</summary>
public abstract class Rounds(TimeSpan every, TimeProvider time, ILogger log) : BackgroundService
{
    protected internal abstract Task RoundAsync(CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryRoundAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops, or never began to listen.
        }
    }

    /// <summary>One round; a failure is logged, never thrown.</summary>
    protected async Task TryRoundAsync(CancellationToken cancellation)
    {
        try
        {
            await RoundAsync(cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(e, "A round of {Work} failed", GetType().Name);
        }
    }
}
