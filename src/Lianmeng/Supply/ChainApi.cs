using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>The picture of the chain for programs, with the rights of the page.</summary>
internal static class ChainApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/chain", async (
            string? look, ProductId? product, DateOnly? on, string? find, int? hops, string? purpose, CurrentActor current,
            ChainQueries query, Words words, ApiCall api) =>
            api.Show(await query.AskAsync(current.Required, new(Kebab.Parse<ChainLook>(look), product, on, find, hops,
                Kebab.Parse<ConsentPurpose>(purpose)), words.Language, api.Cancellation)))
        .Needs(SupplyAbilities.ReadChain)
        .Api<ChainPicture>("getChain",
            "Own relations of a firm; of the site what both sides let it see; of its steps counts. "
            + "Of more than 200 nodes, the neighbourhood of one.",
            "look=own&on=2024-05-01&hops=2");
}
