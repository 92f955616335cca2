using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Operations.Seeding.County;

/// <summary>Clerks and managers of the firms that send, and one account of each other role: <c>county-secretariat</c> and the
/// like. Nobody has a password: the operator makes links.</summary>
internal sealed class CountyAccounts(CountyWork work, Ids ids)
{
    private static readonly Role[] Offices = [Role.Secretariat, Role.Officer, Role.Leader, Role.Operator];

    /// <returns>The clerks of the senders, by the firm.</returns>
    public async Task<IReadOnlyDictionary<OrganizationId, Actor>> OpenAsync(
        CountySize size, OrganizationId[] firms, (int Supplier, int Customer)[] edges, DateOnly start,
        CancellationToken cancellation)
    {
        var station = await work.DoAsync(new RegisterOrganization(
            "station", OrganizationKind.Station, "示例县企业服务站", "Example County Service Station", Source: FactSource.Invented), cancellation);
        foreach (var role in Offices)
        {
            await OneAsync($"county-{Kebab.Of(role)}", role, station, start, cancellation);
        }

        // Who supplies most sends, so that every sender has somebody to tell.
        var senders = edges.GroupBy(e => e.Supplier).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Take(size.Senders).Select(g => firms[g.Key]).ToArray();
        await OneAsync("county-manager", Role.Manager, senders[0], start, cancellation);
        var clerks = await work.MakeAsync("clerks", senders.Length, (i, token) => OneAsync(
            i == 0 ? "county-clerk" : $"county-clerk-{i + 1:0000}", Role.Clerk, senders[i], start, token), cancellation);
        return senders.Zip(clerks).ToDictionary(p => p.First, p => p.Second);
    }

    private async Task<Actor> OneAsync(
        string user, Role role, OrganizationId organization, DateOnly start, CancellationToken cancellation)
    {
        var name = $"示例{user[7..]}";
        var account = await work.DoAsync(new OpenAccount(
            user, name, $"Example {user}", "示例职务", role, organization, start, Ids.Fingerprint(ids.Secret())), cancellation);
        return new(ActorKind.Person, account.Value, work.Site, name, [new Grant(role, organization)]);
    }
}
