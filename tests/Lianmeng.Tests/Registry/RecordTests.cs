using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Registry;

/// <summary>What is kept of an organisation beside its row: names, values with their sources, tenancies.</summary>
public sealed class RecordTests
{
    private const string Code = "91350100M000100Y43";
    private static readonly DateOnly Today = new(2023, 3, 8);

    [Theory, OnBothDatabases]
    public async Task Rename_KeepsTheOldNameAndASearchFindsBoth(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var firm = await RegisterAsync(world, secretariat, "常熟明康德新药开发有限公司");

        await world.DoneAsync(secretariat, new RenameOrganization(firm, "苏州海棠医药有限公司", "", Today));

        Assert.Equal([firm], await FindAsync(world, secretariat, "htyy"));
        Assert.Equal([firm], await FindAsync(world, secretariat, "明康德"));
        Assert.Equal([firm], await FindAsync(world, secretariat, "mkd"));
        var former = Assert.Single((await RecordAsync(world, secretariat, firm)).Names);
        Assert.Equal(("常熟明康德新药开发有限公司", NameKind.Former, Today.AddDays(-1)), (former.Name, former.Kind, former.To));
        Assert.Equal("organization.renamed-later", (await world.RefusedAsync(
            secretariat, new RenameOrganization(firm, "苏州别名有限公司", "", Today))).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Fields_OfficialClaimedAndDerived_StandSideBySide(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var firm = await world.FirmAsync();
        var clerk = await world.ClerkAsync(firm);
        await world.DoneAsync(secretariat, new StateField(firm, OrganizationField.UnifiedCode, Code, "营业执照", Today));
        await world.DoneAsync(secretariat, new StateField(firm, OrganizationField.Region, "320581", "营业执照", Today));

        await world.DoneAsync(clerk, new StateField(firm, OrganizationField.Region, "320585", null, Today));

        var region = (await RecordAsync(world, secretariat, firm)).Fields.Single(f => f.Field == OrganizationField.Region);
        Assert.Equal("320581", region.Best.Value);
        Assert.Equal(
            [(Standing.Official, "320581"), (Standing.Claimed, "320585"), (Standing.Derived, "350100")],
            region.All.Select(l => (l.Standing, l.Value)));
        Assert.Equal("营业执照", region.Best.Source);
    }

    [Theory, OnBothDatabases]
    public async Task Field_ClaimedByTheFirm_IsReadByOthersOnceItIsVerified(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var (firm, other) = (await world.FirmAsync(), await world.FirmAsync());
        var (clerk, stranger) = (await world.ClerkAsync(firm), await world.ClerkAsync(other));
        await world.DoneAsync(clerk, new StateField(firm, OrganizationField.Phone, "+86 0512-51234567", null, Today));

        Assert.Empty((await RecordAsync(world, stranger, firm)).Fields);
        Assert.Equal("0512-51234567", (await RecordAsync(world, clerk, firm)).Best(OrganizationField.Phone)?.Value);
        await world.DoneAsync(secretariat, new VerifyField(firm, OrganizationField.Phone));

        var seen = (await RecordAsync(world, stranger, firm)).Best(OrganizationField.Phone);
        Assert.Equal(("0512-51234567", secretariat.Name), (seen?.Value, seen?.VerifiedBy));
        Assert.Equal(RefusalKind.Forbidden, (await world.RefusedAsync(
            stranger, new StateField(firm, OrganizationField.Phone, "0512-51234568", null, Today))).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task UnifiedCode_HeldByAnother_IsRefusedByTheConstraint(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        await RegisterAsync(world, secretariat, "常熟示例化工有限公司", Code);

        var refusal = await world.RefusedAsync(secretariat, New("苏州别样纺织有限公司", Code));

        Assert.Equal("unified-code.taken", refusal.Code);
    }

    [Fact]
    public async Task Register_WithSeveralFaults_NamesThemAll()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();

        var refusal = await world.RefusedAsync(await world.SecretariatAsync(), new RegisterOrganization(
            "", OrganizationKind.Firm, "联系 11010519491231002X", "", RegionCode: "999999", UnifiedCode: "123", Industry: "98"));

        Assert.Equal(
            ["unified-code.length", "organization.industry", "organization.region-unknown", "field.citizen-number"],
            refusal.Problems.Select(p => p.Code));
    }

    [Theory, OnBothDatabases]
    public async Task Register_OfANameThatIsAlike_AsksFirst(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        await RegisterAsync(world, secretariat, "常熟市海棠新材料有限公司");

        var asked = await world.RefusedAsync(secretariat, New("海棠新材料(常熟)有限责任公司"));

        Assert.Equal(("organization.may-be-known", "常熟市海棠新材料有限公司"), (asked.Code, asked.Problems[0].Arguments[0]));
        await world.DoneAsync(secretariat, New("海棠新材料(常熟)有限责任公司") with { IsKnownToBeNew = true });
        await world.DoneAsync(secretariat, New("大连海棠新材料有限公司"));
    }

    [Theory, OnBothDatabases]
    public async Task Tenancy_BeginsAndEnds_AsOfADay(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var (firm, park) = (await world.FirmAsync(), await world.OrganizationAsync(OrganizationKind.Park));
        var place = await world.DoneAsync(secretariat, new RegisterPlace("3 号楼", ParkId: park));
        var stay = await world.DoneAsync(secretariat, new RecordTenancy(firm, park, place, Today));

        Assert.Equal("tenancy.lasts", (await world.RefusedAsync(secretariat, new RecordTenancy(firm, park, null, Today))).Code);
        await world.DoneAsync(secretariat, new EndTenancy(stay, Today.AddDays(10)));

        Assert.Equal("3 号楼", Assert.Single((await RecordAsync(world, secretariat, firm, Today.AddDays(10))).Tenancies).Place);
        Assert.Empty((await RecordAsync(world, secretariat, firm, Today.AddDays(11))).Tenancies);
        Assert.Equal("tenancy.no-park", (await world.RefusedAsync(secretariat, new RecordTenancy(park, firm, null, Today))).Code);
    }

    private static RegisterOrganization New(string name, string? code = null) =>
        new("", OrganizationKind.Firm, name, "", UnifiedCode: code);

    private static Task<OrganizationId> RegisterAsync(TestWorld world, Actor by, string name, string? code = null) =>
        world.DoneAsync(by, New(name, code));

    private static Task<OrganizationRecord> RecordAsync(TestWorld world, Actor by, OrganizationId id, DateOnly? on = null) =>
        world.AskAsync<OrganizationRecords, OrganizationRecord>(
            by, r => r.OfAsync(id, on ?? Today, TestContext.Current.CancellationToken));

    private static async Task<IEnumerable<OrganizationId>> FindAsync(TestWorld world, Actor by, string text) =>
        (await world.AskAsync<OrganizationDirectory, DirectoryPage>(
            by, d => d.PageAsync(new(text), TestContext.Current.CancellationToken))).Organizations.Select(o => o.Id);
}
