using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Alliances.State;

/// <summary>The facts of the actor's site, once for each request. Whoever shows them asks <see cref="AllianceSight"/> what the
/// reader may see.</summary>
internal sealed class FactsReader(Reads reads, OrganizationNames names, CurrentActor current, KeptByJournal<AllianceFacts> kept)
{
    private AllianceFacts? _facts;

    public async Task<AllianceFacts> ReadAsync(CancellationToken cancellation) =>
        _facts ??= await kept.ReadAsync(reads, current.Actor?.Site ?? default, LoadAsync, cancellation);

    private async Task<AllianceFacts> LoadAsync(CancellationToken cancellation)
    {
        var alliances = await reads.Of<Alliance>().OrderBy(a => a.Code).ToListAsync(cancellation);
        var slots = await reads.Of<Slot>().OrderBy(s => s.Place).ToListAsync(cancellation);
        var memberships = await reads.Of<AllianceMembership>().ToListAsync(cancellation);
        var agreements = await reads.Of<SupportAgreement>().OrderBy(a => a.Code).ToListAsync(cancellation);
        var branches = await reads.Of<ActionBranch>().ToListAsync(cancellation);
        var known = await names.OfAsync(
            memberships.Select(m => m.OrganizationId).Concat(agreements.Select(a => a.AgencyId))
                .Concat(branches.Select(b => b.OrganizationId)), cancellation);
        return new(
            alliances, slots, Sorted(memberships, m => m.OrganizationId, known),
            await names.PartyOrganizationsAsync(memberships.Select(m => m.OrganizationId), cancellation),
            await reads.Of<MemberCount>().ToListAsync(cancellation),
            await reads.Of<MemberBase>().ToListAsync(cancellation),
            Sorted(agreements, a => a.AgencyId, known), Sorted(branches, b => b.OrganizationId, known),
            await reads.Of<Cadence>().OrderBy(c => c.From).ToListAsync(cancellation),
            await reads.Of<PublishedTotal>().ToListAsync(cancellation), known);
    }

    /// <summary>Whoever has a published name first, then by code of the directory: stable.</summary>
    private static List<T> Sorted<T>(
        IEnumerable<T> rows, Func<T, OrganizationId> organization,
        IReadOnlyDictionary<OrganizationId, OrganizationName> names) =>
        [.. rows.OrderBy(r => names.GetValueOrDefault(organization(r)) is { IsNamed: false })
            .ThenBy(r => names.GetValueOrDefault(organization(r))?.Code, StringComparer.Ordinal)];
}
