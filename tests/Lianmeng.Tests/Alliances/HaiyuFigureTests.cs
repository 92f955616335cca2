using System.Collections.Concurrent;
using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Operations.Seeding;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Lianmeng.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Alliances;

/// <summary>The real park: the figures of the newspaper page, computed from the files of the demo world.</summary>
public sealed class HaiyuFigureTests
{
    private static readonly ConcurrentDictionary<Database, Lazy<Task<(TestHall, SiteId)>>> Seeded = new();

    private static readonly DateOnly PageDay = new(2023, 3, 8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Haiyu_OnTheDayOfThePage_GivesItsFigures(Database database)
    {
        var (hall, site) = await SeedAsync(database);

        var figures = await ReadAsync(hall, site, PageDay);

        Assert.Equal(
            new Dictionary<string, int?>
            {
                ["alliances"] = 2, ["party-organizations"] = 14, ["firms"] = 24, ["members"] = 358, ["share"] = 71,
                ["base"] = 504, ["agreements"] = 6, ["action-branches"] = 6, ["exchange-meeting"] = null,
            },
            figures.ToDictionary(f => f.Key, f => f.Value.Number));
        Assert.Equal(Qualifier.About, figures["base"].Qualifier);
        Assert.Equal(CadencePeriod.Month, figures["exchange-meeting"].Every);
        Assert.All(figures.Values.Where(f => f.Printed is not null), f => Assert.Equal(f.Printed?.Value, f.Number));
    }

    [Theory, OnBothDatabases]
    public async Task Haiyu_AtTheEndOf2022_IsQuarterlyAndOtherwiseNotPublished(Database database)
    {
        var (hall, site) = await SeedAsync(database);

        var figures = await ReadAsync(hall, site, new(2022, 12, 31));

        Assert.Equal(CadencePeriod.Quarter, figures["exchange-meeting"].Every);
        Assert.Equal(["alliances", "exchange-meeting"],
            figures.Values.Where(f => f.IsPublished).Select(f => f.Code));
    }

    [Theory, OnBothDatabases]
    public async Task Haiyu_EveryCount_OpensIntoAsManyLines(Database database)
    {
        var (hall, site) = await SeedAsync(database);

        var figures = await ReadAsync(hall, site, PageDay);

        Assert.All(
            new[] { "alliances", "party-organizations", "firms", "agreements", "action-branches" },
            code => Assert.Equal(figures[code].Number, figures[code].Lines.Count));
        Assert.Equal(358, figures["members"].Lines.Sum(l => l.Value));
        Assert.Equal(2, figures["members"].Lines.Count(l => l.Value is null));
    }

    [Theory, OnBothDatabases]
    public async Task Haiyu_BeforeTheDayOfThePage_AssertsNoMember(Database database)
    {
        var (hall, site) = await SeedAsync(database);

        var alliances = await ReadAlliancesAsync(hall, site, new(2022, 12, 31));

        Assert.Equal(2, alliances.Count);
        Assert.All(alliances, a => Assert.Equal(PageDay, a.MembersPublishedFrom));
        Assert.All(alliances, a => Assert.Empty(a.Slots.SelectMany(s => s.Members).Concat(a.Partners)));
        Assert.All(await ReadAlliancesAsync(hall, site, PageDay), a => Assert.Null(a.MembersPublishedFrom));
    }

    [Theory, OnBothDatabases]
    public async Task Haiyu_MemberOfWhichThePageOnlySaysThatItWantsToJoin_IsOurConclusion(Database database)
    {
        var (hall, site) = await SeedAsync(database);

        var line = Assert.Single((await ReadAsync(hall, site, PageDay))["firms"].Lines, l => l.Name.Contains("明康德"));

        Assert.Equal((FactSource.Derived, "N"), (line.Source, line.Slot));
    }

    /// <summary>The firm of the page gets its branch and moves from N to X on that day, by one action: 14 → 15 Party organisations,
    /// 24 firms unchanged; members and share move when the receipts of the branch come, and not before.</summary>
    [Theory, OnBothDatabases]
    public async Task Haiyu_AFirmGetsItsBranchAndMoves_TheFiguresFollowAtOnce(Database database)
    {
        var (hall, site) = await MakeAsync(database);
        var firm = (await RegistryCodes.OrganizationsAsync(hall.Factory, site, Token))["mingkangde"];
        var day = new DateOnly(2023, 3, 20);
        var alliance = (await ReadAlliancesAsync(hall, site, day))
            .First(a => a.Slots.Any(s => s.Members.Any(m => m.OrganizationId == firm))).Id;
        var branch = await DoAsync(hall, site, new RegisterOrganization(
            "mingkangde-branch", OrganizationKind.PartyOrganization, "示例党支部", "Example branch", ParentId: firm,
            Source: FactSource.Invented));

        Assert.Equal((14, 24, 358, 71), await FourAsync(hall, site, day));
        await DoAsync(hall, site, new MoveToSlot(alliance, firm, "X", day));
        Assert.Equal((15, 24, 358, 71), await FourAsync(hall, site, day));
        Assert.Equal((14, 24, 358, 71), await FourAsync(hall, site, day.AddDays(-1)));
        await DoAsync(hall, site, new RecordMemberCount(branch, day.AddDays(10), 30, Qualifier.Nearly, FactSource.Invented));
        Assert.Equal((15, 24, 388, 77), await FourAsync(hall, site, day.AddDays(10)));
        Assert.Equal((15, 24, 358, 71), await FourAsync(hall, site, day.AddDays(9)));
        await hall.App.StopAsync(Token);
    }

    private static async Task<(int?, int?, int?, int?)> FourAsync(TestHall hall, SiteId site, DateOnly day)
    {
        var figures = await ReadAsync(hall, site, day);
        return (figures["party-organizations"].Number, figures["firms"].Number, figures["members"].Number, figures["share"].Number);
    }

    private static async Task<T> DoAsync<T>(TestHall hall, SiteId site, ICommand<T> command) => (await new Door(
        hall.App.Services.GetRequiredService<IWriter>(), new CurrentActor()).DoAsync(Actor.System(site), command, cancellation: Token)).Value;

    /// <summary>A hall of its own: its site has a fixed code, and another test may seed it as well.</summary>
    private static Task<(TestHall Hall, SiteId Site)> SeedAsync(Database database) =>
        Seeded.GetOrAdd(database, d => new(() => MakeAsync(d))).Value;

    private static async Task<(TestHall Hall, SiteId Site)> MakeAsync(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var seeder = new WorldSeeder(
            hall.Factory, hall.App.Services.GetRequiredService<IWriter>(), hall.App.Services.GetRequiredService<Ids>());
        var seeding = await seeder.SeedAsync(FindHaiyu(), Token);
        Assert.Equal(0, (await seeder.SeedAsync(FindHaiyu(), Token)).Written);
        return (hall, seeding.Site);
    }

    private static async Task<IReadOnlyDictionary<string, Figure>> ReadAsync(TestHall hall, SiteId site, DateOnly day)
    {
        await using var scope = hall.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System(site);
        return (await scope.ServiceProvider.GetRequiredService<AllianceFigures>().AsOfAsync(day, Token))
            .ToDictionary(f => f.Code);
    }

    private static async Task<IReadOnlyList<AllianceView>> ReadAlliancesAsync(TestHall hall, SiteId site, DateOnly day)
    {
        await using var scope = hall.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System(site);
        return await scope.ServiceProvider.GetRequiredService<AllianceViews>().ListAsync(day, Token);
    }

    private static string FindHaiyu()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "worlds", "haiyu")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("worlds/haiyu");
        }

        return Path.Combine(folder.FullName, "worlds", "haiyu");
    }
}
