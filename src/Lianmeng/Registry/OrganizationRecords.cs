using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>What is kept of one organisation beside its row in the directory: its names, what is said of its fields and by
/// whom, where it sits. What a firm says of itself and nobody verified is read by the firm and the station alone.</summary>
public sealed class OrganizationRecords(Reads reads, CurrentActor current)
{
    private const int Most = 200;

    public async Task<OrganizationRecord> OfAsync(OrganizationId id, DateOnly on, CancellationToken cancellation)
    {
        var actor = current.Required;
        var readsClaims = MayKeep(actor) || Policy.Decide(actor, new(RegistryAbilities.StateOwn, id)) is null;
        var mayRead = Policy.Decide(actor, new(RegistryAbilities.ReadDirectory, Site: actor.Site)) is null;
        var names = await reads.Of<NameRecord>().Where(n => mayRead && n.OrganizationId == id && n.Kind != NameKind.Present)
            .OrderByDescending(n => n.To).ThenBy(n => n.Name).Take(Most)
            .Select(n => new NameLine(n.Name, n.Kind, n.From, n.To)).ToListAsync(cancellation);
        var values = await reads.Of<FieldValue>()
            .Where(v => mayRead && v.OrganizationId == id)
            .Where(v => readsClaims || v.Standing != Standing.Claimed || v.VerifiedOn != null)
            .OrderBy(v => v.Id).Take(Most).ToListAsync(cancellation);
        return new(
            names,
            [.. values.GroupBy(v => v.Field).OrderBy(g => g.Key).Select(g => new FieldLines(
                g.Key, LineOf(FieldRules.Best(g) ?? g.First()), [.. g.OrderBy(v => v.Standing).Select(LineOf)]))],
            await TenanciesAsync(mayRead, id, on, cancellation));
    }

    /// <summary>How many rows of which tables point to it: what a merge would move. For the station alone.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ReferencesAsync(OrganizationId id, CancellationToken cancellation) =>
        MayKeep(current.Required) ? await reads.CountReferencesAsync(id, cancellation) : new Dictionary<string, int>();

    /// <summary>What a merge would be refused for before anything is tried; null when nothing speaks against it.</summary>
    public async Task<Refusal?> MergeRefusalAsync(OrganizationId old, OrganizationId into, CancellationToken cancellation)
    {
        var both = await reads.Of<Organization>().Where(o => o.Id == old || o.Id == into).ToListAsync(cancellation);
        return both.FirstOrDefault(o => o.Id == old) is { } one && both.FirstOrDefault(o => o.Id == into) is { } other
            ? MergeRules.Check(one, other) : Refusal.NotFound;
    }

    /// <summary>Organisations whose name may mean the same body; without itself.</summary>
    public async Task<IReadOnlyList<OrganizationLink>> LikeAsync(
        string name, OrganizationId? without, CancellationToken cancellation) =>
        [.. (await LikeNames.FindAsync(reads.Of<NameRecord>(), reads.Of<Organization>(), name, cancellation))
            .Where(o => o.Id != without)];

    private async Task<IReadOnlyList<TenancyLine>> TenanciesAsync(
        bool mayRead, OrganizationId id, DateOnly on, CancellationToken cancellation) =>
        await reads.Of<Tenancy>()
            .Where(t => mayRead && t.OrganizationId == id && t.From <= on && (t.To == null || on <= t.To))
            .Join(reads.Of<Organization>(), t => t.ParkId, o => o.Id, (t, o) => new { t, o })
            .OrderBy(x => x.t.From).ThenBy(x => x.t.Id).Take(Most)
            .Select(x => new TenancyLine(
                x.t.Id, x.o.Id, x.o.Name, x.o.EnglishName,
                reads.Of<Place>().Where(p => p.Id == x.t.PlaceId).Select(p => p.Name).FirstOrDefault(), x.t.From, x.t.To))
            .ToListAsync(cancellation);

    private static bool MayKeep(Actor actor) =>
        Policy.Decide(actor, new(RegistryAbilities.KeepDirectory, Site: actor.Site)) is null;

    private static FieldLine LineOf(FieldValue value) => new(
        value.Standing, value.Value, value.Source, value.AsOf, value.StatedBy, value.VerifiedBy, value.VerifiedOn);
}

/// <summary>Everything that is kept of an organisation beside its row.</summary>
public sealed record OrganizationRecord(
    IReadOnlyList<NameLine> Names, IReadOnlyList<FieldLines> Fields, IReadOnlyList<TenancyLine> Tenancies)
{
    public FieldLine? Best(OrganizationField field) => Fields.FirstOrDefault(f => f.Field == field)?.Best;
}

/// <summary>A name that it has or had beside its present one; both days inclusive, null where not known.</summary>
public sealed record NameLine(string Name, NameKind Kind, DateOnly? From, DateOnly? To);

/// <summary>A field: what is shown first, and everything that is said of it.</summary>
public sealed record FieldLines(OrganizationField Field, FieldLine Best, IReadOnlyList<FieldLine> All);

/// <summary>What somebody says of a field.</summary>
public sealed record FieldLine(
    Standing Standing, string Value, string Source, DateOnly AsOf, string StatedBy, string? VerifiedBy, DateOnly? VerifiedOn);

/// <summary>A stay in a park, from a day to a day, both inclusive.</summary>
public sealed record TenancyLine(
    Guid Id, OrganizationId ParkId, string Park, string EnglishPark, string? Place, DateOnly From, DateOnly? To)
{
    public string ParkIn(Language language) => language == Language.English ? EnglishPark : Park;
}
