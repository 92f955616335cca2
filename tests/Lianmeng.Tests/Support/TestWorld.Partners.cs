using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Support;

public sealed partial class TestWorld
{
    /// <summary>A firm claims that another supplies it with something of a new name.</summary>
    public Task<EdgeId> ClaimAsync(TestFirm by, TestFirm partner, string product = "示例单体") =>
        DoneAsync(by.Clerk, new ClaimEdge(by.Id, partner.Id, PartnerSide.Supplier, ProductName: product));

    /// <summary>The same, confirmed by the other.</summary>
    public async Task<EdgeId> AgreedEdgeAsync(TestFirm by, TestFirm partner, string product = "示例单体")
    {
        var edge = await ClaimAsync(by, partner, product);
        await DoneAsync(partner.Clerk, new ConfirmEdge(edge, partner.Id));
        return edge;
    }

    /// <summary>One relation of each kind between two firms: claimed by each side, confirmed, disputed and heard of,
    /// withdrawn, ended. Every verb is done at least once.</summary>
    public async Task<IReadOnlyList<EdgeId>> EdgesOfEveryKindAsync(TestFirm one, TestFirm other)
    {
        var claimed = await ClaimAsync(one, other, "示例单体一");
        var asked = await ClaimAsync(other, one, "示例单体二");
        var confirmed = await AgreedEdgeAsync(one, other, "示例单体三");
        await DoneAsync(one.Clerk, new StateShare(confirmed, one.Id, ShareBand.Some));
        await AgreeAsync(confirmed, one, other, EdgeField.Relation, EdgeField.Product);
        await DoneAsync(one.Clerk, new GiveConsent(confirmed, one.Id, ConsentPurpose.Partner, [EdgeField.Share]));
        await DoneAsync(one.Clerk, new WithdrawConsent(confirmed, one.Id, ConsentPurpose.Partner));
        var disputed = await ClaimAsync(one, other, "示例单体四");
        await DoneAsync(other.Clerk, new DisputeEdge(disputed, other.Id, "示例：买的是另一种"));
        await DoneAsync(one.Clerk, new HearEdge(disputed, one.Id));
        var withdrawn = await ClaimAsync(one, other, "示例单体五");
        await DoneAsync(one.Clerk, new WithdrawClaim(withdrawn, one.Id));
        var ended = await DoneAsync(one.Clerk, new ClaimEdge(
            one.Id, other.Id, PartnerSide.Customer, ProductName: "示例单体六", From: LongAgo));
        await DoneAsync(other.Clerk, new ConfirmEdge(ended, other.Id));
        await DoneAsync(other.Clerk, new EndEdge(ended, other.Id, LongAgo.AddYears(1)));
        return [claimed, asked, confirmed, disputed, withdrawn, ended];
    }

    /// <summary>Both sides let the park see these fields in the picture of the chain.</summary>
    public async Task AgreeAsync(EdgeId edge, TestFirm one, TestFirm other, params EdgeField[] fields)
    {
        foreach (var side in new[] { one, other })
        {
            await DoneAsync(side.Clerk, new GiveConsent(edge, side.Id, ConsentPurpose.ChainPicture, fields));
        }
    }

    internal async Task<SupplyEdge> EdgeRowAsync(EdgeId id)
    {
        await using var hall = Open();
        return await hall.Set<SupplyEdge>().SingleAsync(e => e.Id == id, TestContext.Current.CancellationToken);
    }

    /// <summary>What an actor sees of a relation.</summary>
    public Task<EdgeView?> EdgeSeenByAsync(Actor actor, EdgeId edge) => AskAsync<PartnerQueries, EdgeView?>(
        actor, q => q.FindAsync(actor, edge, Language.Chinese, TestContext.Current.CancellationToken));

    /// <summary>The products that a firm is offered.</summary>
    public Task<IReadOnlyList<ProductChoice>> ProductsOfferedToAsync(TestFirm firm) =>
        AskAsync<ProductChoices, IReadOnlyList<ProductChoice>>(firm.Clerk, q => q.ForAsync(
            firm.Id, Language.Chinese, TestContext.Current.CancellationToken));

    /// <summary>Kinds of what waits in a firm's inbox about a thing.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(TestFirm firm, EdgeId edge)
    {
        await using var hall = Open();
        return await hall.Set<InboxItem>()
            .Where(i => i.OrganizationId == firm.Id && i.Subject == edge.Value && i.ClosedAt == null)
            .Select(i => i.Kind).Order().ToListAsync(TestContext.Current.CancellationToken);
    }
}
