using Lianmeng.Imports;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Registry.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Imports;

/// <summary>A file of firms: checked as a whole, written whole or not at all, taken back.</summary>
public sealed class FirmImportTests
{
    private const string Code = "91350100M000100Y43";
    private const string Header = "企业名称,信用代码,曾用名,英文名称,行政区划,行业,地址,所属园区,入驻日期\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Import_NewFirms_AreFoundByEveryKeyAndBearTheFileAsSource(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        await world.OrganizationAsync(OrganizationKind.Park, "海棠新材料产业园");

        var import = await world.ImportedAsync(secretariat, "firms", Header
            + $"常熟海棠新材料有限公司,'{Code},常熟海棠助剂厂,Haitang Materials,常熟市,C2651,海棠路 1 号,海棠新材料产业园,2023/3/8\n"
            + "苏州示例纺织有限公司,,,,,,,,\n");

        var firm = Assert.Single(await FindAsync(world, secretariat, "htxcl"), o => o.Kind == OrganizationKind.Firm);
        Assert.Equal(firm.Id, Assert.Single(await FindAsync(world, secretariat, "海棠助剂")).Id);
        Assert.Equal(firm.Id, Assert.Single(await FindAsync(world, secretariat, Code)).Id);
        var record = await RecordAsync(world, secretariat, firm.Id);
        Assert.Equal(
            [("UnifiedCode", Code), ("Industry", "2651"), ("Region", "320581"), ("Address", "海棠路 1 号")],
            record.Fields.Select(f => ($"{f.Field}", f.Best.Value)));
        Assert.All(record.Fields, f => Assert.Equal((Standing.Official, "示例.csv", secretariat.Name), (f.Best.Standing, f.Best.Source, f.Best.StatedBy)));
        Assert.Equal(new DateOnly(2023, 3, 8), Assert.Single(record.Tenancies).From);
        Assert.Equal(["import.rows", "import.done"], await KindsAsync(world, import));
    }

    [Theory, OnBothDatabases]
    public async Task Try_WithFaultsOfEveryKind_NamesThemAllAndWritesNothing(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        await world.DoneAsync(secretariat, new RegisterOrganization("", OrganizationKind.Firm, "常熟市海棠新材料有限公司", ""));
        var before = await RowsAsync(world);

        var report = await world.TryImportAsync("firms", Header
            + "海棠新材料(常熟)有限责任公司,,,,,,,,\n" // 2: alike
            + "苏州甲化工有限公司,9.132E+17,,,,,,,\n" // 3: counted
            + "苏州乙化工有限公司,123,,,,99,=A1,,\n" // 4: three at once
            + "苏州丙化工有限公司,,,,,,,没有的园,2023年3月8日\n" // 5
            + "苏州丁化工有限公司,,,,,,,没有的园,\n" // 6: a park without a day
            + ",,,,,,街,,\n" // 7: no name
            + "苏州戊化工有限公司,,,,,,,,昨天\n苏州戊化工有限公司,,,,,,,,\n"); // 8 and 9

        Assert.Equal(
            [
                (2, "企业名称", "import.may-be-known"), (3, "信用代码", "import.counted-code"),
                (4, "地址", "import.formula"), (4, "信用代码", "unified-code.length"), (4, "行业", "organization.industry"),
                (5, "所属园区", "import.no-park"), (6, "入驻日期", "field.missing"), (7, "企业名称", "field.missing"),
                (8, "入驻日期", "import.day"), (9, "企业名称", "import.twice"),
            ],
            report.Faults.Select(f => (f.Row, f.Column, f.Problem.Code)));
        Assert.Equal(before, await RowsAsync(world));
        Assert.Equal("import.has-faults", (await world.ImportAsync(
            secretariat, "firms", Header + "苏州乙化工有限公司,123,,,,,,,\n")).Written.Refused?.Code);
        Assert.Equal(before, await RowsAsync(world));
    }

    [Theory, OnBothDatabases]
    public async Task Import_OfKnownFirms_StatesOfficialValuesAndShowsTheDifference(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var firm = await world.DoneAsync(secretariat, new RegisterOrganization(
            "", OrganizationKind.Firm, "常熟海棠新材料有限公司", "", UnifiedCode: Code, Address: "旧路 1 号"));
        var own = await world.ClerkAsync(firm);
        await world.DoneAsync(own, new StateField(firm, OrganizationField.Address, "自报路 2 号", null, new(2023, 3, 8)));
        const string file = "名称,税号,地址,行业\n苏州海棠新材料股份有限公司,91350100M000100Y43,新路 3 号,2651\n";

        var report = await world.TryImportAsync("firms", file);
        await world.ImportedAsync(secretariat, "firms", file);
        var again = await world.TryImportAsync("firms", file);

        Assert.Equal(
            [("name", "常熟海棠新材料有限公司", "苏州海棠新材料股份有限公司"), ("industry", null, "2651"), ("address", "旧路 1 号", "新路 3 号")],
            Assert.Single(report.Changes).Fields.Select(f => (f.Field, f.Old, f.New)));
        Assert.Equal((0, 0, 1), (again.New, again.Changed, again.Unchanged));
        var address = (await RecordAsync(world, secretariat, firm)).Fields.Single(f => f.Field == OrganizationField.Address);
        Assert.Equal([(Standing.Official, "新路 3 号"), (Standing.Claimed, "自报路 2 号")], address.All.Select(l => (l.Standing, l.Value)));
        Assert.Equal([firm], (await FindAsync(world, secretariat, "常熟海棠")).Select(o => o.Id));
        Assert.Equal([firm], (await FindAsync(world, secretariat, "szht")).Select(o => o.Id));
    }

    [Theory, OnBothDatabases]
    public async Task Import_ThatAConstraintForbidsAtItsLastRow_LeavesNothing(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var before = await RowsAsync(world);
        var firm = new Organization
        {
            Id = world.Hall.NewIds.New<Of.Organization>(), SiteId = world.Site, Code = "last", Name = "甲", EnglishName = "甲",
            Place = "", EnglishPlace = "", Kind = OrganizationKind.Firm, Version = 1,
        };

        var refused = await world.RefusedAsync(world.System, new Planted(world, [firm, firm]));

        Assert.Equal("import.forbidden", refused.Code);
        Assert.Equal(before, await RowsAsync(world));
        await world.ImportedAsync(secretariat, "firms", "名称\n苏州甲化工有限公司\n"); // the writer goes on
    }

    [Theory, OnBothDatabases]
    public async Task Undo_WithinADay_LeavesEverythingAsItWas(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var park = await world.OrganizationAsync(OrganizationKind.Park, "海棠产业园");
        var firm = await world.DoneAsync(secretariat, new RegisterOrganization(
            "", OrganizationKind.Firm, "常熟海棠新材料有限公司", "", UnifiedCode: Code, Address: "旧路 1 号"));
        var before = await StateAsync(world);
        var import = await world.ImportedAsync(secretariat, "firms", Header
            + $"苏州海棠新材料股份有限公司,{Code},常熟海棠助剂厂,Haitang,常熟市,2651,新路 3 号,海棠产业园,2023-03-08\n"
            + "苏州甲化工有限公司,,苏州老甲厂,,常熟市,,甲路,海棠产业园,2023-03-08\n");
        Assert.NotEqual(before, await StateAsync(world));

        var (outcome, _) = await world.UndoImportAsync(secretariat, import);

        Assert.True(outcome.IsDone, $"{outcome.Refused}");
        Assert.Equal(before, await StateAsync(world));
        Assert.Empty(await FindAsync(world, secretariat, "甲化工"));
        Assert.Equal([firm], (await FindAsync(world, secretariat, "常熟海棠")).Select(o => o.Id));
        Assert.Empty((await RecordAsync(world, secretariat, firm)).Tenancies);
        Assert.Equal("import.undone", (await KindsAsync(world, import))[^1]);
        Assert.Equal("import.undone-already", (await world.UndoImportAsync(secretariat, import)).Outcome.Refused?.Code);
        Assert.NotEqual(default, park);
    }

    [Theory, OnBothDatabases]
    public async Task Undo_OfWhatWasBuiltUpon_IsRefusedWithEveryRow(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var import = await world.ImportedAsync(secretariat, "firms", "名称\n苏州甲化工有限公司\n苏州乙印染有限公司\n苏州丙机械有限公司\n");
        var ids = (await FindAsync(world, secretariat, "苏州")).ToDictionary(o => o.Name, o => o.Id);
        await world.ClerkAsync(ids["苏州甲化工有限公司"]);
        await world.DoneAsync(secretariat, new StateField(
            ids["苏州丙机械有限公司"], OrganizationField.Address, "新路", "执照", new(2023, 3, 8)));

        var (outcome, blocks) = await world.UndoImportAsync(secretariat, import);

        Assert.Equal("import.built-upon", outcome.Refused?.Code);
        Assert.Equal(
            [(2, "import.block-used"), (4, "import.block-changed")], blocks.Shown.Select(b => (b.Row, b.Problem.Code)).Distinct());
        Assert.Equal(3, (await FindAsync(world, secretariat, "苏州")).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Undo_OfAValueThatWasChangedSince_LeavesItAndPutsTheOthersBack(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var firm = await world.DoneAsync(secretariat, new RegisterOrganization(
            "", OrganizationKind.Firm, "常熟海棠新材料有限公司", "", Industry: "2614", Address: "旧路 1 号"));
        var import = await world.ImportedAsync(secretariat, "firms", "名称,行业,地址\n常熟海棠新材料有限公司,2651,新路 3 号\n");
        await world.DoneAsync(secretariat, new StateField(firm, OrganizationField.Address, "再新路 4 号", "执照", new(2023, 3, 8)));

        Assert.True((await world.UndoImportAsync(secretariat, import)).Outcome.IsDone);

        var record = await RecordAsync(world, secretariat, firm);
        Assert.Equal(("2614", "再新路 4 号"),
            (record.Best(OrganizationField.Industry)?.Value, record.Best(OrganizationField.Address)?.Value));
    }

    [Theory, OnBothDatabases]
    public async Task Import_ByAClerkOrOfAnotherSite_IsForbidden(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        var secretariat = await world.SecretariatAsync();
        var import = await world.ImportedAsync(secretariat, "firms", "名称\n苏州甲化工有限公司\n");
        var abroad = await (await world.Hall.NewWorldAsync()).SecretariatAsync();

        Assert.Equal(RefusalKind.Forbidden, (await world.ImportAsync(clerk, "firms", "名称\n苏州乙化工有限公司\n")).Written.Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await world.UndoImportAsync(clerk, import)).Outcome.Refused?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await world.UndoImportAsync(abroad, import)).Outcome.Refused?.Kind);
    }

    [Fact]
    public async Task Import_WithUnknownColumnsOrTheWordNew_AsksFirst()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        await world.DoneAsync(secretariat, new RegisterOrganization("", OrganizationKind.Firm, "常熟市海棠新材料有限公司", ""));
        const string unknown = "名称,备注\n苏州甲化工有限公司,x\n";

        Assert.Equal("import.unknown-columns", (await world.ImportAsync(secretariat, "firms", unknown)).Written.Refused?.Code);
        await world.ImportedAsync(secretariat, "firms", unknown, new(IgnoresUnknown: true));
        await world.ImportedAsync(secretariat, "firms", "名称,确认新单位\n海棠新材料(常熟)有限责任公司,是\n");
        Assert.Equal(1, (await world.TryImportAsync(
            "firms", "名称\n常熟海棠新材料厂\n", new ImportChoices(AllNew: true))).New);
    }

    private static Task<OrganizationRecord> RecordAsync(TestWorld world, Actor by, OrganizationId id) =>
        world.AskAsync<OrganizationRecords, OrganizationRecord>(by, r => r.OfAsync(id, new(2030, 1, 1), Token));

    private static async Task<IReadOnlyList<OrganizationLine>> FindAsync(TestWorld world, Actor by, string text) =>
        (await world.AskAsync<OrganizationDirectory, DirectoryPage>(by, d => d.PageAsync(new(text), Token))).Organizations;

    private static async Task<int> RowsAsync(TestWorld world)
    {
        await using var hall = world.Open();
        return await hall.Set<Organization>().CountAsync(Token) + await hall.Set<NameRecord>().CountAsync(Token)
            + await hall.Set<FieldValue>().CountAsync(Token) + await hall.Set<Tenancy>().CountAsync(Token);
    }

    /// <summary>Everything that is kept of the site's organisations, but for versions.</summary>
    private static async Task<string> StateAsync(TestWorld world)
    {
        await using var hall = world.Open();
        var lines = (await hall.Set<Organization>().ToListAsync(Token)).Select(o =>
                $"{o.Id} {o.Name} {o.EnglishName} {o.Place} {o.EnglishPlace} {o.UnifiedCode} {o.Industry} {o.RegionCode} {o.Chain}")
            .Concat((await hall.Set<NameRecord>().ToListAsync(Token)).Select(n => $"{n.OrganizationId} {n.Name} {n.Kind} {n.To} {n.Block}"))
            .Concat((await hall.Set<SearchRow>().ToListAsync(Token)).Select(s => $"{s.OrganizationId} {string.Join('|', s.Key.Split('|').Order())}"))
            .Concat((await hall.Set<FieldValue>().ToListAsync(Token)).Select(v =>
                $"{v.OrganizationId} {v.Field} {v.Standing} {v.Value} {v.Source} {v.AsOf} {v.StatedBy} {v.StatedAt:O}"))
            .Concat((await hall.Set<Tenancy>().ToListAsync(Token)).Select(t => $"{t.OrganizationId} {t.ParkId} {t.From} {t.To}"));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> KindsAsync(TestWorld world, ImportId import)
    {
        await using var hall = world.Open();
        return await hall.Set<JournalEntry>().Where(e => e.SiteId == world.Site && e.Subject == import.Value)
            .OrderBy(e => e.Number).Select(e => e.Kind).ToListAsync(Token);
    }

    /// <summary>Writes rows as an import does, the last of which cannot stand.</summary>
    private sealed record Planted(TestWorld World, Organization[] Firms) : ICommand<Done>
    {
        public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
            ValueTask.FromResult<Need?>(new(ImportsAbilities.Import, Site: World.Site));

        public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
        {
            try
            {
                await Lianmeng.Storage.RowSets.WriteRowsAsync(
                    work, [Lianmeng.Storage.RowSet.Insert(Firms)], null, cancellation);
            }
            catch (System.Data.Common.DbException e) when (Lianmeng.Storage.RowSets.IsForbidden(e))
            {
                return Refusal.Conflict("import.forbidden");
            }

            return new Done();
        }
    }
}
