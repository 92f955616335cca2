using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Access;

/// <summary>The fingerprint of a link's secret, as programs send it.</summary>
public sealed class FingerprintTests
{
    [Theory, OnBothDatabases]
    public async Task Fingerprint_ThatIsNone_IsRefusedAtItsFieldByEveryCommand(Database database)
    {
        var trade = await (await (await TestHall.OnAsync(database)).NewWorldAsync()).TradeAsync();
        var (world, clerk) = (trade.World, trade.Supplier.Clerk);
        var signal = await world.SignalAsync(trade.Customer.Clerk);
        var matter = await world.MatterIdAsync(signal, trade.Supplier.Id);
        AccountId account = new(clerk.Id);

        foreach (var wrong in new[] { null!, "", "abc", new string('g', 64), new string('A', 64), new string('a', 65) })
        {
            Refusal[] refusals =
            [
                await world.RefusedAsync(world.System, new IssueSignInLink(account, wrong)),
                await world.RefusedAsync(world.System, new ResetAccount(account, wrong)),
                await world.RefusedAsync(clerk, new HandOver(matter, "示例决策人", wrong)),
                await world.RefusedAsync(world.System, new OpenAccount(
                    $"{world.Site}-f", "示例", "Example", "经办", Role.Clerk, trade.Supplier.Id, new(2023, 3, 8), wrong)),
            ];

            Assert.All(refusals, r => Assert.Equal(new Problem("fingerprint.malformed", "fingerprint").ToString(), $"{r.Problems[0]}"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Fingerprint_SentTwice_IsRefusedByItsConstraint(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        var fingerprint = Ids.Fingerprint(new Ids().Secret());
        await world.DoneAsync(world.System, new IssueSignInLink(new(clerk.Id), fingerprint));

        var again = await world.RefusedAsync(world.System, new ResetAccount(new(clerk.Id), fingerprint));

        Assert.Equal((RefusalKind.Conflict, "link.fingerprint-taken"), (again.Kind, again.Code));
    }
}
