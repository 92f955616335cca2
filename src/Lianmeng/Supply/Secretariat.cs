using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;

namespace Lianmeng.Supply;

/// <summary>How the secretariat hears of a signal: only when a firm asks it, in that firm's own words.</summary>
internal static class Secretariat
{
    /// <returns>False when the site has no station.</returns>
    public static async Task<bool> AskAsync(
        Work work, OrganizationId firm, SiteId site, Guid subject, string text, CancellationToken cancellation)
    {
        if (await work.StationAsync(site, cancellation) is not { } station)
        {
            return false;
        }

        var names = await work.OrganizationsAsync([firm], cancellation);
        work.Add(new State.AskedHelp
        {
            Id = subject, SiteId = site, OrganizationId = firm, Text = text, By = work.Actor.Name, At = work.Now,
        });
        await Inbox.OpenAsync(work, SupplyNotices.Help(station, names[firm], subject, text), cancellation);
        work.Record(site, subject, new SecretariatAsked(firm, text));
        return true;
    }
}
