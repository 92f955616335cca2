using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Alliances;

/// <summary>Sets how often a meeting is held from a day on; the rhythm before ends the day before.</summary>
/// <param name="Subject">What is held, such as <see cref="ExchangeMeeting"/>.</param>
public sealed record SetCadence(
    string Subject, CadencePeriod Every, FirstDay From, FactSource Source = FactSource.Entered) : ICommand<Guid>
{
    /// <summary>The exchange meeting of the alliances.</summary>
    public const string ExchangeMeeting = "exchange-meeting";

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var subject = check.Text(Subject, "subject", 40);
        var open = await work.Set<Cadence>().FirstOrDefaultAsync(c => c.Subject == subject && c.To == null, cancellation);
        check.When(open?.From >= From.Day, "cadence.before-last", "from", $"{open?.From:yyyy-MM-dd}")
            .When(open?.Every == Every, "cadence.same", "every");
        if (check.Refusal is { } no)
        {
            return no;
        }

        open?.End(From.Day.AddDays(-1), work.Now);

        var cadence = work.Add(new Cadence
        {
            Id = work.Ids.New<Cadence>().Value, SiteId = work.Actor.Site, Subject = subject, Every = Every,
            From = From.Day, Precision = From.Precision, Source = Source, RecordedAt = work.Now,
        });
        work.Record(cadence.SiteId, cadence.Id, new CadenceSet(subject, Every, From.Day, open?.Every));
        return cadence.Id;
    }
}
