using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Operations.Worlds;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Operations.Seeding;

/// <summary>One line for each demo role: who it is, and a fresh one-time link that signs in; a heading over the roles of
/// real firms, of fictional ones and of the offices.</summary>
internal sealed class DemoLinks(HallFactory halls, IWriter writer, Ids ids, HallSettings settings)
{
    /// <param name="address">Address of the server, without a slash at the end.</param>
    public async Task<IReadOnlyList<string>> MakeAsync(string address, CancellationToken cancellation)
    {
        var world = WorldReader.Read(settings.World).World
            ?? throw new OperatorException($"The demo world in {settings.World} cannot be read.");
        var site = await RegistryCodes.SiteAsync(halls, world.Site.Id, cancellation)
            ?? throw new OperatorException($"The demo world's site {world.Site.Id} is not open.");
        var accounts = await AccountNames.OfSiteAsync(halls, site, cancellation);
        var door = new Door(writer, new CurrentActor());
        var made = await Task.WhenAll(world.Accounts.Where(a => accounts.ContainsKey(a.Id)).Select(async account =>
        {
            var secret = ids.Secret();
            var issued = await door.DoAsync(Actor.System(site),
                new IssueSignInLink(accounts[account.Id], Ids.Fingerprint(secret)), cancellation: cancellation);
            return issued.IsDone
                ? (Group: GroupOf(world, account), Line: Line(world, account, $"{address}/l/sign-in/{secret}"))
                : default;
        }));
        return [.. made.Where(m => m.Line is not null).GroupBy(m => m.Group)
            .SelectMany(group => group.Select(m => m.Line).Prepend(group.Key))];
    }

    private static string GroupOf(World world, WorldAccount account) => world.GetOrganization(account.Organization) switch
    {
        { Kind: WorldKind.Firm, Source: WorldSource.Invented } => "Fictional firms, three tiers of suppliers:",
        { Kind: WorldKind.Firm } => "Firms of the newspaper page:",
        _ => "The park, an agency, the town, the operator:",
    };

    private static string Line(World world, WorldAccount account, string link)
    {
        var roles = string.Join("+", account.Roles.Select(WorldWords.Of));
        return $"{roles,-11} {link}  {account.Name.Zh} · {world.GetOrganization(account.Organization).Name.Zh}";
    }
}
