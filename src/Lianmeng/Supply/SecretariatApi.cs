using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>What the secretariat reads and takes up, for programs.</summary>
internal static class SecretariatApi
{
    private const string Root = "/api/v1/secretariat";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root + "/months", async (CurrentActor current, SecretariatMonths months, ApiCall api) =>
                api.Show(await months.OfAsync(current.Required.Site, api.Cancellation)))
            .Needs(SupplyAbilities.ReadCounts)
            .Api<IReadOnlyList<SecretariatMonth>>("listSecretariatMonths",
                "Signals, answers, consultations and agreements that changed plans by month; a small count is empty, and one that would tell a small one says only that it is at least three.");
        routes.MapGet(Root + "/asked", async (SecretariatQueries query, Words words, ApiCall api) =>
                api.Show(await query.AskedAsync(words.Language, api.Cancellation)))
            .Needs(SupplyAbilities.ReadCounts)
            .Api<IReadOnlyList<AskedLine>>("listAskedHelp", "What firms asked the secretariat in their own words.");
        routes.MapGet(Root + "/asked/{askedId}", async (Guid askedId, SecretariatQueries query, Words words, ApiCall api) =>
                api.Show(await query.FindAskedAsync(askedId, words.Language, api.Cancellation)))
            .Needs(SupplyAbilities.ReadCounts).Api<AskedLine>("getAskedHelp", "One of them.");
        routes.MapPost(Root + "/asked/{askedId}/take-up", (Guid askedId, ApiCall api) => api.DoAsync(new TakeUpHelp(askedId)))
            .Needs(SupplyAbilities.ReadCounts)
            .Api<Done>("takeUpHelp", "Takes it up; the firm sees by whom.", "{}");
    }
}
