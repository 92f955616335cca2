// The program without its web server, under a storm of writes: reads numbers from standard input, registers one product
// for each through the real door and writer, all at once, and says "NUMBER PRODUCT" when it was acknowledged or
// "NUMBER ?" when its outcome is unknown. Ends when the input ends; the fault tests kill it before.
//   Lianmeng.FaultTests.Storm DATA-FOLDER SITE…      (PostgreSQL by the environment variable STORM_POSTGRES,
//                                                    keys and checkpoints of several programs in STORM_SHARED)
using Lianmeng;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Operations;
using Lianmeng.Storage;
using Lianmeng.Supply;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
builder.Services.AddHostedService<CheckpointKeeper>(); // stops after the writer, as in the program
var shared = Environment.GetEnvironmentVariable("STORM_SHARED") ?? args[0];
builder.Services.AddHallCore(new HallSettings
{
    DataFolder = args[0], Postgres = Environment.GetEnvironmentVariable("STORM_POSTGRES"),
    KeyFolder = Path.Combine(shared, "keys"), CheckpointFolder = Path.Combine(shared, "checkpoints"),
});
foreach (var capability in Capabilities.All)
{
    capability.AddServices(builder.Services);
}

using var host = builder.Build();
await host.StartAsync();
SiteId[] sites = [.. args[1..].Select(site => SiteId.Parse(site))];
using (var hall = host.Services.GetRequiredService<HallFactory>().OpenForReading(default))
{
    _ = hall.Model;
}

var door = new Door(host.Services.GetRequiredService<IWriter>(), new CurrentActor());
Console.WriteLine("ready");
var running = new List<Task>();
while (await Console.In.ReadLineAsync() is { } line)
{
    running.Add(RegisterAsync(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)));
}

await Task.WhenAll(running);
await host.StopAsync();
return 0;

async Task RegisterAsync(int number)
{
    var actor = Actor.System(sites[number % sites.Length]);
    var outcome = await door.DoAsync(actor, new RegisterProduct($"p{number}", "示例产品", "Example product"), $"key-{number}");
    Console.WriteLine(outcome.IsDone ? $"{number} {outcome.Value}"
        : outcome.Refused.Kind == RefusalKind.Unknown ? $"{number} ?" : $"{number} ! {outcome.Refused}");
}
