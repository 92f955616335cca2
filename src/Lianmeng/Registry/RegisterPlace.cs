using Lianmeng.Kernel;
using Lianmeng.Registry.State;

namespace Lianmeng.Registry;

/// <summary>Enters a place: a plot, a building, a floor of a park.</summary>
/// <param name="EnglishName">Empty means that it has none and is shown by its name.</param>
public sealed record RegisterPlace(
    string? Name, string? EnglishName = null, string? Address = null, OrganizationId? ParkId = null) : ICommand<Guid>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public async Task<Outcome<Guid>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var name = check.Text(Name, "name", RegistryLimits.Name);
        var place = new Place
        {
            Id = work.Ids.New<Place>().Value, SiteId = work.Actor.Site, Name = name, ParkId = ParkId,
            EnglishName = check.OptionalText(EnglishName, "englishName", RegistryLimits.EnglishName) ?? name,
            Address = check.OptionalText(Address, "address", RegistryLimits.FieldText),
        };
        check.When(ParkId is { } park && await work.FindKindAsync(park, cancellation)
            is not (OrganizationKind.Park or OrganizationKind.Zone), "tenancy.no-park", "parkId");
        if (check.Refusal is { } no)
        {
            return no;
        }

        work.Add(place);
        work.Record(place.SiteId, place.Id, new PlaceRegistered(place.Name));
        return place.Id;
    }
}
