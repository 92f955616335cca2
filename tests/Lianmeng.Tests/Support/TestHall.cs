using System.Collections.Concurrent;
using Lianmeng.Kernel;
using Lianmeng.Operations;
using Lianmeng.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lianmeng.Tests.Support;

/// <summary>The real program on a real database and port, one for each database and test run. Tests keep apart by
/// making their own site.</summary>
public sealed class TestHall
{
    private static readonly ConcurrentDictionary<Database, Lazy<Task<TestHall>>> Halls = new();

    private TestHall(WebApplication app, Database database, string dataFolder) =>
        (App, Database, DataFolder) = (app, database, dataFolder);

    public WebApplication App { get; }

    public Database Database { get; }

    public string DataFolder { get; }

    public Uri Address => new(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public HallFactory Factory => App.Services.GetRequiredService<HallFactory>();

    public Ids NewIds => App.Services.GetRequiredService<Ids>();

    public TestClock Clock => (TestClock)App.Services.GetRequiredService<TimeProvider>();

    /// <summary>The hall that tests share. It has an account: nobody is led to the set-up page.</summary>
    public static Task<TestHall> OnAsync(Database database) => Halls.GetOrAdd(database, d => new(async () =>
    {
        var hall = await StartAsync(d);
        var world = await hall.NewWorldAsync();
        await world.ClerkAsync(await world.FirmAsync());
        return hall;
    })).Value;

    /// <summary>A hall of its own, for tests that stop it or damage its files.</summary>
    /// <param name="more">Adds to the program before it starts, such as a route with a planted defect.</param>
    /// <param name="settings">Beside folder and database, such as <c>("Demo", "true")</c>.</param>
    public static async Task<TestHall> StartAsync(
        Database database, Action<WebApplication>? more = null, params (string Setting, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("lianmeng-test-").FullName;
        var postgres = database == Database.Postgres ? await CreatePostgresAsync() : null;
        var app = Build(folder, postgres, more, settings);
        await using (var hall = app.Services.GetRequiredService<HallFactory>().OpenForWriting())
        {
            await hall.Database.MigrateAsync();
        }

        await app.StartAsync();
        return new(app, database, folder);
    }

    /// <summary>A second program on the database of one, with a folder of its own and the same keys, as behind one
    /// proxy.</summary>
    public static async Task<TestHall> BesideAsync(TestHall one, params (string Setting, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("lianmeng-test-").FullName;
        var app = Build(folder, one.Factory.Settings.Postgres, null, [("KeyFolder", one.Factory.Settings.Keys), .. settings]);
        await app.StartAsync();
        return new(app, one.Database, folder);
    }

    /// <summary>A new world with a site of its own.</summary>
    public Task<TestWorld> NewWorldAsync() => TestWorld.CreateAsync(this);

    /// <summary>A client without cookies of others and without following redirects.</summary>
    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };

    private static WebApplication Build(
        string folder, string? postgres, Action<WebApplication>? more, (string Setting, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "lianmeng", EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new TestLog());
        OperatorLog.Filter(builder.Logging);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Lianmeng:DataFolder"] = folder, ["Lianmeng:Postgres"] = postgres,
            // So that pages offer channels; nobody answers there.
            ["Lianmeng:PublicAddress"] = "http://hall.example", ["Lianmeng:SmtpServer"] = "127.0.0.1",
            ["Lianmeng:SmtpPort"] = "1", ["Lianmeng:SmtpTls"] = "none", ["Lianmeng:SmtpSender"] = "hall@hall.example",
        });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create("Lianmeng:" + s.Setting, (string?)s.Value)));
        builder.WebHost.UseStaticWebAssets();
        builder.AddHall();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new TestClock());
        var app = builder.Build();
        more?.Invoke(app);
        app.UseHall();
        return app;
    }

    internal static async Task<string> CreatePostgresAsync()
    {
        var server = Environment.GetEnvironmentVariable("LIANMENG_TEST_POSTGRES")
            ?? throw new InvalidOperationException(
                "LIANMENG_TEST_POSTGRES is not set: run ./test, which starts a server, or ./test --fast for SQLite only.");
        var name = "t" + Guid.CreateVersion7().ToString("N");
        await using var source = NpgsqlDataSource.Create(server);
        await using var create = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }
}
