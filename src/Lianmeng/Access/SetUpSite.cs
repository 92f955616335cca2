using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Makes the first site, its station, and the operator with a password, in one transaction. Done by the
/// program for whoever holds the set-up code; under one idempotency key for ever, so that the database lets it happen
/// once (law 4).</summary>
/// <param name="PasswordHash">Made by the caller.</param>
internal sealed record SetUpSite(
    string? SiteName, string? SiteEnglishName, string? RegionCode, string? StationName, string? StationEnglishName,
    string? Name, string? EnglishName, string? UserName, string PasswordHash) : ICommand<SiteId>
{
    public const string Key = "set-up";

    /// <summary>Somebody else was first; also what a key that is taken means here.</summary>
    public static readonly Refusal Taken = Refusal.Conflict("set-up.done");

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.OpenSite, Site: work.Actor.Site));

    public async Task<Outcome<SiteId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        check.Text(SiteName, "siteName", 100);
        check.Text(SiteEnglishName, "siteEnglishName", 200);
        check.When(RegionCode is not { Length: 6 } || !RegionCode.All(char.IsAsciiDigit), "set-up.region", "regionCode");
        check.Text(StationName, "stationName", 100);
        check.Text(StationEnglishName, "stationEnglishName", 200);
        check.Text(Name, "name", 50);
        check.Text(EnglishName, "englishName", 100);
        check.Text(UserName, "userName", 64);
        if (check.Refusal is { } no)
        {
            return no;
        }

        if (await work.AcrossSites<Account>().AnyAsync(cancellation))
        {
            return Taken;
        }

        var site = await new OpenSite("site", SiteName ?? "", SiteEnglishName ?? "", RegionCode ?? "")
            .HandleAsync(work, cancellation);
        if (site.Refused is not null)
        {
            return site;
        }

        var station = await new RegisterOrganization(
                "station", OrganizationKind.Station, StationName ?? "", StationEnglishName ?? "")
            .HandleAsync(work, cancellation);
        if (station.Refused is { } noStation)
        {
            return noStation;
        }

        var opened = await new OpenAccount(
                UserName ?? "", Name ?? "", EnglishName ?? "", "运维", Role.Operator, station.Value,
                ChinaTime.DayOf(work.Now), Ids.Fingerprint(work.Ids.Secret()))
            .HandleAsync(work, cancellation);
        if (opened.Refused is { } refused)
        {
            return refused;
        }

        var account = await work.Set<Account>().FindAsync([opened.Value.Value], cancellation);
        (account ?? throw new InvalidOperationException("The account was just made.")).PasswordHash = PasswordHash;
        return site;
    }
}
