using System.Text;
using Lianmeng.Imports;
using Lianmeng.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Support;

public sealed partial class TestWorld
{
    private ImportDesk Desk => Hall.App.Services.GetRequiredService<ImportDesk>();

    /// <summary>What a file would do.</summary>
    public Task<ImportReport> TryImportAsync(string kind, string csv, ImportChoices? choices = null) => Desk.TryAsync(
        Desk.Find(kind)!, Site, Encoding.UTF8.GetBytes(csv), "示例.csv", choices ?? new(), TestContext.Current.CancellationToken);

    /// <summary>Checks, confirms and writes a file.</summary>
    public Task<(ImportReport Report, Outcome<ImportId> Written)> ImportAsync(
        Actor by, string kind, string csv, ImportChoices? choices = null) => Desk.ImportAsync(
        by, Desk.Find(kind)!, Encoding.UTF8.GetBytes(csv), "示例.csv", choices ?? new(), TestContext.Current.CancellationToken);

    /// <summary>The same for one that must be written.</summary>
    public async Task<ImportId> ImportedAsync(Actor by, string kind, string csv, ImportChoices? choices = null)
    {
        var (report, written) = await ImportAsync(by, kind, csv, choices);
        Assert.True(written.IsDone, $"{written.Refused}: {string.Join("; ", report.Faults)}");
        return written.Value;
    }

    public Task<(Outcome<Done> Outcome, ImportFaults Blocks)> UndoImportAsync(Actor by, ImportId import) =>
        Desk.UndoAsync(by, import, TestContext.Current.CancellationToken);
}
