using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Operations.Worlds;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Operations.Seeding;

/// <summary>One line for each demo role: who it is, and a fresh one-time link that signs in.</summary>
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
            return issued.IsDone ? Line(world, account, $"{address}/l/sign-in/{secret}") : null;
        }));
        return [.. made.OfType<string>()];
    }

    private static string Line(World world, WorldAccount account, string link)
    {
        var roles = string.Join("+", account.Roles.Select(WorldWords.Of));
        return $"{roles,-11} {link}  {account.Name.Zh} · {world.GetOrganization(account.Organization).Name.Zh}";
    }
}
