using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>Looks every minute for silence that is due. Several nodes may do it at once: versions decide.</summary>
internal sealed class SignalReminders(IServiceScopeFactory scopes, TimeProvider time, ILogger<SignalReminders> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            await using var scope = scopes.CreateAsyncScope();
            var door = scope.ServiceProvider.GetRequiredService<Door>();
            var outcome = await door.DoAsync(Actor.System(default), new RemindSilent(), null, stopping);
            if (outcome.Refused is { } no)
            {
                log.LogWarning("Reminding was refused: {Code}", no.Code);
            }
        }
    }
}
