using System.CommandLine;
using Lianmeng.Operations.Commands;
using Lianmeng.Operations.Seeding;
using Lianmeng.Operations.Start;
using Microsoft.AspNetCore.Connections;

namespace Lianmeng.Operations;

/// <summary>Serves the pages and the API until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create(OperatorConsole console)
    {
        var command = new Command("serve", "Serve the pages and the API. Stops on Ctrl+C or SIGTERM.");
        command.SetAction((_, cancellation) => RunAsync(console, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(OperatorConsole console, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The pages' files lie beside the program, wherever it is started from.
            ApplicationName = "lianmeng", ContentRootPath = AppContext.BaseDirectory,
        });
        console.AddSettings(builder.Configuration);
        var settings = SettingsReader.Read(builder.Configuration);
        DataFolder.Prepare(settings);
        using var held = DataFolder.Hold(settings);
        await using var app = Build(builder, settings);
        await app.Services.GetRequiredService<SchemaUpdate>().RunAsync(cancellation);
        await StartAsync(app, settings, cancellation);
        await SayReadyAsync(console, app, settings, cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return (int)ExitCode.Done;
    }

    /// <exception cref="OperatorException">Another program listens there.</exception>
    private static async Task StartAsync(WebApplication app, HallSettings settings, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new OperatorException(
                $"Another program already listens on {settings.Urls}. Stop it, or give this one another address: "
                + "LIANMENG__URLS=http://127.0.0.1:5081, or the setting Urls in lianmeng.json.");
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder, HallSettings settings)
    {
        OperatorLog.Use(builder.Logging);
        builder.WebHost.UseUrls(settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.AddHall();
        if (settings.Demo)
        {
            builder.Services.AddHostedService<DemoSeeding>();
        }
        else
        {
            builder.Services.AddHostedService<SetUpNotice>();
        }

        var app = builder.Build();
        app.UseHall();
        return app;
    }

    /// <summary>The address on standard output, for the person or the script that started the program; in demo mode also
    /// which clock runs and the sign-in links. The log goes to standard error.</summary>
    private static async Task SayReadyAsync(
        OperatorConsole console, WebApplication app, HallSettings settings, CancellationToken cancellation)
    {
        var address = app.Urls.First();
        if (settings.Demo)
        {
            await console.Output.WriteLineAsync("Demo world, real time. Sign in as (each link works once):");
            foreach (var line in await app.Services.GetRequiredService<DemoLinks>().MakeAsync(address, cancellation))
            {
                await console.Output.WriteLineAsync(line);
            }
        }

        await console.Output.WriteLineAsync($"Ready: {address}");
    }
}
