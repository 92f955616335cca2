using Lianmeng.Imports;
using Lianmeng.Kernel;

namespace Lianmeng.Operations.Commands.Import;

/// <summary>The report of an import as a terminal shows it: faults on the error stream, one line each.</summary>
internal static class ImportPrint
{
    public static async Task ReportAsync(OperatorConsole console, string file, ImportReport report)
    {
        foreach (var problem in report.Problems)
        {
            await console.Error.WriteLineAsync($"{file}: {problem.Code}: {Words.InEnglish.Of(problem)}");
        }

        if (report.Problems.Count > 0)
        {
            return;
        }

        await FaultsAsync(console, report.Faults, report.FaultCount);
        if (report.Unknown.Count > 0)
        {
            await console.Output.WriteLineAsync($"Columns that are not known and left out: {string.Join(", ", report.Unknown)}.");
        }

        foreach (var change in report.Changes.OrderByDescending(c => c.IsNew).ThenBy(c => c.Row))
        {
            var fields = change.Fields.Select(f => $"{Words.InEnglish["import.column." + f.Field]}: {f.Old ?? "–"} → {f.New}");
            await console.Output.WriteLineAsync(
                $"row {change.Row}, {(change.IsNew ? "new" : "changed")}: {string.Join("; ", fields.Prepend(change.Name))}");
        }

        var shown = report.Changes.Count;
        var all = report.New + report.Changed;
        await console.Output.WriteAsync(all > shown ? $"and {all - shown} more\n" : "");
        await console.Output.WriteLineAsync(
            $"{file}: {Count.Of(report.Rows, "row", "rows")}: {report.New} new, {report.Changed} changed, {report.Unchanged} unchanged, "
            + $"{Count.Of(report.FaultCount, "fault", "faults")}.");
    }

    public static async Task FaultsAsync(OperatorConsole console, IReadOnlyList<ImportFault> faults, int count)
    {
        foreach (var fault in faults)
        {
            var column = fault.Column is null ? "" : $", column \"{fault.Column}\"";
            await console.Error.WriteLineAsync(
                $"row {fault.Row}{column}: {fault.Problem.Code}: {Words.InEnglish.Of(fault.Problem)}");
        }

        if (count > faults.Count)
        {
            await console.Error.WriteLineAsync($"and {Count.Of(count - faults.Count, "more fault", "more faults")}");
        }
    }
}
