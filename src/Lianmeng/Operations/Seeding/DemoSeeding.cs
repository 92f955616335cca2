namespace Lianmeng.Operations.Seeding;

/// <summary>Loads the demo world after the writer started and before the server listens, so that "ready" means that
/// the world is there.</summary>
internal sealed class DemoSeeding(WorldSeeder seeder, HallSettings settings, ILogger<DemoSeeding> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var seeding = await seeder.SeedAsync(settings.World, cancellationToken);
        if (seeding.Written > 0)
        {
            log.LogInformation("The demo world was loaded by {Commands} commands", seeding.Written);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
