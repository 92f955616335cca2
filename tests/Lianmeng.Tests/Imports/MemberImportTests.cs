using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Imports;

/// <summary>A file of members, by the rules by which one joins.</summary>
public sealed class MemberImportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Import_OfMembers_JoinsEndsAndIsTakenBack(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        var alliance = await world.AllianceAsync();
        await NamedAsync(world, "示例甲厂", "示例乙厂");
        const string file = "所属联盟,企业名称,席位,身份,加入时间,退出时间\n示例联盟{0},示例甲厂,n,成员,2023/3/8,\n示例联盟{0},示例乙厂,,合作单位,2023-03-08,\n";
        var code = await CodeAsync(world, alliance);

        var first = await world.ImportedAsync(secretariat, "memberships", file.Replace("示例联盟{0}", code, StringComparison.Ordinal));
        Assert.Equal([("N", MembershipRoleOf("Member")), (null, MembershipRoleOf("Partner"))], await MembersAsync(world));
        var again = await world.TryImportAsync("memberships", file.Replace("示例联盟{0}", code, StringComparison.Ordinal));
        var ending = await world.ImportedAsync(
            secretariat, "memberships", $"联盟,成员单位,席位,加入日期,退出日期\n{code},示例甲厂,N,2023-03-08,2023-06-30\n");

        Assert.Equal((0, 0, 2), (again.New, again.Changed, again.Unchanged));
        Assert.Equal("import.built-upon", (await world.UndoImportAsync(secretariat, first)).Outcome.Refused?.Code);
        Assert.True((await world.UndoImportAsync(secretariat, ending)).Outcome.IsDone);
        Assert.True((await world.UndoImportAsync(secretariat, first)).Outcome.IsDone);
        Assert.Empty(await MembersAsync(world));
    }

    [Theory, OnBothDatabases]
    public async Task Import_OfMembersWithFaults_NamesThemAll(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var code = await CodeAsync(world, await world.AllianceAsync());
        await NamedAsync(world, "示例甲厂", "示例乙厂");
        var one = await world.FirmWithBranchAsync();
        var two = await world.FirmWithBranchAsync();
        var (first, second) = (await FirmCodeAsync(world, one.Firm), await FirmCodeAsync(world, two.Firm));

        var report = await world.TryImportAsync("memberships", "联盟,成员单位,席位,身份,加入日期\n"
            + $"没有的联盟,示例甲厂,N,,2023-03-08\n{code},没有的厂,N,,2023-03-08\n{code},示例甲厂,Q,,2023-03-08\n"
            + $"{code},示例甲厂,X,,2023-03-08\n{code},示例甲厂,N,盟主,2023-03-08\n{code},示例甲厂,N,,1999-01-01\n"
            + $"{code},{first},1,链长单位,2023-03-08\n{code},{second},1,链长单位,2023-03-08\n");

        Assert.Equal(
            [
                (2, "import.no-alliance"), (3, "import.no-organization"), (4, "slot.unknown"), (5, "slot.needs-party-organization"),
                (6, "import.no-role"), (7, "alliance.not-founded-yet"), (9, "slot.full"),
            ],
            report.Faults.Select(f => (f.Row, f.Problem.Code)));
        Assert.Equal(1, report.New);
    }

    private static Lianmeng.Alliances.MembershipRole MembershipRoleOf(string word) => Enum.Parse<Lianmeng.Alliances.MembershipRole>(word);

    private static async Task NamedAsync(TestWorld world, params string[] names)
    {
        foreach (var name in names)
        {
            await world.FirmAsync(name);
        }
    }

    private static async Task<string> CodeAsync(TestWorld world, AllianceId alliance)
    {
        await using var hall = world.Open();
        return await hall.Set<Alliance>().Where(a => a.Id == alliance).Select(a => a.Code).SingleAsync(Token);
    }

    private static async Task<string> FirmCodeAsync(TestWorld world, OrganizationId firm)
    {
        await using var hall = world.Open();
        return await hall.Set<Lianmeng.Registry.State.Organization>().Where(o => o.Id == firm).Select(o => o.Code).SingleAsync(Token);
    }

    private static async Task<IEnumerable<(string?, Lianmeng.Alliances.MembershipRole)>> MembersAsync(TestWorld world)
    {
        await using var hall = world.Open();
        return (await hall.Set<AllianceMembership>().OrderBy(m => m.Role).ToListAsync(Token)).Select(m => (m.Slot, m.Role));
    }
}
