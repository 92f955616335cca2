using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Two competitors supply the bottom, and buy from one top firm: a signal reaches the top by two paths.</summary>
internal sealed record Diamond(TestWorld World, TestFirm Bottom, TestFirm One, TestFirm Other, TestFirm Top)
{
    public static async Task<Diamond> MakeAsync(TestWorld world, TestWorld? otherWorld = null)
    {
        var made = await world.ProductAsync();
        var raw = await world.ProductAsync();
        var bottom = await world.StaffedFirmAsync("示例下游厂");
        var one = await world.StaffedFirmAsync("示例同行甲");
        var other = await (otherWorld ?? world).StaffedFirmAsync("示例同行乙");
        var top = await world.StaffedFirmAsync("示例上游厂");
        foreach (var middle in new[] { one, other })
        {
            await world.EdgeAsync(middle.Id, bottom.Id, made);
            await world.EdgeAsync(top.Id, middle.Id, raw);
        }

        return new(world, bottom, one, other, top);
    }

    public Task<SignalId> PostAsync() => World.SignalAsync(Bottom.Clerk);

    public async Task<SignalId> PassOnAsync(SignalId root, TestFirm by, string text = "示例：转达") =>
        await World.DoneAsync(by.Clerk, new PassOn(await World.MatterIdAsync(root, by.Id), text));

    public async Task AnswerAsync(SignalId root, TestFirm by, SignalAnswer answer, string? text = null) =>
        await World.DoneAsync(by.Clerk, new AnswerMatter(await World.MatterIdAsync(root, by.Id), answer, text));

    public async Task SeeAsync(SignalId root, TestFirm by) =>
        await World.DoneAsync(by.Clerk, new SeeMatter(await World.MatterIdAsync(root, by.Id)));

    /// <summary>What a firm reads of its own signal.</summary>
    public async Task<SentSignal> SentAsync(TestFirm by, SignalId signal) =>
        Assert.IsType<SentSignal>(await World.SignalSeenByAsync(by.Clerk, signal));

    /// <summary>What lies before a firm.</summary>
    public async Task<ReceivedMatter> ReceivedAsync(TestFirm by, SignalId root) =>
        Assert.IsType<ReceivedMatter>(await World.MatterSeenByAsync(by.Clerk, await World.MatterIdAsync(root, by.Id)));
}
