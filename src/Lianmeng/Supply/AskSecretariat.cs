using Lianmeng.Kernel;
using Lianmeng.Storage;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>A sender asks the secretariat to look after partners that stay silent. The secretariat reads the sender's
/// name and own words, and no partner's name.</summary>
public sealed record AskSecretariat(SignalId SignalId, string? Text) : ICommand<Done>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await Trees.SenderOfAsync(work, SignalId, cancellation) is { } sender
            ? new(SupplyAbilities.Send, sender)
            : null;

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var text = check.Text(Text, "text", SupplyLimits.Text);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var signal = await Trees.OpenAsync(work, SignalId, cancellation);
        if (await Secretariat.AskAsync(work, signal.SenderId, signal.SiteId, SignalId.Value, text, null, cancellation)
            is { } refused)
        {
            return refused;
        }

        signal.SecretariatAskedAt = work.Now;
        return new Done();
    }
}

/// <summary>The secretariat takes up what a firm asked; the firm's page shows by whom.</summary>
public sealed record TakeUpHelp(Guid Id) : ICommand<Done>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await work.Set<AskedHelp>().AnyAsync(a => a.Id == Id, cancellation)
            ? new(SupplyAbilities.ReadCounts, Site: work.Actor.Site)
            : null;

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await work.LockAsync<AskedHelp>(Id, cancellation);
        var asked = await work.Set<AskedHelp>().SingleAsync(a => a.Id == Id, cancellation);
        if (asked.TakenUpAt is null)
        {
            (asked.TakenUpAt, asked.TakenUpBy) = (work.Now, work.Actor.Name);
            work.Record(asked.SiteId, asked.Id, new HelpTakenUp(asked.OrganizationId));
            work.Touch(asked.OrganizationId);
            if (await Registry.OrganizationsInWork.StationAsync(work, asked.SiteId, cancellation) is { } station)
            {
                await Notices.Inbox.CloseAsync(work, station.Id, SupplyNotices.HelpKind, asked.Id, cancellation);
            }
        }

        return new Done();
    }
}
