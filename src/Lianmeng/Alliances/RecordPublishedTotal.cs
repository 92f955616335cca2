using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>Records a total that a source printed for a day. It is shown beside our own count, and says from which day
/// the records behind that figure are complete.</summary>
/// <param name="Figure">Code of <see cref="FigureCodes"/>.</param>
public sealed record RecordPublishedTotal(
    string Figure, DateOnly AsOf, int Value, Qualifier Qualifier = Qualifier.Exact,
    FactSource Source = FactSource.Page) : ICommand<Guid>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks()
            .When(!FigureCodes.All.Contains(Figure), "figure.unknown", "figure", Figure)
            .When(Value is < 0 or > AlliancesLimits.Members, "members.range", "value", "0", $"{AlliancesLimits.Members}");
        if (check.Refusal is { } no)
        {
            return Task.FromResult<Outcome<Guid>>(no);
        }

        var total = work.Add(new PublishedTotal
        {
            Id = work.Ids.New<PublishedTotal>().Value, SiteId = work.Actor.Site, Figure = Figure, AsOf = AsOf,
            Value = Value, Qualifier = Qualifier, Source = Source, RecordedAt = work.Now,
        });
        work.Record(total.SiteId, total.Id, new TotalPublished(Figure, AsOf, Value));
        return Task.FromResult<Outcome<Guid>>(total.Id);
    }
}
