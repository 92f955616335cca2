using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>The stations that keep the reader's site: whom to call. Nobody is listed to whoever has not signed in.</summary>
public sealed class StationNames(Reads reads)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<ShownName>> ListAsync(CancellationToken cancellation = default) =>
        await reads.Of<Organization>().Where(o => o.Kind == OrganizationKind.Station)
            .OrderBy(o => o.Code).Take(Most)
            .Select(o => new ShownName(o.Name, o.EnglishName)).ToListAsync(cancellation);
}
