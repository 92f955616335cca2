using Lianmeng.Kernel;
using Lianmeng.Supply;

namespace Lianmeng.Tests.Api;

public sealed partial class ExamplePlaces
{
    partial void AddConsultations()
    {
        Add("partnerId", async () => (await PartnerAsync()).Firm);
        Add("productId", async () => (await PartnerAsync()).Product);
        Add("nextMonth", async () => await Task.FromResult(ThisDay().AddMonths(1).ToString("yyyy-MM-01")));
        Add("consultationId", async () => await ConsultationAsync());
        Add("round", async () =>
        {
            var (partner, product) = await PartnerAsync();
            return await World.DoneAsync(await World.ClerkAsync(partner), new ProposeChange(
                await ConsultationAsync(), partner, 0, "示例方案",
                [new PlanChangeLine(partner, product, ThisDay().AddMonths(1), QuantityDirection.Less)]));
        });
    }

    private DateOnly ThisDay() => ChinaTime.DayOf(World.Hall.Clock.GetUtcNow().UtcDateTime);

    private Task<(OrganizationId Firm, ProductId Product)> PartnerAsync() => OnceAsync("partner", async () =>
    {
        var (firm, product) = (await World.FirmAsync(), await World.ProductAsync());
        await World.EdgeAsync(firm, Ours, product);
        return (firm, product);
    });

    private Task<ConsultationId> ConsultationAsync() => OnceAsync("consultation", async () =>
    {
        var (partner, product) = await PartnerAsync();
        var clerk = await World.ClerkAsync(Ours);
        var signal = await World.DoneAsync(clerk, new PostSignal(
            Ours, SignalKind.Price, SignalDirection.Upstream, "示例", PriceMove.Swinging, PriceMove.Stable, product));
        return await World.DoneAsync(clerk, new OpenConsultation(Ours, "示例议题", [partner], SignalId: signal));
    });
}
