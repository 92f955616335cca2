using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Registry;

/// <summary>The best finding first, at once after what changed it, and only of the own site.</summary>
public sealed class SearchTests
{
    [Theory, OnBothDatabases]
    public async Task Search_GivesWhatIsCalledSoThenWhatBeginsSoThenWhatHasItInside(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var inside = await AddAsync(world, "常熟海棠化工有限公司");
        var start = await AddAsync(world, "海棠新材料有限公司");
        var whole = await AddAsync(world, "海棠");

        Assert.Equal([whole, start, inside], await FindAsync(world, "海棠"));
        Assert.Equal([whole, start, inside], await FindAsync(world, "haitang"));
        Assert.Equal([whole], (await FindAsync(world, "ht")).Take(1));
        Assert.Empty(await FindAsync(world, "没有这一家"));
        Assert.Empty(await FindAsync(world, "（）·"));
    }

    /// <summary>The index is kept; a registration, a new name and a merge make it anew for the very next search.</summary>
    [Theory, OnBothDatabases]
    public async Task Search_AfterAChange_FindsIt(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        Assert.Empty(await FindAsync(world, "海棠"));

        var one = await AddAsync(world, "海棠一号");
        Assert.Equal([one], await FindAsync(world, "海棠"));
        await world.DoneAsync(world.System, new RenameOrganization(one, "玉兰一号", "", new(2023, 3, 8)));
        Assert.Equal([one], await FindAsync(world, "yulan"));
        await world.DoneAsync(world.System, new StateField(
            one, OrganizationField.UnifiedCode, "91350100M000100Y43", "示例", new(2023, 3, 8)));
        Assert.Equal([one], await FindAsync(world, "350100m0001"));
        var other = await AddAsync(world, "芙蓉");
        await world.DoneAsync(world.System, new MergeOrganizations(one, other));
        Assert.Equal([other], await FindAsync(world, "yulan"));
    }

    [Theory, OnBothDatabases]
    public async Task Search_OfAnotherSite_FindsNothingOfOurs(Database database)
    {
        var hall = await TestHall.OnAsync(database);
        var (ours, theirs) = (await hall.NewWorldAsync(), await hall.NewWorldAsync());
        await AddAsync(ours, "海棠化工");

        Assert.Empty(await FindAsync(theirs, "海棠"));
    }

    [Fact]
    public async Task Search_InPages_GivesEachOnce()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        for (var i = 0; i < OrganizationDirectory.PageSize + 7; i++)
        {
            await AddAsync(world, $"海棠{i:00}厂");
        }

        var (first, second) = (await PageAsync(world, "海棠", 1), await PageAsync(world, "海棠", 2));

        Assert.Equal((57, 50, 7), (first.Total, first.Organizations.Count, second.Organizations.Count));
        Assert.Equal(57, first.Organizations.Concat(second.Organizations).DistinctBy(o => o.Id).Count());
    }

    private static Task<OrganizationId> AddAsync(TestWorld world, string name) => world.DoneAsync(world.System,
        new RegisterOrganization("", OrganizationKind.Firm, name, "", IsKnownToBeNew: true));

    private static async Task<IReadOnlyList<OrganizationId>> FindAsync(TestWorld world, string text) =>
        [.. (await PageAsync(world, text, 1)).Organizations.Select(o => o.Id)];

    private static async Task<DirectoryPage> PageAsync(TestWorld world, string text, int page) =>
        await world.AskAsync<OrganizationDirectory, DirectoryPage>(
            await world.SecretariatAsync(), d => d.PageAsync(new(text, Page: page), TestContext.Current.CancellationToken));
}
