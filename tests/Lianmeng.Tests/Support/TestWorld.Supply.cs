using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Support;

public sealed partial class TestWorld
{
    public Task<ProductId> ProductAsync(string? name = null)
    {
        var number = Interlocked.Increment(ref _count);
        return DoneAsync(System, new RegisterProduct(
            $"product-{number}", name ?? $"示例产品{number}", name ?? $"Example product {number}"));
    }

    /// <summary>A confirmed edge: the first firm supplies the second.</summary>
    public Task<EdgeId> EdgeAsync(OrganizationId supplier, OrganizationId customer, ProductId product) =>
        DoneAsync(System, new RecordEdge(supplier, customer, product, LongAgo));

    /// <summary>A firm with its clerk, next to no other yet.</summary>
    public async Task<(OrganizationId Firm, Actor Clerk)> FirmWithClerkAsync(string? name = null)
    {
        var firm = await FirmAsync(name);
        return (firm, await ClerkAsync(firm));
    }

    /// <summary>A price signal to the sender's suppliers.</summary>
    public Task<SignalId> SignalAsync(
        Actor clerk, string text = "示例：价格波动", SignalDirection direction = SignalDirection.Upstream,
        SignalKind kind = SignalKind.Demand) =>
        DoneAsync(clerk, new PostSignal(clerk.Grants[0].Organization, kind, direction, text));

    /// <summary>What lies before a firm of the tree of a signal; null when it did not get there.</summary>
    internal async Task<Matter?> MatterAsync(SignalId root, OrganizationId receiver)
    {
        await using var hall = Open();
        return await hall.Set<Matter>().FirstOrDefaultAsync(
            m => m.RootId == root && m.ReceiverId == receiver, TestContext.Current.CancellationToken);
    }

    /// <summary>The same, which must be there.</summary>
    public async Task<MatterId> MatterIdAsync(SignalId root, OrganizationId receiver) =>
        Assert.IsType<Matter>(await MatterAsync(root, receiver)).Id;

    /// <summary>What an actor sees of a matter.</summary>
    public Task<ReceivedMatter?> MatterSeenByAsync(Actor actor, MatterId matter) =>
        AskAsync<MatterQueries, ReceivedMatter?>(actor, q => q.FindAsync(
            actor, matter, Language.Chinese, TestContext.Current.CancellationToken));

    /// <summary>What an actor sees of a signal that it may have sent.</summary>
    public Task<SentSignal?> SignalSeenByAsync(Actor actor, SignalId signal) =>
        AskAsync<SignalQueries, SentSignal?>(actor, q => q.FindSentAsync(
            actor, signal, Language.Chinese, TestContext.Current.CancellationToken));

    /// <summary>The first page of what a firm sent.</summary>
    public Task<IReadOnlyList<SentLine>> SentAsync(TestFirm firm) => AskAsync<SignalQueries, IReadOnlyList<SentLine>>(
        firm.Clerk, q => q.SentAsync(firm.Clerk, Language.Chinese, 0, TestContext.Current.CancellationToken));

    /// <summary>Does something of a kind wait in the firm's inbox?</summary>
    public async Task<bool> IsWaitingAsync(TestFirm firm, string kind)
    {
        await using var hall = Open();
        return await hall.Set<InboxItem>().AnyAsync(
            i => i.OrganizationId == firm.Id && i.Kind == kind && i.ClosedAt == null, TestContext.Current.CancellationToken);
    }
}
