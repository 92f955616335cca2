using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;

namespace Lianmeng.Tests.Api;

public sealed partial class ExamplePlaces
{
    partial void AddSupply()
    {
        AddPartners();
        Add("firmId", async () => await PlacedFirmAsync());
        Add("signalId", async () =>
        {
            await World.OrganizationAsync(OrganizationKind.Station);
            var ours = await PlacedFirmAsync();
            return await World.DoneAsync(await World.ClerkAsync(ours), new PostSignal(
                ours, SignalKind.Price, SignalDirection.Upstream, "示例", PriceMove.Swinging, PriceMove.Stable));
        });
        Add("matterId", async () =>
        {
            var ours = await PlacedFirmAsync();
            var customer = await World.FirmAsync();
            var clerk = await World.ClerkAsync(customer);
            await World.EdgeAsync(ours, customer, await World.ProductAsync());
            return await World.MatterIdAsync(await World.SignalAsync(clerk), ours);
        });
        Add("askedId", async () =>
        {
            await World.OrganizationAsync(OrganizationKind.Station);
            var ours = await PlacedFirmAsync();
            var signal = await World.SignalAsync(await World.ClerkAsync(ours));
            await World.DoneAsync(Caller, new AskSecretariat(signal, "示例：请协助"));
            return (object)signal.Value;
        });
    }

    /// <summary>Ours, with a supplier whom its signals reach.</summary>
    private Task<OrganizationId> PlacedFirmAsync() => OnceAsync("firmId+supplier", async () =>
    {
        await World.EdgeAsync(await World.FirmAsync(), Ours, await World.ProductAsync());
        return Ours;
    });
}
