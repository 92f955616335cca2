using Lianmeng.Access;

namespace Lianmeng.Operations.Start;

/// <summary>Writes the set-up code to the log, once, while no account exists.</summary>
internal sealed class SetUpNotice(SetUpCode code, ILogger<SetUpNotice> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await code.IsOpenAsync(cancellationToken))
        {
            log.LogWarning("No account exists. Open /set-up and give this one-time code: {SetUpCode}", code.Code);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
