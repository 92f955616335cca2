using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Operations.Backups;
using Lianmeng.Operations.Seeding;
using Lianmeng.Operations.Start;
using Lianmeng.Operations.OpenApi;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Operations;

/// <summary>What the operator needs: start, health, seeds, backup.</summary>
public sealed class OperationsCapability : ICapability
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ServingHold>();
        services.AddSingleton<SchemaUpdate>();
        services.AddSingleton<BackupKey>();
        services.AddSingleton<BackupMaker>();
        services.AddSingleton<BackupRestorer>();
        services.AddSingleton<WorldSeeder>();
        services.AddSingleton<DemoLinks>();
        services.AddHostedService<AnswerRounds>();
        services.AddApiDocument();
    }

    public IEnumerable<Ability> Abilities => [OperationsAbilities.ForgetAnswers];

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/openapi/v1.json", (HttpContext http, ApiDocumentRoute document) => document.ServeAsync(http))
            .Needs(Ability.Public).ExcludeFromDescription();
        routes.MapGet("/health/live", () => Results.Text("ok")).Needs(Ability.Public).ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).Needs(Ability.Public).ExcludeFromDescription();
    }

    /// <summary>Ready = the database answers. One word; details are in the log.</summary>
    private static async Task<IResult> ReadyAsync(HallFactory halls, CancellationToken cancellation)
    {
        await using var hall = halls.OpenForReading(default);
        try
        {
            await hall.Database.ExecuteSqlRawAsync("SELECT 1", cancellation);
            return Results.Text("ready");
        }
        catch (System.Data.Common.DbException)
        {
            return Results.Text("unavailable", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
