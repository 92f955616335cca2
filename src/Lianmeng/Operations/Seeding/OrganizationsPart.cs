using Lianmeng.Operations.Worlds;
using Lianmeng.Registry;

namespace Lianmeng.Operations.Seeding;

/// <summary>organizations.yml into the directory; a body above before the bodies below it.</summary>
internal sealed class OrganizationsPart : IWorldPart
{
    public async Task SeedAsync(WorldSeeding seeding, CancellationToken cancellation)
    {
        seeding.Organizations = await RegistryCodes.OrganizationsAsync(seeding.Halls, seeding.Site, cancellation);
        foreach (var body in seeding.World.Organizations)
        {
            await AddAsync(seeding, body, cancellation);
        }
    }

    private static async Task<OrganizationId> AddAsync(
        WorldSeeding seeding, WorldOrganization body, CancellationToken cancellation)
    {
        if (seeding.Organizations.TryGetValue(body.Id, out var known))
        {
            return known;
        }

        OrganizationId? parent = body.Parent is { } above
            ? await AddAsync(seeding, seeding.World.GetOrganization(above), cancellation)
            : null;
        var command = new RegisterOrganization(
            body.Id, Enum.Parse<OrganizationKind>(body.Kind.ToString()), body.Name.Zh, body.Name.En,
            body.Aliases.Count > 0 ? body.Aliases[0].Zh : null, parent, body.Region,
            body.Level is { } level ? Enum.Parse<AdministrativeLevel>(level.ToString()) : null,
            body.Chain, WorldSeeding.SourceOf(body.Source), body.IsPublished, StatedIn: WorldSeeding.PaperOf(body.Source));
        return seeding.Organizations[body.Id] =
            await seeding.DoAsync($"organization/{body.Id}", command, cancellation);
    }
}
