using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>One side of a relation says what of it may be looked at for a purpose, exactly these fields, and until when.
/// The park sees a field only while the words of both sides run (ADR 10).</summary>
/// <param name="Until">Last day, inclusive; null = a year from today.</param>
public sealed record GiveConsent(
    EdgeId EdgeId, OrganizationId FirmId, ConsentPurpose? Purpose, IReadOnlyList<EdgeField>? Fields, DateOnly? Until = null,
    long? Version = null) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        EdgeInWork.NeedAsync(work, EdgeId, FirmId, cancellation);

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var held = await EdgeInWork.HoldAsync(work, EdgeId, cancellation);
        var today = ChinaTime.DayOf(work.Now);
        if ((ConsentRules.MayGive(held.Edge, today) ?? Work.Stale(held.Edge, Version)) is { } late)
        {
            return late;
        }

        EdgeField[] fields = [.. (Fields ?? []).Distinct().Order()];
        var until = Until ?? today.AddYears(ConsentLimits.Years);
        var check = new Checks();
        ConsentRules.Check(check, Purpose, fields, until, today);
        if (check.Refusal is { } no || Purpose is not { } purpose)
        {
            return check.Refusal ?? Refusal.NotFound;
        }

        var all = await work.Set<EdgeConsent>().Where(c => c.EdgeId == EdgeId && c.Purpose == purpose)
            .ToListAsync(cancellation);
        Set(work, held, purpose, fields, until, all);
        await TellAsync(work, held, purpose, fields, all, cancellation);
        return new Done();
    }

    private void Set(
        Work work, EdgeInWork held, ConsentPurpose purpose, EdgeField[] fields, DateOnly until, List<EdgeConsent> all)
    {
        foreach (var field in Enum.GetValues<EdgeField>())
        {
            var mine = all.Find(c => c.FirmId == FirmId && c.Field == field);
            if (!fields.Contains(field))
            {
                if (mine is { WithdrawnAt: null })
                {
                    mine.WithdrawnAt = work.Now;
                }

                continue;
            }

            mine ??= work.Add(new EdgeConsent
            {
                EdgeId = EdgeId, FirmId = FirmId, Purpose = purpose, Field = field, SiteId = held.NameOf(FirmId).Site,
            });
            (mine.Until, mine.GivenAt, mine.GivenByAccount, mine.WithdrawnAt) = (until, work.Now, work.Actor.Id, null);
        }

        held.Count();
        held.Record(new ConsentGiven(FirmId, purpose, fields, until));
    }

    /// <summary>The other side is asked once, and only for what it has not agreed to itself.</summary>
    private async Task TellAsync(
        Work work, EdgeInWork held, ConsentPurpose purpose, EdgeField[] fields, List<EdgeConsent> all,
        CancellationToken cancellation)
    {
        await Inbox.CloseAsync(work, FirmId, EdgeNotices.OfferedKind, EdgeId.Value, cancellation);
        var today = ChinaTime.DayOf(work.Now);
        var other = held.Edge.OtherSide(FirmId);
        var agreed = all.Where(c => c.FirmId == other && c.WithdrawnAt is null && c.Until >= today).Select(c => c.Field);
        if (purpose != ConsentPurpose.Partner && fields.Except(agreed).Any())
        {
            await Inbox.OpenAsync(work, EdgeNotices.Offered(held, other), cancellation);
        }
    }
}
