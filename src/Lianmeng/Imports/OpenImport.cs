using Lianmeng.Imports.State;
using Lianmeng.Kernel;

namespace Lianmeng.Imports;

/// <summary>Lays a file before the program, which checks it in the background. Nothing of it is written yet.</summary>
/// <param name="Content">The file, compressed.</param>
/// <param name="FileHash">SHA-256 of the file as it came, hex.</param>
/// <param name="IsInHand">Whoever opens it goes on with it: the background leaves it alone.</param>
internal sealed record OpenImport(string Kind, string FileName, string FileHash, byte[] Content, ImportChoices Choices,
    bool IsInHand = false) : ICommand<ImportId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(ImportsAbilities.Import, Site: work.Actor.Site));

    public Task<Outcome<ImportId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var id = work.Ids.New<OfImports.Import>();
        work.Add(new Import
        {
            Id = id, SiteId = work.Actor.Site, Kind = Kind, FileName = FileName, FileHash = FileHash,
            State = ImportState.Waiting, IgnoresUnknown = Choices.IgnoresUnknown, AllNew = Choices.AllNew,
            AccountId = work.Actor.Id, By = work.Actor.Name, At = work.Now, SeenAt = IsInHand ? work.Now : null,
        });
        work.Add(new ImportFile { Id = id, SiteId = work.Actor.Site, Content = Content, At = work.Now });
        return Task.FromResult<Outcome<ImportId>>(id);
    }
}
