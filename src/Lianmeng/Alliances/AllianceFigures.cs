using Lianmeng.Alliances.State;
using Lianmeng.Kernel;

namespace Lianmeng.Alliances;

/// <summary>The figures of the alliances as of a day, each with what the reader may see behind it. The caller's route asks
/// for <see cref="AlliancesAbilities.ReadFigures"/>.</summary>
public sealed class AllianceFigures
{
    private readonly FactsReader _facts;
    private readonly CurrentActor _current;
    private readonly AllianceDay _day;

    internal AllianceFigures(FactsReader facts, CurrentActor current, AllianceDay day) =>
        (_facts, _current, _day) = (facts, current, day);

    /// <summary>Every figure, in the order of <see cref="FigureCodes.All"/>: valid on a day, as known today.</summary>
    public Task<IReadOnlyList<Figure>> AsOfAsync(DateOnly day, CancellationToken cancellation) =>
        AsOfAsync(day, null, cancellation);

    /// <summary>Every figure valid on a day, as it was known at the end of another: what officials read then, and not
    /// what was corrected or entered since.</summary>
    public async Task<IReadOnlyList<Figure>> AsOfAsync(DateOnly day, DateOnly? known, CancellationToken cancellation)
    {
        var facts = await _facts.ReadAsync(cancellation);
        var sight = new AllianceSight(facts, _current.Actor, _day.Today);
        return [.. FigureRules.Compute(facts.KnownOn(known), day).Select(f => sight.Of(f) with { Known = known })];
    }

    /// <summary>One figure; null for an unknown code.</summary>
    public async Task<Figure?> FindAsync(string code, DateOnly day, DateOnly? known, CancellationToken cancellation) =>
        (await AsOfAsync(day, known, cancellation)).FirstOrDefault(f => f.Code == code);

    /// <summary>What a move would do to the figures of its day, nothing written; refused as the move itself would be.</summary>
    public async Task<Outcome<FigureChanges>> IfMovedAsync(
        AllianceId alliance, OrganizationId organization, string slot, DateOnly on, CancellationToken cancellation)
    {
        var facts = await _facts.ReadAsync(cancellation);
        if (facts.Alliances.All(a => a.Id != alliance))
        {
            return Refusal.NotFound;
        }

        return MembershipRules.Move(
                slot, facts.Slots.FirstOrDefault(s => s.AllianceId == alliance && s.Symbol == slot),
                facts.PartiesOf(organization).Any(), facts.MembersOf(alliance), organization, on,
                _day.Today) is { } no
            ? no
            : Compare(facts, facts.WithMove(alliance, organization, slot, on), on);
    }

    /// <summary>What leaving would do to the figures of the first day without the member; refused as the leaving itself
    /// would be.</summary>
    public async Task<Outcome<FigureChanges>> IfLeftAsync(
        AllianceId alliance, OrganizationId organization, DateOnly last, CancellationToken cancellation)
    {
        var facts = await _facts.ReadAsync(cancellation);
        var firstWithout = last.AddDays(1);
        return MembershipRules.Leave(facts.MembersOf(alliance), organization, last, _day.Today) is { } no
            ? no
            : Compare(facts, facts.WithoutMember(alliance, organization, firstWithout), firstWithout);
    }

    private static FigureChanges Compare(AllianceFacts before, AllianceFacts after, DateOnly day) => new(
        day, [.. FigureRules.Compute(before, day).Zip(FigureRules.Compute(after, day), (b, a) => new FigureChange(b, a))
            .Where(c => c.Before.Code is FigureCodes.PartyOrganizations or FigureCodes.Firms or FigureCodes.Members
                or FigureCodes.Share)]);
}

/// <summary>Figures of a day before and after something that is not done yet.</summary>
public sealed record FigureChanges(DateOnly On, IReadOnlyList<FigureChange> All);

public sealed record FigureChange(Figure Before, Figure After)
{
    public bool IsChanged => Before.Number != After.Number;
}
