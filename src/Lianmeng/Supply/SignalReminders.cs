using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>Looks every minute for silence that is due. Several nodes may do it at once: versions decide.</summary>
internal sealed class SignalReminders(IServiceScopeFactory scopes, TimeProvider time, ILogger<SignalReminders> log)
    : Rounds(TimeSpan.FromMinutes(1), time, log)
{
    private readonly ILogger _log = log;

    protected internal override async Task RoundAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var door = scope.ServiceProvider.GetRequiredService<Door>();
        var outcome = await door.DoAsync(Actor.System(default), new RemindSilent(), null, cancellation);
        if (outcome.Refused is { } no)
        {
            _log.LogWarning("Reminding was refused: {Code}", no.Code);
        }
    }
}
