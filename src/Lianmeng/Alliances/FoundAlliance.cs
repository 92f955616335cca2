using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;

namespace Lianmeng.Alliances;

/// <summary>A slot of a new alliance's formula.</summary>
/// <param name="Symbol">1, X, N or another; what it means is said by <paramref name="Meaning"/>.</param>
public sealed record SlotDraft(
    string Symbol, string Meaning, string EnglishMeaning, int Minimum = 0, int? Maximum = null,
    PartyOrganizationRule PartyOrganization = PartyOrganizationRule.Any);

/// <summary>Founds an alliance of a chain with the slots of its formula, in order.</summary>
public sealed record FoundAlliance(
    string Code, string Chain, string Name, string EnglishName, FirstDay From, IReadOnlyList<SlotDraft> Slots,
    OrganizationId? FounderId = null, OrganizationId? SecretariatId = null, FactSource Source = FactSource.Entered)
    : ICommand<AllianceId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(AlliancesAbilities.Keep, Site: work.Actor.Site));

    public Task<Outcome<AllianceId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var alliance = new Alliance
        {
            Id = work.Ids.New<OfAlliances.Alliance>(), SiteId = work.Actor.Site,
            Code = check.Text(Code, "code", AlliancesLimits.Code),
            Name = check.Text(Name, "name", AlliancesLimits.Name),
            EnglishName = check.Text(EnglishName, "englishName", AlliancesLimits.EnglishName),
            Chain = check.Text(Chain, "chain", 40),
            FounderId = FounderId, SecretariatId = SecretariatId,
            From = From.Day, Precision = From.Precision, Source = Source, RecordedAt = work.Now,
        };
        var slots = Slots.Select((slot, place) => Make(slot, place, alliance, check)).ToList();
        check.When(Slots.Count is 0 or > AlliancesLimits.Slots, "alliance.slots", "slots", $"{AlliancesLimits.Slots}")
            .When(slots.Select(s => s.Symbol).Distinct().Count() < slots.Count, "alliance.symbol-twice", "slots");
        if (check.Refusal is { } no)
        {
            return Task.FromResult<Outcome<AllianceId>>(no);
        }

        work.Add(alliance);
        slots.ForEach(slot => work.Add(slot));
        work.Record(alliance.SiteId, alliance.Id.Value, new AllianceFounded(alliance.Code, alliance.Chain, alliance.From));
        return Task.FromResult<Outcome<AllianceId>>(alliance.Id);
    }

    private static Slot Make(SlotDraft slot, int place, Alliance alliance, Checks check)
    {
        check.When(slot.Minimum < 0 || slot.Maximum < slot.Minimum || slot.Maximum == 0, "slot.limits", "slots");
        return new Slot
        {
            SiteId = alliance.SiteId, AllianceId = alliance.Id, Place = place,
            Symbol = check.Text(slot.Symbol, "slots", AlliancesLimits.Symbol),
            Meaning = check.Text(slot.Meaning, "slots", AlliancesLimits.Meaning),
            EnglishMeaning = check.Text(slot.EnglishMeaning, "slots", AlliancesLimits.Meaning),
            Minimum = slot.Minimum, Maximum = slot.Maximum, PartyOrganization = slot.PartyOrganization,
        };
    }
}
