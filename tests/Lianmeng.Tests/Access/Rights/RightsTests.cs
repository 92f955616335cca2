using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Lianmeng.Tests.Access.Rights;

/// <summary>Nobody gets what he may not see: every route of the running router × every role × own, other organisation
/// and other site.</summary>
public sealed class RightsTests
{
    private const string Leak = "/planted/leak";
    private const string Wide = "/planted/wide/{matterId}";
    private static readonly Lazy<Task<(TestHall Hall, RightsWorld World)>> Planted = new(PlantAsync);
    private static string _leaking = "";

    [Theory, OnBothDatabases]
    public async Task Routes_EverybodyAsksForEverything_GivesEachHisOwnAlone(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var matrix = new RightsMatrix(hall, await RightsWorld.CreateAsync(hall));

        await matrix.RunAsync();

        Assert.True(matrix.Findings.Count == 0, string.Join('\n', matrix.Findings));
        Assert.Empty(matrix.Unseen);
        // Both answer other tests: this hall is set up, and the planted link is one to answer with.
        Assert.Equal(["/l/sign-in/{Secret}", "/set-up"], matrix.Unreached);
        Assert.True(matrix.Requests > 1000, $"{matrix.Requests} requests");
    }

    [Fact]
    public async Task Routes_OneThatShowsAnothersText_IsFound()
    {
        var (hall, world) = await Planted.Value;
        var matrix = new RightsMatrix(hall, world);

        await matrix.RunAsync(only: Leak);

        Assert.Contains($"stranger-clerk GET {Leak} shows “signal”", matrix.Findings);
        Assert.DoesNotContain(matrix.Findings, f => f.StartsWith("own-clerk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Routes_OneWhoseAbilityIsTooWide_IsFound()
    {
        var (hall, world) = await Planted.Value;
        var matrix = new RightsMatrix(hall, world);

        await matrix.RunAsync(only: Wide);

        Assert.Contains(matrix.Findings, f => f.StartsWith("stranger-clerk", StringComparison.Ordinal)
            && f.EndsWith("200 for a thing of others", StringComparison.Ordinal));
        Assert.DoesNotContain(matrix.Findings, f => f.StartsWith("anonymous", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_RouteWithoutAnAbility_IsRefusedByItsName()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestHall.StartAsync(Database.Sqlite, app => app.MapGet("/planted/bare", () => "")));

        Assert.Contains("/planted/bare", refused.Message);
    }

    /// <summary>A hall with a route that tells everybody what is one firm's, and one that opens every matter to every
    /// firm.</summary>
    private static async Task<(TestHall Hall, RightsWorld World)> PlantAsync()
    {
        var hall = await TestHall.StartAsync(Database.Sqlite, app =>
        {
            app.MapGet(Leak, () => _leaking).Needs(Ability.Public);
            app.MapGet(Wide, (Guid matterId) => Results.Text($"{matterId}")).Needs(SupplyAbilities.Answer);
        });
        var world = await RightsWorld.CreateAsync(hall);
        _leaking = world.Canaries.First(c => c.What == "signal").Text;
        return (hall, world);
    }
}
