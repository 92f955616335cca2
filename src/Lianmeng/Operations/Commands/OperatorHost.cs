using Lianmeng.Journal;
using Lianmeng.Operations.Start;

namespace Lianmeng.Operations.Commands;

/// <summary>The program without its web server, for one command: the same settings, storage, writer and door.</summary>
internal static class OperatorHost
{
    /// <param name="work">Gets the services; what it returns is the exit code.</param>
    /// <param name="needsSchema">Brings the schema up to date first, as the server does.</param>
    /// <param name="more">Services in place of the program's own.</param>
    public static async Task<int> RunAsync(
        OperatorConsole console, Func<IServiceProvider, CancellationToken, Task<int>> work, bool needsSchema,
        CancellationToken cancellation, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = "lianmeng", ContentRootPath = AppContext.BaseDirectory, DisableDefaults = true,
        });
        console.AddSettings(builder.Configuration);
        var settings = SettingsReader.Read(builder.Configuration);
        DataFolder.Prepare(settings);
        OperatorLog.Use(builder.Logging);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (needsSchema)
        {
            // What the command writes is signed when it ends: perhaps no server runs that would do it.
            builder.Services.AddHostedService<CheckpointKeeper>();
        }

        builder.Services.AddHallCore(settings);
        builder.Services.AddHttpContextAccessor();
        foreach (var capability in Capabilities.All)
        {
            capability.AddServices(builder.Services);
        }

        more?.Invoke(builder.Services);
        using var host = builder.Build();
        if (needsSchema)
        {
            await host.Services.GetRequiredService<SchemaUpdate>().RunAsync(cancellation);
        }

        await host.StartAsync(cancellation);
        try
        {
            return await work(host.Services, cancellation);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
