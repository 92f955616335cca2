using Lianmeng.Alliances.State;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Alliances;

/// <summary>What the station keeps beside the members: agreements and action branches that last, and whom they may name.
/// The caller's route asks for <see cref="AlliancesAbilities.Keep"/>.</summary>
public sealed class KeptFacts(Reads reads, OrganizationNames names, OrganizationDirectory directory)
{
    public Task<IReadOnlyList<LastingLine>> AgreementsAsync(CancellationToken cancellation) => NamedAsync(
        reads.Of<SupportAgreement>().Where(a => a.To == null).OrderBy(a => a.Code)
            .Select(a => new Lasting(a.Id, a.AgencyId, a.From)), cancellation);

    public Task<IReadOnlyList<LastingLine>> ActionBranchesAsync(CancellationToken cancellation) => NamedAsync(
        reads.Of<ActionBranch>().Where(b => b.To == null).OrderBy(b => b.From)
            .Select(b => new Lasting(b.Id, b.OrganizationId, b.From)), cancellation);

    /// <summary>Bodies of a kind to choose from.</summary>
    public Task<IReadOnlyList<OrganizationLink>> ChoicesAsync(OrganizationKind kind, CancellationToken cancellation) =>
        directory.ChoicesAsync(kind, cancellation);

    private async Task<IReadOnlyList<LastingLine>> NamedAsync(IQueryable<Lasting> rows, CancellationToken cancellation)
    {
        var lasting = await rows.Take(500).ToListAsync(cancellation);
        var known = await names.OfAsync(lasting.Select(l => l.Organization), cancellation);
        return [.. lasting.Where(l => known.ContainsKey(l.Organization))
            .Select(l => new LastingLine(l.Id, known[l.Organization], l.From))];
    }

    private sealed record Lasting(Guid Id, OrganizationId Organization, DateOnly From);
}

/// <summary>An agreement or action branch that lasts.</summary>
public sealed record LastingLine(Guid Id, OrganizationName Organization, DateOnly From);
