using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>How the secretariat hears of a signal: only when a firm asks it, in that firm's own words.</summary>
internal static class Secretariat
{
    /// <summary>Once for each subject: what the station has read is not rewritten. The caller holds the subject's tree.</summary>
    /// <param name="field">The field of the form that holds the text; null when it is the only one.</param>
    /// <returns>Null when it is asked now; otherwise why not.</returns>
    public static async Task<Refusal?> AskAsync(
        Work work, OrganizationId firm, SiteId site, Guid subject, string text, string? field,
        CancellationToken cancellation)
    {
        if (await work.Set<AskedHelp>().AnyAsync(a => a.Id == subject, cancellation))
        {
            return Refusal.Of(RefusalKind.Conflict, "secretariat.asked-already", field);
        }

        if (await work.StationAsync(site, cancellation) is not { } station)
        {
            return Refusal.Of(RefusalKind.Conflict, "secretariat.none", field);
        }

        var names = await work.OrganizationsAsync([firm], cancellation);
        work.Add(new AskedHelp
        {
            Id = subject, SiteId = site, OrganizationId = firm, Text = text, By = work.Actor.Name, At = work.Now,
        });
        await Inbox.OpenAsync(work, SupplyNotices.Help(station, names[firm], subject, text), cancellation);
        work.Record(site, subject, new SecretariatAsked(firm, text));
        return null;
    }
}
