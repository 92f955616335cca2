using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Operations;
using Lianmeng.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lianmeng.Bench;

/// <summary>The real program, with one more route: <c>/bench/hello</c>, through the whole pipeline.</summary>
internal sealed class BenchHall(WebApplication app, string folder, bool isOurs) : IAsyncDisposable
{
    public string Folder { get; } = folder;

    public IServiceProvider Services => app.Services;

    public string Address => app.Services.GetRequiredService<IServer>().Features
        .GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    /// <param name="postgres">Connection string of a server on which a database may be made; null means SQLite.</param>
    public static async Task<BenchHall> StartAsync(string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("lianmeng-bench-").FullName;
        return await StartAsync(folder, postgres is null ? null : await CreateDatabaseAsync(postgres), isOurs: true);
    }

    /// <summary>On data that is there already, and stays.</summary>
    /// <param name="database">Connection string of the database; null means the SQLite file in the folder.</param>
    public static Task<BenchHall> OpenAsync(string folder, string? database) => StartAsync(folder, database, isOurs: false);

    private static async Task<BenchHall> StartAsync(string folder, string? database, bool isOurs)
    {
        var app = Build(folder, database);
        await using (var hall = app.Services.GetRequiredService<HallFactory>().OpenForWriting())
        {
            await hall.Database.MigrateAsync();
        }

        await app.StartAsync();
        return new(app, folder, isOurs);
    }

    public Task<Outcome<T>> DoAsync<T>(Actor actor, ICommand<T> command, string? key = null) =>
        new Door(app.Services.GetRequiredService<IWriter>(), new CurrentActor()).DoAsync(actor, command, key);

    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<T> DoneAsync<T>(Actor actor, ICommand<T> command) => (await DoAsync(actor, command)).Value;

    public Hall Open(SiteId site) => app.Services.GetRequiredService<HallFactory>().OpenForReading(site);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (isOurs)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static WebApplication Build(string folder, string? postgres)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "lianmeng", EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Lianmeng:DataFolder"] = folder, ["Lianmeng:Postgres"] = postgres,
            // A published program looks for no changed files at every request.
            ["ReloadStaticAssetsAtRuntime"] = "false",
        });
        builder.WebHost.UseStaticWebAssets();
        builder.AddHall();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseHall();
        app.MapGet("/bench/hello", () => TypedResults.Text("hello")).Needs(Ability.Public);
        return app;
    }

    private static async Task<string> CreateDatabaseAsync(string server)
    {
        var name = "b" + Guid.CreateVersion7().ToString("N");
        await using var source = NpgsqlDataSource.Create(server);
        await using var create = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }
}
