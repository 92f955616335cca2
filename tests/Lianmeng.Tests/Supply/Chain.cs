using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Supply;

/// <summary>Top supplies middle, middle supplies bottom and another customer; a second and a rival stand beside.</summary>
internal sealed record Chain(
    OrganizationId Top, Actor TopClerk, OrganizationId Middle, Actor MiddleClerk, OrganizationId Bottom,
    Actor BottomClerk, OrganizationId OtherCustomer, OrganizationId Second, Actor SecondClerk, OrganizationId Rival)
{
    public static async Task<Chain> MakeAsync(TestWorld world)
    {
        var (top, topClerk) = await world.FirmWithClerkAsync("示例上游厂");
        var (middle, middleClerk) = await world.FirmWithClerkAsync("示例中游厂");
        var (bottom, bottomClerk) = await world.FirmWithClerkAsync("示例下游厂");
        var (second, secondClerk) = await world.FirmWithClerkAsync("示例旁厂");
        var other = await world.FirmAsync("示例另一客户");
        var rival = await world.FirmAsync("示例同行");
        var raw = await world.ProductAsync();
        var made = await world.ProductAsync();
        await world.EdgeAsync(top, middle, raw);
        await world.EdgeAsync(middle, bottom, made);
        await world.EdgeAsync(middle, other, made);
        await world.EdgeAsync(rival, bottom, raw);
        return new(top, topClerk, middle, middleClerk, bottom, bottomClerk, other, second, secondClerk, rival);
    }
}
