using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Registry;

/// <summary>Two records of one organisation become one.</summary>
public sealed class MergeTests
{
    [Theory, OnBothDatabases]
    public async Task Merge_MovesWhateverPointsToTheRecordAndKeepsItsNameAndId(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var oldFirm = await world.StaffedFirmAsync("示例旧记录");
        var (old, oldClerk) = (oldFirm.Id, oldFirm.Clerk);
        var (stays, _) = await world.FirmWithClerkAsync("示例新记录");
        var customer = await world.StaffedFirmAsync();
        var product = await world.ProductAsync();
        await world.EdgeAsync(old, customer.Id, product);
        var signal = await world.SignalAsync(customer, product, SignalKind.Price, oldFirm);
        var branch = await world.BranchOfAsync(old);

        var into = await world.DoneAsync(secretariat, new MergeOrganizations(old, stays));

        Assert.Equal(stays, into);
        var view = await FindAsync(world, secretariat, old);
        Assert.Equal(stays, view?.Id);
        Assert.Contains(branch, view!.Children.Select(c => c.Id));
        var record = await world.AskAsync<OrganizationRecords, OrganizationRecord>(
            secretariat, r => r.OfAsync(stays, new(2030, 1, 1), TestContext.Current.CancellationToken));
        Assert.Contains(record.Names, n => n is { Name: "示例旧记录", Kind: NameKind.Merged });
        Assert.Equal(stays, Assert.Single(await FoundAsync(world, secretariat, "示例旧记录")));
        Assert.NotEqual(default, await world.MatterIdAsync(signal, stays));
        using var clerk = await world.SignedInAsync(oldClerk);
        await clerk.GetAsync("/received");
        Assert.Contains("示例新记录", clerk.Page.Body?.TextContent);
    }

    /// <summary>Nothing in any table, of any capability, points to the old id any more.</summary>
    [Theory, OnBothDatabases]
    public async Task Merge_LeavesNoReferenceToTheOldId(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var (old, _) = await world.FirmWithClerkAsync();
        var (stays, _) = await world.FirmWithClerkAsync();
        var before = await ReferencesAsync(world, secretariat, old);
        Assert.Contains("access_grants", before.Keys);

        await world.DoneAsync(secretariat, new MergeOrganizations(old, stays));

        Assert.Empty(await ReferencesAsync(world, secretariat, old));
        await using var hall = world.Open();
        Assert.False(await hall.Set<Lianmeng.Registry.State.Organization>().AnyAsync(
            o => o.Id == old, TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task Merge_OfTwoThatTradeWithEachOther_IsRefusedAndNothingMoves(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var (one, _) = await world.FirmWithClerkAsync();
        var (other, _) = await world.FirmWithClerkAsync();
        await world.EdgeAsync(one, other, await world.ProductAsync());
        var before = await ReferencesAsync(world, secretariat, one);

        var refusal = await world.RefusedAsync(secretariat, new MergeOrganizations(one, other));

        Assert.Equal(("merge.both", "supply_edges"), (refusal.Code, refusal.Problems[0].Arguments[0]));
        Assert.Equal(before, await ReferencesAsync(world, secretariat, one));
    }

    [Theory, OnBothDatabases]
    public async Task Merge_TwiceInARow_LeadsEveryOldIdToTheLast(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var (a, b, c) = (await world.FirmAsync(), await world.FirmAsync(), await world.FirmAsync());

        await world.DoneAsync(secretariat, new MergeOrganizations(a, b));
        await world.DoneAsync(secretariat, new MergeOrganizations(b, c));

        Assert.Equal(c, (await FindAsync(world, secretariat, a))?.Id);
        Assert.Equal(c, (await FindAsync(world, secretariat, b))?.Id);
    }

    [Fact]
    public async Task Merge_OfWhatCannotBeOne_NamesTheReason()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var (firm, branch) = await world.FirmWithBranchAsync();
        var other = await world.FirmAsync();

        Assert.Equal("merge.itself", (await world.RefusedAsync(secretariat, new MergeOrganizations(firm, firm))).Code);
        Assert.Equal("merge.kinds", (await world.RefusedAsync(secretariat, new MergeOrganizations(firm, branch))).Code);
        Assert.Equal(RefusalKind.Forbidden, (await world.RefusedAsync(
            await world.ClerkAsync(firm), new MergeOrganizations(firm, other))).Kind);
    }

    /// <summary>A capability that points to organisations has a word for it, so that the preview speaks plainly.</summary>
    [Theory, InlineData(Language.Chinese), InlineData(Language.English)]
    public async Task Preview_OfEveryTable_HasAWord(Language language)
    {
        var hall = await TestHall.OnAsync(Database.Sqlite);
        await using var reading = hall.Factory.OpenForReading(default);

        Assert.Empty(Repointing.Columns(reading.Model).Select(c => "merge.table." + c.Table)
            .Where(key => !Words.Catalogue(language).ContainsKey(key)));
    }

    private static Task<IReadOnlyDictionary<string, int>> ReferencesAsync(TestWorld world, Actor by, OrganizationId id) =>
        world.AskAsync<OrganizationRecords, IReadOnlyDictionary<string, int>>(
            by, r => r.ReferencesAsync(id, TestContext.Current.CancellationToken));

    private static Task<OrganizationView?> FindAsync(TestWorld world, Actor by, OrganizationId id) =>
        world.AskAsync<OrganizationDirectory, OrganizationView?>(
            by, d => d.FindAsync(id, new(2030, 1, 1), TestContext.Current.CancellationToken));

    private static async Task<IEnumerable<OrganizationId>> FoundAsync(TestWorld world, Actor by, string text) =>
        (await world.AskAsync<OrganizationDirectory, DirectoryPage>(
            by, d => d.PageAsync(new(text), TestContext.Current.CancellationToken))).Organizations.Select(o => o.Id);
}
