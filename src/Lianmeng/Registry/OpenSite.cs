using Lianmeng.Kernel;
using Lianmeng.Registry.State;

namespace Lianmeng.Registry;

/// <summary>Opens a site: the first record of a tenant. Only the system does it (seed, set-up page, command line).</summary>
public sealed record OpenSite(string Code, string Name, string EnglishName, string RegionCode) : ICommand<SiteId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.OpenSite));

    public Task<Outcome<SiteId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var site = new Site
        {
            Id = work.Actor.Site.IsEmpty ? work.Ids.New<Of.Site>() : work.Actor.Site,
            Code = check.Text(Code, "code", 40),
            Name = check.Text(Name, "name", 100),
            EnglishName = check.Text(EnglishName, "englishName", 200),
            RegionCode = check.Text(RegionCode, "regionCode", 6),
        };
        if (check.Refusal is { } no)
        {
            return Task.FromResult<Outcome<SiteId>>(no);
        }

        work.Add(site);
        work.Record(site.Id, site.Id.Value, new SiteOpened(site.Code));
        return Task.FromResult<Outcome<SiteId>>(site.Id);
    }
}
